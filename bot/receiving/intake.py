"""The last step in, whichever way an update came: committed to the inbox, then handed to the lanes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.clock import Clock
from bot.leadership import Term
from bot.supervision.metrics import Metrics, Way
from db import Database
from db.delivery.inbox import Received
from db.engine import DatabaseUnavailable

OnKept = Callable[[Sequence[tuple[int, int]]], None]
"""Hears of updates that have been committed, as (update id, lane)."""


class Intake:
    """Keeps updates. What was kept before is left as it is: a repetition does no harm."""

    def __init__(self, database: Database, clock: Clock, on_kept: OnKept, metrics: Metrics, way: Way) -> None:
        self._database = database
        self._clock = clock
        self._on_kept = on_kept
        self._metrics = metrics
        self._way = way

    async def keep(self, updates: Sequence[Received], term: Term | None = None) -> None:
        """Commit updates, where only a leader brings them while its `term` lasts.

        Raises DatabaseUnavailable or LeaseLost, and then nothing of them may be confirmed.
        """
        try:
            async with self._database.work() as work:
                if term is not None:
                    await term.demand(work)
                await work.inbox.keep(updates, self._clock.now())
        except DatabaseUnavailable:
            self._metrics.refused()
            raise
        self._metrics.received(self._way, len(updates))
        self._on_kept([(received.update_id, received.lane) for received in updates])

    def refuse(self, bodies: int) -> None:
        """Count what has no update id."""
        self._metrics.unreadable(self._way, bodies)
