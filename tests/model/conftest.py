"""Stories that are told on PostgreSQL too."""

from tests.db.conftest import postgresql

__all__ = ["postgresql"]
