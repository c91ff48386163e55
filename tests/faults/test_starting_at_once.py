"""Processes that start at the same moment on one PostgreSQL: one makes the schema and the register, and all serve."""

from __future__ import annotations

import asyncio

from bot.register import packaged_register
from bot.storage import fill_register, open_database
from db import Database
from db.schema import newest_version, version_of
from tests.conftest import MONDAY
from tests.db.conftest import PostgreSQL

PROCESSES = 3


async def start(url: str, together: asyncio.Barrier) -> None:
    async with open_database(url) as database:
        await together.wait()
        await fill_register(database, packaged_register(), MONDAY)


async def test_processes_that_start_at_once_share_one_schema_and_one_register(postgresql: PostgreSQL) -> None:
    url, together = await postgresql.fresh(), asyncio.Barrier(PROCESSES)
    await asyncio.gather(*(start(url, together) for _ in range(PROCESSES)))
    async with Database(url) as database:
        assert await version_of(database) == newest_version()
        async with database.work() as work:
            assert await work.hubs.version() == 1
