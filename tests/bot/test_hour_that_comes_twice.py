"""The hour that comes twice in autumn: nothing that waits by the clock waits an hour more or less for it."""

import datetime as dt

import pytest

from bot.agenda import FIRST_DELAY, AgendaKeeper
from bot.clock import Clock
from bot.receiving.lanes import Lanes
from bot.sending.attempts import mark_of
from db import Database, UnitOfWork
from db.delivery.claims import Parcel
from db.delivery.inbox import Received
from domain.agenda import Due, Entry
from domain.delivery import Again, Reply
from domain.hubs import Municipality
from domain.moments import between, later
from handlers.toolkit.occasion import Occasion
from tests.bot.conftest import Unchallenged, running
from tests.bot.diary import Diary
from tests.conftest import OSLO

ONCE_MORE = dt.datetime(2027, 10, 31, 2, 30, fold=1, tzinfo=OSLO)
FIRST_TIME = dt.datetime(2027, 10, 31, 2, 59, 58, tzinfo=OSLO)
"""Two seconds later it is two again."""
A_WHILE = dt.timedelta(seconds=5)

both_times = pytest.mark.parametrize("now", [FIRST_TIME, ONCE_MORE], ids=["first time", "once more"])


@both_times
async def test_what_an_ended_process_left_is_worked_at_once(database: Database, now: dt.datetime) -> None:
    diary = Diary()
    async with database.work() as work:
        await work.inbox.keep([Received(1, 7, "7:1")], later(now, -A_WHILE))
    async with running(Lanes(database, diary, Clock(now=lambda: now))):
        await diary.until("7:1")


@both_times
async def test_what_fails_is_put_off_as_long_as_ever(
    database: Database, packaged: Municipality, monkeypatch: pytest.MonkeyPatch, now: dt.datetime
) -> None:
    async def fail(_occasion: Occasion, entry: Entry) -> None:
        raise KeyError(entry.subject)

    async def registered(_work: UnitOfWork) -> Municipality:
        return packaged

    monkeypatch.setattr("bot.agenda.happen", fail)
    async with database.work() as work:
        await work.agenda.put(Entry(Due.SERIES, now, subject="1"))
    clock = Clock(now=lambda: now)
    await AgendaKeeper(database, clock, Unchallenged(1, "me", clock), registered, frozenset()).tick()
    async with database.reading() as work:
        [put_off] = await work.agenda.due(later(now, dt.timedelta(days=1)), 9)
    assert between(now, put_off.at) == FIRST_DELAY


@both_times
def test_pause_that_telegram_asks_for_is_kept_by_whoever_follows(now: dt.datetime) -> None:
    parcel = Parcel(1, 7, "reply", "sendMessage", "{}", 0, None, None, now)
    again = Again(A_WHILE.total_seconds(), pauses_all=True, is_flood=True)
    mark = mark_of(parcel, Reply(429, {}), again, now)
    assert mark.not_before is not None
    assert between(now, mark.not_before) == A_WHILE
