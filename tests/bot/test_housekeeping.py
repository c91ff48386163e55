"""What is done now and then: old things go, erasures are written down outside the database."""

import datetime as dt
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import housekeeping
from bot.clock import Clock
from bot.erasure_journal import ErasureJournal, journal_beside, read_journal
from bot.housekeeping import EVERY, Housekeeping
from db import Database
from db.delivery.inbox import InboxState, Received
from db.schema import migrate
from domain.erasures import Erasure

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


class Time:
    """Two clocks that stand still until a test moves them."""

    def __init__(self) -> None:
        self.now = NOW
        self.seconds = 1000.0

    @property
    def clock(self) -> Clock:
        return Clock(now=lambda: self.now, monotonic=lambda: self.seconds)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """Five updates, worked eight days ago."""
    async with Database(f"sqlite+aiosqlite:///{tmp_path / 'town.db'}") as database:
        await migrate(database)
        async with database.work() as work:
            await work.inbox.keep([Received(number, 7, "{}") for number in range(5)], NOW - 8 * DAY)
            for number in range(5):
                await work.inbox.finish(number)
        yield database


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return journal_beside(tmp_path / "town.db")


@pytest.fixture
def scribbles(journal: Path) -> Path:
    """A journal that is none."""
    journal.write_text("scribbles")
    return journal


def look_of(journal: Path) -> tuple[int, int] | None:
    """A file's number, which changes when it is written anew, and who may read it; None while there is none."""
    return (journal.stat().st_ino, stat.S_IMODE(journal.stat().st_mode)) if journal.exists() else None


async def finished(database: Database) -> int:
    async with database.reading() as work:
        return await work.inbox.count(InboxState.DONE)


async def erase(database: Database, person: int, now: dt.datetime) -> list[Erasure]:
    """Somebody is erased; everything the database knows of erasures."""
    async with database.work() as work:
        await work.erasures.note(person, now)
    async with database.reading() as work:
        return await work.erasures.since()


async def test_old_things_go_a_few_a_tick_and_then_not_before_an_hour(
    database: Database, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "AT_ONCE", 2)
    keeping, left = Housekeeping(database, time.clock), []
    for _ in range(4):
        await keeping.tick()
        left.append(await finished(database))
    assert left == [3, 1, 0, 0]
    async with database.work() as work:
        await work.inbox.keep([Received(9, 7, "{}")], NOW - 8 * DAY)
        await work.inbox.finish(9)
    time.seconds += EVERY - 1
    await keeping.tick()
    assert await finished(database) == 1
    time.seconds += 1
    await keeping.tick()
    assert await finished(database) == 0


async def test_erasures_are_written_down_once(database: Database, time: Time, journal: Path) -> None:
    keeping = Housekeeping(database, time.clock)
    await keeping.tick()
    assert look_of(journal) is None
    first = await erase(database, 7, NOW)
    await keeping.tick()
    written = look_of(journal)
    assert written is not None
    assert (read_journal(journal), written[1]) == (first, 0o600)
    await keeping.tick()
    assert look_of(journal) == written
    both = await erase(database, 8, NOW - dt.timedelta(minutes=1))  # the clock was set back
    await Housekeeping(database, time.clock).tick()
    assert sorted(one.digest for one in read_journal(journal)) == sorted(one.digest for one in both)


async def test_journal_outlives_the_database(database: Database, time: Time, journal: Path) -> None:
    lost = Erasure("ab", "aa", NOW - DAY)
    ErasureJournal(journal).keep([lost, Erasure("cd", "aa", NOW - 366 * DAY)], NOW - 365 * DAY)
    [new] = await erase(database, 7, NOW)
    await Housekeeping(database, time.clock).tick()
    assert read_journal(journal) == [lost, new]


async def test_journal_that_cannot_be_read_is_left_alone(database: Database, time: Time, scribbles: Path) -> None:
    before = look_of(scribbles)
    await erase(database, 7, NOW)
    await Housekeeping(database, time.clock).tick()
    assert (look_of(scribbles), await finished(database)) == (before, 0)
