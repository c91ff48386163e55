"""The doctor looks at a real database and a real Bot API."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.clock import Clock
from bot.doctor.examination import Examination
from bot.doctor.findings import Level
from bot.register import Register
from bot.storage import fill_register, open_database
from db import Database
from db.delivery.inbox import Received
from db.engine import DatabaseUnavailable
from db.schema import migrate
from db.soundness import damage
from tests.bot.conftest import utc_now
from tests.conftest import Town

YEARS = dt.timedelta(days=365)


@pytest.fixture
async def lived_in(quiet_town: Town) -> Town:
    """A town with a register, by today's clock."""
    quiet_town.now = utc_now()
    async with open_database(quiet_town.settings.database_url) as database:
        await fill_register(database, Register(quiet_town.municipality, "test"), utc_now())
    return quiet_town


async def found(town: Town, clock: Clock | None = None, *, facts_age: dt.timedelta = 20 * YEARS) -> dict[str, Level]:
    """Every check and how it went."""
    examination = Examination(town.settings, clock or Clock(utc_now), facts_age)
    findings = [finding async for finding in examination.findings()]
    assert town.double.token not in " ".join(str(finding) for finding in findings)
    return {finding.check: finding.level for finding in findings if finding.check != "disk"}


async def troubles(town: Town, clock: Clock | None = None, *, facts_age: dt.timedelta = 20 * YEARS) -> dict[str, Level]:
    """Every check that found something."""
    checks = await found(town, clock, facts_age=facts_age)
    return {check: level for check, level in checks.items() if level is not Level.OK}


async def test_healthy_bot_is_told_to_be_well(lived_in: Town) -> None:
    checks = ["schema", "integrity", "database", "dead letters", "inbox", "outbox", "register", "facts"]
    checks += ["token", "inline", "clock", "webhook", "updates", "owners"]
    assert await found(lived_in) == dict.fromkeys(checks, Level.OK)


async def test_each_trouble_is_found(lived_in: Town) -> None:
    old = utc_now() - dt.timedelta(hours=1)
    async with lived_in.database() as database, database.work() as work:
        await work.inbox.keep([Received(1, 7, "{}"), Received(2, 8, "{}")], old)
        await work.inbox.note_failure(1, "KeyError", None)
        await work.outbox.put(7, "sendMessage", {"text": "hei"}, old)
    lived_in.double.profile.webhook = {"url": "https://elsewhere.example.org/"}
    lived_in.settings = replace(lived_in.settings, owner_ids=frozenset())
    checks = ("dead letters", "inbox", "outbox", "facts", "webhook", "owners")
    assert await troubles(lived_in, facts_age=dt.timedelta(0)) == dict.fromkeys(checks, Level.WARN)


@pytest.mark.parametrize(("seconds", "level"), [(30, Level.WARN), (-30, Level.WARN), (300, Level.FAIL)])
async def test_clock_that_is_wrong_is_found(lived_in: Town, seconds: int, level: Level) -> None:
    clock = Clock(now=lambda: utc_now() + dt.timedelta(seconds=seconds))
    assert await troubles(lived_in, clock) == {"clock": level}


async def test_token_that_telegram_does_not_know_is_found(lived_in: Town) -> None:
    wrong = replace(lived_in.settings, bot_token="1:wrong")  # noqa: S106 -- nobody's token
    assert await troubles(replace(lived_in, settings=wrong)) == {"token": Level.FAIL}


async def test_telegram_that_is_away_is_found(lived_in: Town) -> None:
    async with lived_in.double.refusing():
        assert await troubles(lived_in) == {"token": Level.FAIL}


async def test_database_that_takes_no_writes_is_found(lived_in: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(_database: Database) -> None:
        raise DatabaseUnavailable("attempt to write a readonly database")

    monkeypatch.setattr("bot.doctor.examination.try_writing", refuse)
    assert await troubles(lived_in) == {"database": Level.FAIL}


async def test_damaged_file_is_found(lived_in: Town) -> None:
    content = bytearray(lived_in.database_file.read_bytes())
    for page in range(3, len(content) // 4096):
        content[page * 4096 : page * 4096 + 100] = b"\xff" * 100
    lived_in.database_file.write_bytes(content)
    assert Level.FAIL in (await troubles(lived_in)).values()


async def test_damage_is_told_in_one_line(lived_in: Town) -> None:
    async with lived_in.database() as database, database.work() as work:
        page = await work.connection.scalar(text("SELECT rootpage FROM sqlite_schema WHERE name = 'ideas'"))
    content = bytearray(lived_in.database_file.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    lived_in.database_file.write_bytes(content)
    async with Database(lived_in.settings.database_url) as database:
        told = await damage(database)
    assert (told != "", len(told.splitlines())) == (True, 1)


async def test_older_database_is_told_to_be_migrated(quiet_town: Town) -> None:
    async with Database(quiet_town.settings.database_url) as database:
        await migrate(database, "0001")
    assert await troubles(quiet_town) == {"schema": Level.WARN}


async def test_folder_that_does_not_exist_is_found(quiet_town: Town, tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'missing' / 'town.db'}"
    quiet_town.settings = replace(quiet_town.settings, database_url=url)
    assert await troubles(quiet_town) == {"database": Level.FAIL}
