"""`python -m bench.tasks.dispatch FILE`: decides on and calls the first wave of a request for three.

Seconds of the decision alone, until all of it is committed, and MB it took.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path

import orjson

from bench import machine, town
from domain.requests import Reach


async def main(file: Path) -> dict[str, float]:
    """Send once: candidates are counted by verdict, the first wave is called, its letters are queued."""
    async with town.opened(file) as database:
        async with database.work() as work:
            number = await town.write_draft(work)
        before = machine.memory(os.getpid(), "VmHWM")
        begun = time.perf_counter()
        async with database.work() as work:
            await town.send_draft(work, number, Reach.WAVES)
        seconds = time.perf_counter() - begun
        async with database.work() as work:
            called, _held = await work.calls.count(number)
    return {"seconds": seconds, "grown": machine.memory(os.getpid(), "VmHWM") - before, "called": called}


if __name__ == "__main__":
    sys.stdout.write(orjson.dumps(asyncio.run(main(Path(sys.argv[1])))).decode())
