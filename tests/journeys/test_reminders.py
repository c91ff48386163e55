"""Reminders wait for the morning and for somebody to ask, and are given once."""

import datetime as dt

from domain.hubfile import packaged, read
from handlers.reminders import remind
from tests.conftest import OSLO, OWNER_ID, Town
from tests.journeys.people import coordinator_of

ASKER = read(packaged())
NIGHT = dt.datetime(2026, 12, 5, 3, tzinfo=OSLO)
MORNING = NIGHT.replace(hour=9)
NEXT_DAY = MORNING + dt.timedelta(days=1)


async def given(town: Town, *, now: dt.datetime, owners: frozenset[int] = frozenset()) -> int:
    async with town.database() as database, database.work() as work:
        return await remind(work, ASKER, owners, now)


async def test_nobody_is_reminded_at_night_and_nobody_twice(town: Town) -> None:
    await coordinator_of(town, "borgen")
    assert await given(town, now=NIGHT) == 0
    assert await given(town, now=MORNING) == 1
    assert [await given(town, now=now) for now in (MORNING, NEXT_DAY)] == [0, 0]


async def test_question_waits_until_there_is_somebody_to_ask(town: Town) -> None:
    assert await given(town, now=MORNING) == 0
    eira = town.owner()
    await eira.sends("/start")
    houses_with_hours = 4
    assert await given(town, now=NEXT_DAY, owners=frozenset({OWNER_ID})) == houses_with_hours
    assert await given(town, now=NEXT_DAY, owners=frozenset({OWNER_ID})) == 0
