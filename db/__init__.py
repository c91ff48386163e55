"""What the house keeps: tables, queries and migrations; SQLAlchemy lives and dies here."""

from db import core_only  # noqa: F401 -- before anything asks for SQLAlchemy's asyncio side
from db.engine import Database
from db.work import UnitOfWork

__all__ = ["Database", "UnitOfWork"]
