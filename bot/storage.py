"""The database, opened and brought up to date, with a register in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from actions import importing
from bot.endings import DatabaseTooNew
from bot.register import Register
from db import Database
from db.schema import SchemaTooNew, migrate


@asynccontextmanager
async def open_database(url: str) -> AsyncIterator[Database]:
    """Open a database and migrate it. Raises DatabaseTooNew and changes nothing when it is ahead of the code."""
    async with Database(url) as database:
        try:
            await migrate(database)
        except SchemaTooNew as newer:
            raise DatabaseTooNew(
                f"The database is at version {newer}, which this code does not know: install the newer Torgbot."
            ) from None
        yield database


async def fill_register(database: Database, first: Register, now: dt.datetime) -> None:
    """Import the first register if there is none yet."""
    async with database.work() as work:
        await importing.adopt_first(work, first.municipality, first.origin, now)
