"""kill -9 while the database is being made for the first time, and what the next start makes of it."""

from __future__ import annotations

import asyncio
import contextlib
import random
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from bot.demo.double import BotApiDouble
from db import Database
from db.schema import METADATA, newest_version, version_of
from tests.kills.process import Machine

LONGEST = 0.25  #: Seconds after the file has appeared; the first start has migrated and imported by then.


async def kill_migrations(double: BotApiDouble, folder: Path, times: int, dice: random.Random) -> int:
    """Kill so many first starts, each in a folder of its own; gives how many did not heal at the next start."""
    unfit = 0
    for number in range(times):
        place = folder / f"first{number}"
        place.mkdir(exist_ok=True)
        machine = Machine(double, place)
        await kill_first_start(machine, dice.uniform(0, LONGEST))
        async with machine.running():
            pass
        unfit += not await is_whole(machine)
    return unfit


async def kill_first_start(machine: Machine, seconds: float) -> None:
    """Start on no database, and kill so long after the file has appeared."""
    async with machine.starting() as bot:
        async with asyncio.timeout(20):
            while not machine.file.exists():  # noqa: ASYNC110 -- another process makes it
                await asyncio.sleep(0.001)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await bot.process.wait()
        await bot.kill()


async def is_whole(machine: Machine) -> bool:
    """Whether the schema is the newest, every table is as the models say, and one register has been imported."""
    async with Database(machine.url) as database:
        async with database.work() as work:
            differences = await work.connection.run_sync(_differences)
            registers = await work.hubs.version()
        return differences == 0 and registers == 1 and await version_of(database) == newest_version()


def _differences(connection: Connection) -> int:
    return len(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), METADATA))
