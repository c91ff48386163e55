"""Another process acts at the worst moment: just after this one has read what it decides by."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import text

from db import Database, UnitOfWork

WAITS = text("SELECT count(*) FROM pg_locks WHERE NOT granted")

Act = Callable[[UnitOfWork], Awaitable[object]]


class Meanwhile:
    """Lets one more act begin when something has been read for the first time; it has its effect, or is kept out."""

    def __init__(self, patch: pytest.MonkeyPatch, database: Database) -> None:
        self._patch = patch
        self._database = database
        self._act: asyncio.Task[None] | None = None

    def after(self, repository: type, read: str, act: Act) -> None:
        """Do `act` just after a method of a repository has read."""
        real = getattr(repository, read)

        async def reading(*args: Any, **named: Any) -> Any:
            found = await real(*args, **named)
            if self._act is None:
                self._act = asyncio.create_task(self._do(act))
                await self._until_done_or_kept_out(self._act)
            return found

        self._patch.setattr(repository, read, reading)

    async def is_done(self) -> None:
        """Wait for the act."""
        assert self._act is not None, "it was never read"
        await self._act

    async def _do(self, act: Act) -> None:
        async with self._database.work() as work:
            await act(work)

    async def _until_done_or_kept_out(self, act: asyncio.Task[None]) -> None:
        async with self._database.engine.connect() as looking:
            is_kept_out = False
            while not act.done() and not is_kept_out:
                is_kept_out = await looking.scalar(WAITS) > 0
