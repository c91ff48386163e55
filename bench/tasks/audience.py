"""`python -m bench.tasks.audience FILE`: counts the candidates at a hub and reads the first page of those called.

Warm; medians in ms, and hits: how many fit best.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from typing import Final

import orjson

from bench import town
from db import UnitOfWork
from db.commitments.candidates import Search
from domain.availability import parts_of
from domain.dispatch import Fit, Rules

PAGE: Final = 20
REPEATED: Final = 15
MOST: Final = 3  #: Calls a week to one person.
NOW: Final = dt.datetime.now(dt.UTC)
DAY: Final = NOW.date() + dt.timedelta(days=3)


def search(request_id: int) -> Search:
    """What a request looks for at its hub alone."""
    return Search(
        request_id=request_id,
        hub=town.HUB,
        neighbours=[],
        role=town.ROLE,
        interests={"tur"},
        times=parts_of(DAY, dt.time(17), dt.time(20)),
        clashing=[],
        rules=Rules(NOW.date(), MOST),
        week_ago=NOW - dt.timedelta(days=7),
    )


async def count(work: UnitOfWork, wanted: Search) -> int:
    """How many fit best."""
    return (await work.candidates.count(wanted)).get(Fit.BEST, 0)


async def page(work: UnitOfWork, wanted: Search) -> int:
    """The first page of those called."""
    called = work.calls.of_wave(wanted.request_id, 1)
    return len((await work.connection.execute(called.limit(PAGE))).all())


class Undone(Exception):  # noqa: N818 -- takes back what a round has called
    """The next round finds everybody uncalled."""


async def main(file: Path) -> dict[str, float]:
    """Ask again and again."""
    figures: dict[str, float] = {}
    async with town.opened(file) as database:
        with contextlib.suppress(Undone):
            async with database.work() as work:
                figures = await measured(work)
                raise Undone
    return figures


async def measured(work: UnitOfWork) -> dict[str, float]:
    """What one round comes to. Raises ValueError where others are called than were counted."""
    wanted = search(await town.write_draft(work))
    hits = await count(work, wanted)
    counting = await _milliseconds(count, work, wanted)
    if await work.candidates.call(wanted, 1, Fit.BEST, None, NOW, None) != hits or not hits:
        raise ValueError("others are called than were counted")
    if await page(work, wanted) != min(PAGE, hits):
        raise ValueError("the first page is not full")
    return {"hits": hits, "count": counting, "page": await _milliseconds(page, work, wanted)}


async def _milliseconds(ask: Callable[[UnitOfWork, Search], Awaitable[int]], work: UnitOfWork, wanted: Search) -> float:
    times = []
    for _ in range(REPEATED):
        begun = time.perf_counter()
        await ask(work, wanted)
        times.append((time.perf_counter() - begun) * 1000)
    return median(times)


if __name__ == "__main__":
    sys.stdout.write(orjson.dumps(asyncio.run(main(Path(sys.argv[1])))).decode())
