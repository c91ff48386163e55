"""What is done now and then: old things go, erasures are written down outside the database."""

import datetime as dt
import errno
import stat
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NoReturn

import orjson
import pytest

from bot import erasure_journal, housekeeping
from bot.clock import Clock
from bot.erasure_journal import ErasureJournal, journal_beside, read_journal
from bot.housekeeping import EVERY, Housekeeping
from db import Database
from db.delivery.inbox import InboxState, Received
from db.schema import migrate
from domain.departures import Departure
from domain.erasures import Erasure
from tests.bot.conftest import Unchallenged

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


class Time:
    """Two clocks that stand still until a test moves them."""

    def __init__(self) -> None:
        self.now = NOW
        self.seconds = 1000.0

    def passes(self, seconds: float) -> None:
        self.now += dt.timedelta(seconds=seconds)
        self.seconds += seconds

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
def older(journal: Path) -> Path:
    """A journal of before departures were remembered."""
    journal.write_text(f'{{"digest":"ab","salt":"aa","erased_at":"{(NOW - DAY).isoformat()}"}}\n')
    return journal


@pytest.fixture
def scribbles(journal: Path) -> Path:
    """A journal that is none."""
    journal.write_text("scribbles")
    return journal


@pytest.fixture(
    params=[
        '{"digest":"ab","salt":"aa","erased_at":"2026-11-22T12:00:00"}',
        '{"digest":"ab","salt":"aa","left_at":"2026-11-22T12:00:00+00:00","back_at":"2026-11-22T13:00:00"}',
        '{"digest":"ab","salt":"aa","left_at":"2026-11-22T12:00:00","back_at":null}',
        '{"digest":7,"salt":"aa","erased_at":"2026-11-22T12:00:00+00:00"}',
    ],
    ids=["erased", "back", "left", "digest"],
)
def edited(journal: Path, request: pytest.FixtureRequest) -> Path:
    """A journal that somebody wrote in by hand: a moment without a zone, a digest that is a number."""
    journal.write_text(request.param + "\n")
    return journal


def keeper(database: Database, time: Time) -> Housekeeping:
    """The housekeeping of a process that leads."""
    return Housekeeping(database, time.clock, Unchallenged(1, "me", time.clock))


def lines_of(journal: Path) -> list[str]:
    return journal.read_text().splitlines()


def look_of(journal: Path) -> tuple[int, int] | None:
    """A file's number, which changes when it is written anew, and who may read it; None while there is none."""
    return (journal.stat().st_ino, stat.S_IMODE(journal.stat().st_mode)) if journal.exists() else None


def full_disk(_file: Path) -> NoReturn:
    raise OSError(errno.ENOSPC, "No space left on device")


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
    keeping, left = keeper(database, time), []
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


async def test_clock_that_jumps_ahead_for_a_moment_removes_nothing(
    database: Database, time: Time, journal: Path
) -> None:
    keeping = keeper(database, time)
    await keeping.tick()
    async with database.work() as work:
        await work.inbox.keep([Received(9, 7, "{}")], NOW)
        await work.inbox.finish(9)
    [erasure] = await erase(database, 7, NOW)
    await keeping.tick()
    time.passes(EVERY)  # it is time to look
    for jump in (900 * DAY, -900 * DAY):
        time.now += jump
        for _ in range(2):
            await keeping.tick()
            assert (await finished(database), read_journal(journal)) == (1, [erasure])
            time.passes(EVERY / 2 - 1)
    time.now += 8 * DAY  # it stays ahead, as after a sleep
    await keeping.tick()
    assert await finished(database) == 1
    time.passes(EVERY)
    await keeping.tick()
    assert await finished(database) == 0


async def test_erasures_are_written_down_once(database: Database, time: Time, journal: Path) -> None:
    keeping = keeper(database, time)
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
    await keeper(database, time).tick()
    assert sorted(one.digest for one in read_journal(journal)) == sorted(one.digest for one in both)


