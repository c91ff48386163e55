"""A start with many updates waiting: `python -m tests.faults.backlog --updates 100000` prints memory and time."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import datetime as dt
import resource
import sqlite3
import tempfile
import time
from pathlib import Path

from bot.demo.double import BotApiDouble
from tests.kills.process import Bot, Machine

PEOPLE = 1000
MEGABYTE = 1 << 20
UNWORKED = "SELECT count(*) - count(CASE WHEN state = 'done' THEN 1 END), count(*) FROM inbox"


def fill(double: BotApiDouble, updates: int) -> None:
    """Queue edits of old messages by many people: each is worked, and none is answered."""
    date = int(dt.datetime.now(dt.UTC).timestamp())
    for number in range(updates):
        who = 10_000 + number % PEOPLE
        person = {"id": who, "is_bot": False, "first_name": f"Person {who}", "language_code": "nb"}
        chat = {"id": who, "type": "private", "first_name": f"Person {who}"}
        body = {"message_id": number + 1, "date": date, "edit_date": date, "chat": chat, "from": person, "text": "hei"}
        double.updates.put("edited_message", body)


async def work_off(machine: Machine, updates: int) -> tuple[float, float, float]:
    """Start and work all of them; gives resident megabytes when idle before, at the peak, and the seconds it took."""
    async with machine.running() as bot:
        idle = _resident(bot)
        assert await bot.end() == 0
    fill(machine.double, updates)
    began, peak = time.monotonic(), 0.0
    async with machine.running() as bot:
        while not await asyncio.to_thread(_is_done, machine.file, updates):
            peak = max(peak, _resident(bot))
            await asyncio.sleep(0.05)
        assert await bot.end() == 0
    return idle, peak, time.monotonic() - began


def _resident(bot: Bot) -> float:
    """Megabytes of a process, as Linux tells them in pages."""
    pages = int(Path(f"/proc/{bot.process.pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / MEGABYTE


def _is_done(file: Path, updates: int) -> bool:
    with contextlib.closing(sqlite3.connect(file, timeout=30)) as database:
        return database.execute(UNWORKED).fetchall() == [(0, updates)]


async def _measure(updates: int) -> None:
    double = BotApiDouble(clock=lambda: dt.datetime.now(dt.UTC))
    await double.start()
    with tempfile.TemporaryDirectory() as folder:
        idle, peak, seconds = await work_off(Machine(double, Path(folder)), updates)
    await double.stop()
    print(f"{updates} updates in {seconds:.1f} s; resident {idle:.0f} MB before, {peak:.0f} MB at most")  # noqa: T201 -- the command's output


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="tests.faults.backlog", description=__doc__)
    parser.add_argument("--updates", type=int, default=100_000)
    asyncio.run(_measure(parser.parse_args().updates))
