"""Hints among processes on one PostgreSQL that there may be something to send; whoever misses one looks soon anyway."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database

CHANNEL: Final = "torgbot_outbox"
AGAIN: Final = 2.0  #: Seconds before a lost connection is opened anew.


class Hints:
    """Gives and hears hints over one connection of its own, by LISTEN and NOTIFY; on SQLite there is nobody to tell."""

    def __init__(self, database: Database, heard: Callable[[], object]) -> None:
        self._engine = None if database.is_sqlite else database.engine
        self._heard = heard
        self._stir = asyncio.Event()
        self._has_news = False

    def give(self) -> None:
        """Let the others know; several hints in one moment become one."""
        self._has_news = True
        self._stir.set()

    async def run(self) -> None:
        """Give and hear hints until cancelled; without a connection there are none, and nothing else suffers."""
        while self._engine is not None:
            with suppress(SQLAlchemyError, OSError):
                async with self._engine.connect() as connection:
                    try:
                        await self._relay(connection)
                    finally:
                        await connection.invalidate()  # whoever gets it next must not hear hints
            await asyncio.sleep(AGAIN)

    async def _relay(self, connection: AsyncConnection) -> None:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        driver.add_termination_listener(lambda _: self._stir.set())
        await driver.add_listener(CHANNEL, lambda *_: self._heard())
        self._heard()  # something may have been said while nobody listened
        while not driver.is_closed():
            if self._has_news:
                self._has_news = False
                await driver.execute(f"NOTIFY {CHANNEL}")
            self._stir.clear()
            if not self._has_news and not driver.is_closed():
                await self._stir.wait()
