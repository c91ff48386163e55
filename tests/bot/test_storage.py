"""What is said of a database that cannot be opened, or that is gone."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.endings import DatabaseOutOfReach
from bot.erasure_journal import journal_beside
from bot.storage import open_database
from tests.db.conftest import sqlite_url


async def opened(folder: Path) -> list[str]:
    """Open the database in a folder, and return what the log says."""
    with capture_logs() as logs:
        async with open_database(sqlite_url(folder)):
            pass
    return [entry["event"] for entry in logs]


async def test_damaged_file_is_left_alone_and_a_backup_advised(tmp_path: Path) -> None:
    file = tmp_path / "town.db"
    file.write_bytes(b"no database " * 1000)
    cure = "^DATABASE_URL=.not shown. cannot be used: file is not a database. Keep the file and restore a backup.$"
    with pytest.raises(DatabaseOutOfReach, match=cure):
        await opened(tmp_path)
    assert file.read_bytes() == b"no database " * 1000


async def test_database_made_anew_where_there_has_been_one_is_told(tmp_path: Path) -> None:
    assert await opened(tmp_path) == []
    journal_beside(tmp_path / "town.db").write_bytes(b"")
    assert await opened(tmp_path) == []
    (tmp_path / "town.db").unlink()
    assert await opened(tmp_path) == ["database.new"]
