"""What the privacy policy no longer keeps goes, and nothing else."""

import datetime as dt

import pytest
from sqlalchemy import func, select, update

from db import Database, UnitOfWork
from db.delivery.inbox import Received, inbox
from db.delivery.outbox import outbox
from db.requests.requests import requests
from domain.delivery import DeliveryState
from domain.retention import RETENTION, Retention
from tests.db.seeds import NOW, call_for_help

DAY = dt.timedelta(days=1)
POLICY = Retention(
    finished_updates=7 * DAY,
    dead_letters=14 * DAY,
    replies=3 * DAY,
    calls=30 * DAY,
    notes=20 * DAY,
    guests=10 * DAY,
    erasures=365 * DAY,
)


async def sweep(work: UnitOfWork, now: dt.datetime, most: int = 100) -> int:
    return await work.bygone.remove(await work.bygone.find(POLICY, now, most))


@pytest.mark.parametrize(("days", "left"), [(7, [1, 2, 3]), (8, [2, 3]), (14, [2, 3]), (15, [3])])
async def test_updates_go_by_their_state(work: UnitOfWork, days: int, left: list[int]) -> None:
    await work.inbox.keep([Received(1, 7, "{}"), Received(2, 7, "{}"), Received(3, 7, "{}")], NOW)
    await work.inbox.finish(1)
    await work.inbox.note_failure(2, "KeyError", None)
    assert await sweep(work, NOW + days * DAY) == 3 - len(left)
    assert (
        list((await work.connection.execute(select(inbox.c.update_id).order_by(inbox.c.update_id))).scalars()) == left
    )


async def test_ids_stay_for_the_week_after_which_telegram_may_count_anew(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(1, 7, "{}")], NOW)
    await work.inbox.finish(1)
    assert await work.bygone.find(RETENTION, NOW + 7 * DAY, 100) == []
    assert await work.bygone.find(RETENTION, NOW + 8 * DAY, 100) != []


async def test_replies_go_once_they_have_ended(work: UnitOfWork) -> None:
    for chat in (1, 2):
        await work.outbox.put(chat, "sendMessage", {"text": "hei"}, NOW)
    await work.connection.execute(update(outbox).where(outbox.c.chat_id == 1).values(state=DeliveryState.SENT.value))
    assert (await sweep(work, NOW + 3 * DAY), await sweep(work, NOW + 4 * DAY)) == (0, 1)
    assert list((await work.connection.execute(select(outbox.c.chat_id))).scalars()) == [2]


async def test_calls_go_when_the_day_is_long_past(work: UnitOfWork) -> None:
    request_id = await call_for_help(work)
    await work.unsent.stop_request(request_id, NOW)
    day = await work.connection.scalar(select(requests.c.day))
    then = dt.datetime.combine(day or NOW.date(), dt.time(), dt.UTC)
    assert (await sweep(work, then + 30 * DAY), await sweep(work, then + 31 * DAY)) == (0, 3)


async def test_notes_go_when_the_day_is_past(work: UnitOfWork) -> None:
    request_id = await call_for_help(work)
    await work.notes.keep(request_id, 21, None, "Døra på baksiden er åpen.", NOW)
    day = await work.connection.scalar(select(requests.c.day))
    then = dt.datetime.combine(day or NOW.date(), dt.time(), dt.UTC)
    assert (await sweep(work, then + 20 * DAY), await sweep(work, then + 21 * DAY)) == (0, 1)


async def test_guests_go_when_the_day_is_past(work: UnitOfWork) -> None:
    request_id = await call_for_help(work)
    await work.guests.add(request_id, "Ola", "41 23 45 67", 9, NOW)
    day = await work.connection.scalar(select(requests.c.day))
    then = dt.datetime.combine(day or NOW.date(), dt.time(), dt.UTC)
    assert (await sweep(work, then + 10 * DAY), await sweep(work, then + 11 * DAY)) == (0, 1)


async def test_erasures_go_after_a_year(work: UnitOfWork) -> None:
    await work.erasures.note(7, NOW)
    assert (await sweep(work, NOW + 365 * DAY), await sweep(work, NOW + 366 * DAY)) == (0, 1)


async def test_departures_go_after_a_year_whoever_came_back(work: UnitOfWork) -> None:
    await work.departures.note(7, NOW)
    await work.departures.note(8, NOW)
    await work.departures.note_return(8, NOW + 300 * DAY)
    assert (await sweep(work, NOW + 365 * DAY), await sweep(work, NOW + 366 * DAY)) == (0, 2)


async def test_a_few_go_at_a_time(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(number, 7, "{}") for number in range(5)], NOW)
    for number in range(5):
        await work.inbox.finish(number)
    assert [await sweep(work, NOW + 8 * DAY, most=2) for _ in range(4)] == [2, 2, 1, 0]


async def test_what_came_back_to_life_meanwhile_stays(database: Database) -> None:
    async with database.work() as work:
        await work.inbox.keep([Received(1, 7, "{}")], NOW)
        await work.inbox.note_failure(1, "KeyError", None)
    async with database.reading() as reading:
        found = await reading.bygone.find(POLICY, NOW + 15 * DAY, 100)
        async with database.work() as work:
            assert await work.inbox.revive(NOW) == 1
        async with database.work() as work:
            assert await work.bygone.remove(found) == 0
    async with database.reading() as work:
        assert await work.connection.scalar(select(func.count()).select_from(inbox)) == 1
