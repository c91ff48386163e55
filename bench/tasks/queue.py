"""`python -m bench.tasks.queue FILE`: sends one request to everybody at the hub.

Prints seconds until all are committed as called, MB that took, and seconds until every letter stands in the outbox.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path

import orjson

from bench import machine, town


async def main(file: Path) -> dict[str, float]:
    """Queue, and tell what it took."""
    async with town.opened(file) as database:
        async with database.work() as work:
            await work.hubs.version()
        town.load_texts()
        before = machine.memory(os.getpid(), "VmHWM")
        begun = time.perf_counter()
        async with database.work() as work:
            await town.send_request(work)
        seconds = time.perf_counter() - begun
        grown = machine.memory(os.getpid(), "VmHWM") - before
        await town.write_letters(database)
        written = time.perf_counter() - begun
    return {"seconds": seconds, "grown": grown, "written": written}


if __name__ == "__main__":
    sys.stdout.write(orjson.dumps(asyncio.run(main(Path(sys.argv[1])))).decode())
