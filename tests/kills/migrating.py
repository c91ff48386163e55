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
from tests.db.conftest import PostgreSQL
from tests.db.looking import rows_in
from tests.kills.process import Machine

LONGEST_ON_SQLITE, LONGEST_ON_POSTGRESQL = 0.25, 0.5
"""Seconds after the database was reached; the first start has migrated and imported by then."""

CLIENTS = """SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"""


async def kill_migrations(
    double: BotApiDouble, folder: Path, times: int, dice: random.Random, server: PostgreSQL | None = None
) -> int:
    """Kill so many first starts, each on a database of its own; gives how many did not heal at the next start."""
    unfit, longest = 0, LONGEST_ON_POSTGRESQL if server else LONGEST_ON_SQLITE
    for number in range(times):
        place = folder / f"first{number}"
        place.mkdir(exist_ok=True)
        machine = Machine(double, place, await server.fresh() if server else "")
        await kill_first_start(machine, dice.uniform(0, longest))
        async with machine.running():
            pass
        unfit += not await is_whole(machine)
    return unfit


async def kill_first_start(machine: Machine, seconds: float) -> None:
    """Start on no database, and kill so long after it was reached."""
    async with machine.starting() as bot:
        async with asyncio.timeout(20):
            while not await is_reached(machine):  # noqa: ASYNC110 -- another process reaches it
                await asyncio.sleep(0.001)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await bot.process.wait()
        await bot.kill()


async def is_reached(machine: Machine) -> bool:
    """Whether the first process has made the file, or has come to the server."""
    return await rows_in(machine.url, CLIENTS) > [(0,)] if machine.address else machine.file.exists()


async def is_whole(machine: Machine) -> bool:
    """Whether the schema is the newest, every table is as the models say, and one register has been imported."""
    async with Database(machine.url) as database:
        async with database.work() as work:
            differences = await work.connection.run_sync(_differences)
            registers = await work.hubs.version()
        return differences == 0 and registers == 1 and await version_of(database) == newest_version()


def _differences(connection: Connection) -> int:
    return len(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), METADATA))
