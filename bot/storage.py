"""The database, opened and brought up to date, with a register in it."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import structlog

from actions import importing
from bot.endings import DatabaseOutOfReach, DatabaseTooNew
from bot.erasure_journal import journal_beside
from bot.logs import set_up_logs
from bot.register import Register, packaged_register
from db import Database
from db.engine import DatabaseDamaged, DatabaseUnavailable
from db.schema import SchemaTooNew, migrate

log = structlog.get_logger()

ATTEMPTS: Final = 10  #: A locked SQLite file takes five seconds to say so each time.
PAUSE: Final = 0.5


@asynccontextmanager
async def open_database(url: str) -> AsyncIterator[Database]:
    """Open a database and migrate it. Raises DatabaseTooNew or DatabaseOutOfReach, and then has changed nothing.

    An outage that nobody inside expects becomes DatabaseOutOfReach too: commands say so in one line.
    """
    if not structlog.is_configured():  # a command's own output is on standard output
        set_up_logs("WARNING", "console")
    async with Database(url) as database:
        if database.is_homeless:
            raise DatabaseOutOfReach(
                "DATABASE_URL=(not shown) cannot be used: its folder does not exist; make it first."
            )
        _look_for_what_was_lost(database)
        await _bring_up_to_date(database)
        try:
            yield database
        except DatabaseUnavailable as error:
            raise out_of_reach(error) from None


def _look_for_what_was_lost(database: Database) -> None:
    """Say so when a database is made anew where there has been one: its journal of erasures still lies there."""
    file = database.new_file
    if file is not None and journal_beside(file).exists():
        log.warning("database.new", cause="the one that was here is gone", cure="stop the bot and restore a backup")


async def _bring_up_to_date(database: Database) -> None:
    for attempt in range(1, ATTEMPTS + 1):
        try:
            await migrate(database)
        except SchemaTooNew as newer:
            raise DatabaseTooNew.at(newer) from None
        except DatabaseUnavailable as error:
            if attempt == ATTEMPTS or isinstance(error, DatabaseDamaged):
                raise out_of_reach(error) from None
            log.warning("database.unavailable", cause=str(error), cure="free the database; trying again")
            await asyncio.sleep(PAUSE)
        else:
            return


def out_of_reach(error: DatabaseUnavailable) -> DatabaseOutOfReach:
    """The ending for an outage: one line that tells the cure."""
    is_damaged = isinstance(error, DatabaseDamaged)
    cure = (
        "Keep the file and restore a backup."
        if is_damaged
        else "Check that the place exists, is free and may be written to."
    )
    return DatabaseOutOfReach(f"DATABASE_URL=(not shown) cannot be used: {error}. {cure}")


async def fill_register(database: Database, first: Register | None, now: dt.datetime) -> None:
    """Import the first register if there is none yet; None is the one that comes with the bot, read only then.

    Raises DatabaseOutOfReach.
    """
    try:
        async with database.work() as work:
            if not await work.hubs.version():
                register = first or packaged_register()
                await importing.adopt_first(work, register.municipality, register.origin, now)
    except DatabaseUnavailable as error:
        raise out_of_reach(error) from None
