"""What waits in the database, asked for now and then only, however many want to know."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from bot.clock import Clock
from db import Database
from db.engine import DatabaseUnavailable
from db.schema import newest_version, version_on

FRESH_FOR: Final = 1.0  #: Seconds.
COUNTED_EVERY: Final = 10.0  #: Seconds; a million messages take a quarter of a second to count.
PATIENCE: Final = 3.0  #: Seconds; a database that takes longer counts as away.

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Observation:
    """What one look at the database has shown."""

    is_away: bool = False  #: Then nobody knows the rest.
    version: str | None = None  #: Of the schema; None for an empty database.
    oldest_update: float | None = None  #: Seconds that the oldest update has waited; None when none waits.


class Recent(Generic[T]):
    """An answer, asked for again when it has grown old."""

    def __init__(self, ask: Callable[[], Awaitable[T]], clock: Clock) -> None:
        self._ask = ask
        self._clock = clock
        self._turn = asyncio.Lock()
        self._answer: T | None = None
        self._asked_at = float("-inf")

    async def get(self, fresh_for: float) -> T:
        """The answer, at most so many seconds old."""
        async with self._turn:
            if self._answer is None or self._clock.monotonic() - self._asked_at >= fresh_for:
                self._answer = await self._ask()
                self._asked_at = self._clock.monotonic()
            return self._answer


class Backlog:
    """Looks without holding up any writer; a database that is away is no error but a finding."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._observed = Recent(self._look, clock)
        self._outbox = Recent(self._count, clock)
        self.expected_version = newest_version()

    async def look(self) -> Observation:
        """What waits now, or did a moment ago."""
        return await self._observed.get(FRESH_FOR)

    async def outbox(self) -> Mapping[tuple[str, str], int]:
        """How many messages are on their way, by (lane, state); empty while the database is away."""
        return await self._outbox.get(COUNTED_EVERY)

    async def _look(self) -> Observation:
        try:
            async with asyncio.timeout(PATIENCE), self._database.reading() as work:
                version = await version_on(work.connection)
                oldest = await work.depths.oldest_update()
        except (DatabaseUnavailable, TimeoutError):
            return Observation(is_away=True)
        age = None if oldest is None else (self._clock.now() - oldest).total_seconds()
        return Observation(version=version, oldest_update=age)

    async def _count(self) -> Mapping[tuple[str, str], int]:
        try:
            async with asyncio.timeout(PATIENCE), self._database.reading() as work:
                return await work.depths.on_the_way()
        except (DatabaseUnavailable, TimeoutError):
            return {}
