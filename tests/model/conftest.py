"""Stories that are told on PostgreSQL too."""

import pytest

from db import sqlite
from tests.db.conftest import postgresql

__all__ = ["postgresql"]


@pytest.fixture(autouse=True)
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for the disk, for nobody pulls the plug."""
    pragmas = tuple(pragma.replace("synchronous=FULL", "synchronous=OFF") for pragma in sqlite.PRAGMAS)
    monkeypatch.setattr(sqlite, "PRAGMAS", pragmas)
