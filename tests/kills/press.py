"""How long from the press of *Send* to the first call at Telegram: three places, five hundred who fit.

`uv run python -m tests.kills.press` prints seconds, one for each of five requests.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
import tempfile
import time
from pathlib import Path

from bot.demo.double import BotApiDouble
from bot.demo.limits import PublishedLimits
from db import Database
from domain import hubfile
from handlers.requests.buttons import Send
from tests.conftest import without_rest
from tests.kills.process import Machine
from tests.kills.town import KAJA, settle, write_draft

VOLUNTEERS = range(2001, 2501)
PRESSES = 5
FIRST_WAVE = 9


async def measure(folder: Path) -> list[float]:
    """Press *Send* under one draft after another, each when the first wave of the one before has arrived."""
    double = BotApiDouble(clock=lambda: dt.datetime.now(dt.UTC), limits=PublishedLimits(chat_burst=5))
    await double.start()
    machine, town = Machine(double, folder), without_rest(hubfile.read(hubfile.packaged()))
    await settle(double, machine.url, town, VOLUNTEERS)

    def called() -> int:
        return sum(message.chat_id in VOLUNTEERS for message in double.sent)

    times = []
    async with machine.running():
        for number in range(PRESSES):
            async with Database(machine.url) as database, database.work() as work:
                draft = await write_draft(work, town, f"Konsert {number}", 3, days_ahead=3 + number)
            before, begun = called(), time.monotonic()
            double.person(KAJA.id, "").press(1, Send(draft).pack(), carrying="inaccessible")
            await double.wait_for(lambda before=before: called() > before)  # type: ignore[misc]  # bound now
            times.append(time.monotonic() - begun)
            await double.wait_for(lambda before=before: called() >= before + FIRST_WAVE)  # type: ignore[misc]  # as above
    await double.stop()
    return times


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as where:
        sys.stdout.write(" ".join(f"{each:.3f}" for each in asyncio.run(measure(Path(where)))) + "\n")