async def test_erasure_after_the_clock_was_set_back_by_a_day_is_written_down(
    database: Database, time: Time, journal: Path
) -> None:
    keeping = keeper(database, time)
    await erase(database, 7, NOW + DAY)
    await keeping.tick()
    both = await erase(database, 8, NOW)
    await keeping.tick()
    assert sorted(one.digest for one in read_journal(journal)) == sorted(one.digest for one in both)


async def test_journal_outlives_the_database(database: Database, time: Time, journal: Path) -> None:
    lost = Erasure("ab", "aa", NOW - DAY)
    ErasureJournal(journal).keep([lost, Erasure("cd", "aa", NOW - 366 * DAY)], NOW - 365 * DAY)
    [new] = await erase(database, 7, NOW)
    await keeper(database, time).tick()
    assert read_journal(journal) == [lost, new]


async def test_what_a_restore_has_brought_is_written_down_however_old(
    database: Database, time: Time, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = Erasure("ab", "aa", NOW)
    ErasureJournal(journal).keep([newest], NOW - 365 * DAY)
    erasure, departure = Erasure("cd", "aa", NOW - 7 * DAY), Departure("ef", "aa", NOW - 7 * DAY)
    async with database.work() as work:
        await work.erasures.merge([erasure])
        await work.departures.merge([departure])
    keeping = keeper(database, time)
    with monkeypatch.context() as patch:
        patch.setattr(erasure_journal, "new_file", full_disk)
        await keeping.tick()
    assert read_journal(journal) == [newest]
    await keeping.tick()
    assert read_journal(journal) == [newest, erasure, departure]


async def test_journal_that_cannot_be_read_is_left_alone(database: Database, time: Time, scribbles: Path) -> None:
    before = look_of(scribbles)
    await erase(database, 7, NOW)
    await keeper(database, time).tick()
    assert (look_of(scribbles), await finished(database)) == (before, 0)


async def test_journal_edited_by_hand_is_left_alone_and_told_of(
    database: Database, time: Time, edited: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = look_of(edited)
    await erase(database, 7, NOW)
    await keeper(database, time).tick()
    assert (look_of(edited), await finished(database)) == (before, 0)
    told = [record.getMessage() for record in caplog.records if "erasures.unwritten" in record.getMessage()]
    assert ["mend or remove the .erasures file" in line for line in told] == [True]
    with pytest.raises(ValueError, match=edited.name):
        read_journal(edited)


async def test_leaving_and_coming_back_are_written_down_too(database: Database, time: Time, journal: Path) -> None:
    keeping = keeper(database, time)
    [erasure] = await erase(database, 7, NOW)
    async with database.work() as work:
        await work.departures.note(8, NOW)
    await keeping.tick()
    async with database.work() as work:
        await work.departures.note_return(8, NOW + DAY)
        [departure] = await work.departures.since()
    await keeping.tick()
    assert (read_journal(journal), departure.back_at) == ([erasure, departure], NOW + DAY)
    fields = [sorted(orjson.loads(line)) for line in lines_of(journal)]
    assert fields == [["digest", "erased_at", "salt"], ["back_at", "digest", "left_at", "salt"]]


async def test_departure_is_in_the_journal_for_a_year_whoever_came_back(journal: Path) -> None:
    back = Departure("ab", "aa", NOW - DAY, NOW + 300 * DAY)
    writing = ErasureJournal(journal)
    writing.keep([back], NOW - 365 * DAY)
    assert (writing.newest, ErasureJournal(journal).newest) == (back.back_at, back.back_at)
    writing.keep([], NOW - DAY)
    assert read_journal(journal) == [back]
    writing.keep([], NOW)
    assert read_journal(journal) == []


async def test_journal_of_the_version_before_is_read_and_kept(database: Database, time: Time, older: Path) -> None:
    [before] = lines_of(older)
    async with database.work() as work:
        await work.departures.note(8, NOW)
        [new] = await work.departures.since()
    await keeper(database, time).tick()
    assert (read_journal(older), lines_of(older)[0]) == ([Erasure("ab", "aa", NOW - DAY), new], before)
