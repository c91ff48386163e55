"""`torgbot backup` and `restore`: what is refused, in one line, and then nothing has changed."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from bot.commands import backups
from bot.commands.backups import BackupRefused, Choices, checked, put_back, write_backup
from bot.endings import DatabaseTooNew
from bot.erasure_journal import journal_beside
from bot.leadership import LASTS, NAME
from bot.settings import Settings
from db import Database
from db.backup_file import BackupUnreadable, BackupWriter, Header, new_file
from db.schema import migrate, newest_version
from domain.erasures import Erasure, digest_of
from tests.bot.conftest import rows

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
EMPTY = Choices(replaces=False, is_moved=False, journals=())
REPLACED = replace(EMPTY, replaces=True)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database_url=f"sqlite+aiosqlite:///{tmp_path / 'town.db'}")


@pytest.fixture
async def filled(town_file: Path) -> Settings:
    """A database with Kari in it."""
    settings = Settings(database_url=f"sqlite+aiosqlite:///{town_file}")
    async with Database(settings.database_url) as database, database.work() as work:
        await work.arrivals.meet(7, "Kari", "nb", NOW)
    return settings


@pytest.fixture
async def file(filled: Settings, tmp_path: Path) -> Path:
    """A backup of it."""
    await write_backup(filled, tmp_path / "backup.gz")
    return tmp_path / "backup.gz"


async def people(settings: Settings) -> list[str]:
    async with Database(settings.database_url) as database:
        return [name for (name,) in await rows(database, "SELECT name FROM people ORDER BY id")]


async def tell(settings: Settings, statement: str) -> None:
    async with Database(settings.database_url) as database, database.work() as work:
        await work.connection.exec_driver_sql(statement)


def elsewhere(settings: Settings) -> Settings:
    return replace(settings, database_url=settings.database_url.replace("town", "other"))


async def test_backup_goes_into_an_empty_database(filled: Settings, file: Path) -> None:
    other = elsewhere(filled)
    header, settled = await put_back(other, file, EMPTY, NOW)
    assert (header.schema, settled.erased, await people(other)) == (newest_version(), 0, ["Kari"])


async def test_filled_database_is_lost_only_when_that_is_said(filled: Settings, file: Path) -> None:
    await tell(filled, "UPDATE people SET name = 'Ida'")
    with pytest.raises(BackupRefused, match="--replace"):
        await put_back(filled, file, EMPTY, NOW)
    assert await people(filled) == ["Ida"]
    await put_back(filled, file, REPLACED, NOW)
    assert await people(filled) == ["Kari"]


async def test_database_that_a_bot_leads_is_left_alone(filled: Settings, file: Path) -> None:
    async with Database(filled.database_url) as database, database.work() as work:
        await work.leases.take(NAME, "somebody", NOW, LASTS)
    await tell(filled, "UPDATE people SET name = 'Ida'")
    with pytest.raises(BackupRefused, match="A bot runs"):
        await put_back(filled, file, REPLACED, NOW)
    assert await people(filled) == ["Ida"]
    await put_back(filled, file, REPLACED, NOW + LASTS)
    assert await people(filled) == ["Kari"]


async def test_database_that_is_newer_is_left_alone(filled: Settings, file: Path, tmp_path: Path) -> None:
    await tell(filled, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseTooNew, match="9999"):
        await put_back(filled, file, REPLACED, NOW)
    with pytest.raises(DatabaseTooNew, match="9999"):
        await write_backup(filled, tmp_path / "newer.gz")
    assert (await people(filled), (tmp_path / "newer.gz").exists()) == (["Kari"], False)


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (Header("9999", NOW), "newer Torgbot"),
        (Header(newest_version(), NOW - dt.timedelta(days=366)), "older than 365 days"),
    ],
)
def test_backup_that_does_not_fit_is_refused(tmp_path: Path, header: Header, told: str) -> None:
    with new_file(tmp_path / "b.gz") as opened, BackupWriter(opened, header):
        pass
    with pytest.raises(BackupRefused, match=told):
        checked(tmp_path / "b.gz", NOW)


async def test_nothing_is_backed_up_where_nothing_is(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="no database yet"):
        await write_backup(settings, tmp_path / "b.gz")
    async with Database(settings.database_url) as database:
        await migrate(database)
        await migrate(database, "base")
    with pytest.raises(BackupRefused, match="empty"):
        await write_backup(settings, tmp_path / "b.gz")
    assert not (tmp_path / "b.gz").exists()


async def test_journal_that_is_named_counts(filled: Settings, file: Path, tmp_path: Path) -> None:
    journal = tmp_path / "copy.erasures"
    one = Erasure(digest_of(7, "aa"), "aa", NOW + dt.timedelta(hours=1))
    journal.write_text(f'{{"digest":"{one.digest}","salt":"aa","erased_at":"{one.erased_at.isoformat()}"}}\n')
    other = elsewhere(filled)
    _, settled = await put_back(other, file, replace(EMPTY, journals=[journal]), NOW)
    assert (settled.erased, await people(other)) == (1, [])


@pytest.mark.parametrize("said", ["scribbles", "[]", "7", '{"digest":"ab","salt":"aa","left_at":null,"back_at":null}'])
async def test_journal_that_cannot_be_read_stops_the_restore(filled: Settings, file: Path, said: str) -> None:
    journal_beside(filled.database_file or Path()).write_text(said)
    with pytest.raises(BackupRefused, match=r"town\.db\.erasures"):
        await put_back(filled, file, REPLACED, NOW)
    assert await people(filled) == ["Kari"]


def test_backup_of_a_schema_that_never_was_is_refused(tmp_path: Path) -> None:
    with new_file(tmp_path / "b.gz") as opened, BackupWriter(opened, Header("0000", NOW)):
        pass
    with pytest.raises(BackupUnreadable, match="no version 0000"):
        checked(tmp_path / "b.gz", NOW)


@pytest.mark.parametrize("ending", ["", "-wal", ".erasures"])
def test_database_is_never_written_over(monkeypatch: pytest.MonkeyPatch, town_file: Path, ending: str) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{town_file}")
    file = Path(f"{town_file}{ending}")
    file.touch()
    before = file.read_bytes()
    with pytest.raises(BackupRefused, match="database itself"):
        backups.backup(file, force=True)
    assert file.read_bytes() == before


def test_file_that_exists_is_not_written_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("b.gz").write_text("mine")
    with pytest.raises(BackupRefused, match="--force"):
        backups.backup(Path("b.gz"), force=False)
    assert Path("b.gz").read_text() == "mine"
