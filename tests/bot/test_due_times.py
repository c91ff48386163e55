"""What falls due is told by the database: once, in the hubs' own time, whatever happens to the clock or the process."""

import datetime as dt

import pytest

from bot.clock import Clock
from bot.leadership import Term
from bot.sending.aftermath import Aftermath
from bot.ticker import Ticker
from db import Database, UnitOfWork
from db.delivery.marks import Mark
from domain.agenda import Due, Entry
from domain.delivery import DeliveryState
from domain.hubs import Municipality
from domain.requests import Progress, Request, RequestStatus
from tests.bot.conftest import Unchallenged
from tests.conftest import OSLO
from tests.db.seeds import call_for_help

SPRING = dt.date(2027, 3, 28)  # at 2 it becomes 3
AUTUMN = dt.date(2027, 10, 31)  # at 3 it becomes 2


class Wall:
    """A clock that a test sets."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now


def at(day: dt.date, hour: int, minute: int = 0, *, fold: int = 0) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, hour, minute, fold=fold, tzinfo=OSLO)


def request(day: dt.date, starts: int, ends: int) -> Request:
    return Request(1, 9, RequestStatus.OPEN, hub="heggedal", day=day, starts=dt.time(starts), ends=dt.time(ends))


@pytest.mark.parametrize(
    ("day", "starts", "ends", "hours"),
    [
        (SPRING - dt.timedelta(days=1), 22, 4, 5),  # the night when an hour is missing
        (AUTUMN - dt.timedelta(days=1), 22, 4, 7),  # the night when an hour comes twice
        (SPRING, 10, 12, 2),
        (AUTUMN, 10, 12, 2),
    ],
)
def test_time_of_a_request_is_the_hubs_own_on_both_nights(day: dt.date, starts: int, ends: int, hours: int) -> None:
    asked = request(day, starts, ends)
    begins, over = asked.starts_at(OSLO), asked.ends_at(OSLO)
    assert begins is not None
    assert over is not None
    assert over.astimezone(dt.UTC) - begins.astimezone(dt.UTC) == dt.timedelta(hours=hours)


async def due(database: Database, useful_until: dt.datetime) -> int:
    async with database.work() as work:
        return await call_for_help(work, useful_until=useful_until)


def new_ticker(database: Database, wall: Wall, municipality: Municipality) -> Ticker:
    """What looks, in a process that has just begun."""

    async def registered(_work: UnitOfWork) -> Municipality:
        return municipality

    clock = Clock(now=lambda: wall.now)
    term: Term = Unchallenged(1, "me", clock)
    return Ticker(database, clock, term, registered, Aftermath(), lambda: None)


async def tick(database: Database, wall: Wall, municipality: Municipality) -> None:
    """One look of a process that has just begun."""
    await new_ticker(database, wall, municipality).tick()


async def progress(database: Database, request_id: int) -> Progress:
    async with database.work() as work:
        return await work.deliveries.progress(request_id)


@pytest.mark.parametrize(
    ("moment", "before"),
    [
        (at(SPRING, 3), at(SPRING, 1, 59)),
        (at(AUTUMN, 2, 30, fold=1), at(AUTUMN, 2, 30, fold=0)),
        (at(AUTUMN, 2, 30, fold=0), at(AUTUMN, 2, 29, fold=0)),
    ],
    ids=["spring", "second 02:30", "first 02:30"],
)
async def test_call_expires_once_at_its_moment_on_both_nights(
    database: Database, packaged: Municipality, moment: dt.datetime, before: dt.datetime
) -> None:
    wall, call = Wall(before), await due(database, moment)
    await tick(database, wall, packaged)
    assert await progress(database, call) == Progress(waiting=3)
    wall.now = moment
    for _process in range(2):
        await tick(database, wall, packaged)
        assert await progress(database, call) == Progress(expired=3)


async def test_clock_that_jumps_ahead_and_back_expires_nothing_twice(
    database: Database, packaged: Municipality
) -> None:
    noon = at(AUTUMN, 12)
    wall, call = Wall(noon + dt.timedelta(days=3)), await due(database, noon)
    await tick(database, wall, packaged)
    for days in (-3, 0, 3):
        wall.now = noon + dt.timedelta(days=days)
        await tick(database, wall, packaged)
    assert await progress(database, call) == Progress(expired=3)


async def test_calls_that_have_not_left_by_night_wait_for_the_morning(
    database: Database, packaged: Municipality
) -> None:
    evening, morning = at(SPRING, 21), at(SPRING + dt.timedelta(days=1), 8)
    call = await due(database, at(SPRING + dt.timedelta(days=2), 12))
    for _process in range(2):
        await tick(database, Wall(evening), packaged)
    async with database.work() as work:
        claimed = [
            len(await work.claims.claim("me", 8, [], moment))
            for moment in (evening, morning - dt.timedelta(seconds=1), morning)
        ]
    assert (claimed, await progress(database, call)) == ([0, 0, 3], Progress(waiting=3))


async def test_reply_that_an_ended_sender_put_off_does_not_wait_for_a_clock_that_was_set_back(
    database: Database, packaged: Municipality
) -> None:
    noon, second = at(SPRING, 12), dt.timedelta(seconds=1)
    async with database.work() as work:
        for chat in (7, -5):
            await work.outbox.put(chat, "sendMessage", {"text": "hei"}, noon)
        for parcel in await work.claims.claim("1.old", 2, [], noon):
            await work.marks.keep([Mark(parcel.id, DeliveryState.PENDING, not_before=noon + second)], noon, "1.old")
    before = noon - dt.timedelta(hours=1)
    await tick(database, Wall(before), packaged)
    async with database.work() as work:
        claimed = [parcel.chat_id for parcel in await work.claims.claim("2.new", 2, [], before)]
    assert claimed == [7]  # a group may have asked for a pause of its own


@pytest.mark.parametrize("is_restarted", [True, False])
@pytest.mark.parametrize(("hour", "called"), [(12, 3), (22, 0)], ids=["by day", "at night"])
async def test_calls_held_by_a_clock_that_was_ahead_wait_no_longer_than_for_this_night(
    database: Database, packaged: Municipality, hour: int, called: int, *, is_restarted: bool
) -> None:
    wall = Wall(at(SPRING + dt.timedelta(days=40), 23))
    request_id = await due(database, at(SPRING + dt.timedelta(days=50), 12))
    async with database.work() as work:
        await work.agenda.put(Entry(Due.LETTERS, wall.now, request_id, subject="1+99"))
    ticker = new_ticker(database, wall, packaged)
    await ticker.tick()
    wall.now = at(SPRING, hour)
    await (new_ticker(database, wall, packaged) if is_restarted else ticker).tick()
    morning = at(SPRING + dt.timedelta(days=1), 8)
    async with database.work() as work:
        assert len(await work.claims.claim("me", 8, [], wall.now)) == called
        assert len(await work.claims.claim("me", 8, [], morning)) == 3 - called
        assert [entry for entry in await work.agenda.of_request(request_id) if entry.at > morning] == []
