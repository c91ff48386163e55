"""The pause that Telegram's flood control asks for, kept in the database: whoever sends next minds it too."""

from __future__ import annotations

from typing import Final

from bot.clock import Clock
from bot.leadership import Term
from db import Database, UnitOfWork
from db.engine import DatabaseUnavailable
from domain.pacing import Pacer

LONGER: Final = 0.05  #: Seconds by which a pause must be longer to be another one.


class Peace:
    """Holds the pacer back, and keeps the pause apart from the messages at which it was asked for."""

    def __init__(self, database: Database, clock: Clock, pacer: Pacer, term: Term) -> None:
        self._database = database
        self._clock = clock
        self._pacer = pacer
        self._term = term
        self.is_unkept = False  #: Whether a pause has been asked for here that is not in the database yet.

    def ask(self, seconds: float) -> None:
        """Hear that nothing may leave for so long."""
        self._pacer.slow_down(self._clock.monotonic() + seconds)
        self.is_unkept = True

    async def keep(self) -> None:
        """Have it in the database. Raises DatabaseUnavailable and LeaseLost."""
        if not self.is_unkept:
            return
        self.is_unkept = False
        try:
            async with self._database.work() as work:
                await self._term.demand(work)
                await work.flood_control.ask(self._pacer.rest(self._clock.monotonic()), self._clock.now())
        except DatabaseUnavailable:
            self.is_unkept = True
            raise

    async def is_asked_elsewhere(self, work: UnitOfWork) -> bool:
        """Whether another process was asked for a pause that was not minded here yet; from now on it is."""
        if self._database.is_sqlite:  # one process serves
            return False
        peace, now = await work.flood_control.left(self._clock.now()), self._clock.monotonic()
        if peace <= self._pacer.rest(now) + LONGER:
            return False
        self._pacer.slow_down(now + peace)
        return True
