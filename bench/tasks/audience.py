"""`python -m bench.tasks.audience FILE`: counts an audience and reads its first page, warm; medians in ms, and hits."""

from __future__ import annotations

import asyncio
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
from domain.audiences import Wanted

WANTED: Final = Wanted(town.HUB, town.ROLE, frozenset({"tur"}))
PAGE: Final = 20
REPEATED: Final = 15


async def count(work: UnitOfWork) -> int:
    """How many a request reaches."""
    return (await work.volunteers.audience(WANTED, dt.date.today())).reached  # noqa: DTZ011 -- pauses are none here


async def page(work: UnitOfWork) -> int:
    """The first page of them."""
    recipients = await work.volunteers.recipients(WANTED, dt.date.today())  # noqa: DTZ011 -- as above
    return len((await work.connection.execute(recipients.limit(PAGE))).all())


async def main(file: Path) -> dict[str, float]:
    """Ask again and again."""
    async with town.opened(file) as database, database.work() as work:
        hits = await count(work)
        if await page(work) != min(PAGE, hits):
            raise ValueError("the first page is not full")
        return {"hits": hits, "count": await _milliseconds(count, work), "page": await _milliseconds(page, work)}


async def _milliseconds(ask: Callable[[UnitOfWork], Awaitable[int]], work: UnitOfWork) -> float:
    times = []
    for _ in range(REPEATED):
        begun = time.perf_counter()
        await ask(work)
        times.append((time.perf_counter() - begun) * 1000)
    return median(times)


if __name__ == "__main__":
    sys.stdout.write(orjson.dumps(asyncio.run(main(Path(sys.argv[1])))).decode())
