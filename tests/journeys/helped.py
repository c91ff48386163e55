"""An activity that volunteers had a place in, put into the database as it is once a request has filled."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import replace

from actions.aftercare import schedule_after
from domain.requests import Answer
from tests.chat import Talker
from tests.conftest import OSLO, Town
from tests.journeys.records import rows_of

THURSDAY = dt.date(2026, 11, 26)
FRIDAY = THURSDAY + dt.timedelta(days=1)
SATURDAY = THURSDAY + dt.timedelta(days=2)
KONSERT = "Konsert\nHeggedal, torsdag 26. november kl. 10:00–13:00"


def at(hour: int, minute: int = 0, *, day: dt.date = THURSDAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), OSLO)


async def place_taken(
    town: Town, kaja: Talker, *helpers: Talker, starts: int = 10, ends: int = 13, day: dt.date = THURSDAY
) -> int:
    """A request of Kaja's that these have a place in; returns its number."""
    async with town.database() as database, database.work() as work:
        draft = await work.drafts.begin(kaja.person.id, town.now)
        request = replace(
            draft,
            hub="heggedal",
            activity="Konsert",
            day=day,
            starts=dt.time(starts),
            ends=dt.time(ends),
            role="vertskap",
            needed=max(1, len(helpers)),
        )
        assert await work.drafts.save(request)
        assert await work.requests.open(request.id, None, town.now)
        for helper in helpers:
            await work.calls.add(request.id, helper.person.id, 1, town.now)
            assert await work.places.take(request.id, town.now)
            await work.commitments.keep(request.id, helper.person.id, Answer.YES, town.now)
        await schedule_after(work, request, town.now)
    return request.id


async def at_rest(town: Town) -> None:
    """Wait until nothing is due that has not happened, and nothing on its way that has not arrived."""
    async with asyncio.timeout(10):
        while await _is_busy(town):
            await town.double.changes.until(lambda: False, 0.02)


async def _is_busy(town: Town) -> bool:
    kept = await rows_of(town, "agenda", "outbox")
    on_its_way = any(row["state"] in {"pending", "sending"} for row in kept["outbox"])
    return on_its_way or any(row["at"] <= town.now for row in kept["agenda"])
