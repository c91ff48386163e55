"""Who polls and sends among several processes: a lease with a term, renewed while its holder lives.

On PostgreSQL a process that stops breathing loses the lease after `LASTS`; what it does later in its old role
changes nothing, because every write of a leader checks the term, and every send its own clock. On SQLite, where
one process serves, whoever starts last takes over at once, and the term keeps the earlier one from writing.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import uuid
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

import structlog

from bot.clock import Clock
from bot.supervision.metrics import Metrics
from db import Database, UnitOfWork
from db.engine import DatabaseUnavailable
from db.leases import Lease, LeaseLost

log = structlog.get_logger()

NAME: Final = "leader"
LASTS: Final = dt.timedelta(seconds=8)  #: From each renewal on.
RENEW_EVERY: Final = 2.0  #: Seconds.
TRY_EVERY: Final = 0.5  #: Seconds between attempts to take the lease: whoever was killed is followed within ten.


class Term:
    """One spell of leading: what its holder writes is checked against it."""

    def __init__(self, number: int, holder: str, clock: Clock, *, idle: float = float("inf")) -> None:
        self.number = number
        self.owner = f"{number}.{holder}"  #: Marks what this term has claimed.
        self.idle = idle  #: Seconds since a predecessor may last have sent something.
        self.ends = float("inf")  #: Monotonic seconds.
        self._clock = clock

    @property
    def is_over(self) -> bool:
        """Whether the lease has run out by this process's own clock."""
        return self._clock.monotonic() >= self.ends

    def insist(self) -> None:
        """Let nothing begin that only a leader does once the term is over, by our clock. Raises LeaseLost."""
        if self.is_over:
            raise LeaseLost(NAME)

    async def demand(self, work: UnitOfWork) -> None:
        """Let a unit of work be kept only while no newer term has begun. Raises LeaseLost."""
        self.insist()
        await work.leases.demand(NAME, self.number)


Lead = Callable[[Term], Awaitable[None]]
"""Does the leader's work for one term, and ends when the term or the process does."""


class Leadership:
    """Leads whenever this process holds the lease."""

    def __init__(self, database: Database, clock: Clock, metrics: Metrics | None = None) -> None:
        self._database = database
        self._clock = clock
        self._metrics = metrics or Metrics()
        self._holder = uuid.uuid4().hex[:20]
        self._spells = 0
        self._by_force = database.is_sqlite
        self._stopped = asyncio.Event()

    def stop(self) -> None:
        """Take no further lease; `run` ends when what is led has ended."""
        self._stopped.set()

    async def run(self, lead: Lead) -> None:
        """Lead by `lead` for as long as each term lasts, until `stop`."""
        while not self._stopped.is_set():
            self._metrics.beat(NAME)
            term = await self._taken()
            if term is None:
                await self._pause()
                continue
            log.info("leadership.taken", term=term.number)
            await self._hold(term, lead)
        await self._give_back()
        self._metrics.rest(NAME)

    async def _taken(self) -> Term | None:
        began = self._clock.monotonic()
        lease = await self._leased()
        self._by_force = False
        if lease is None:
            return None
        self._spells += 1  # the same term may be held again: what an earlier spell has claimed is not this one's
        term = Term(lease.term, f"{self._holder[:12]}.{self._spells}", self._clock, idle=lease.idle)
        self._prolong(term, began)
        return term

    async def _leased(self) -> Lease | None:
        try:
            async with self._database.work() as work:
                return await work.leases.take(NAME, self._holder, self._clock.now(), LASTS, by_force=self._by_force)
        except DatabaseUnavailable as error:
            log.error("leadership.unavailable", cause=str(error), cure="free the database; nothing is lost")
            return None

    def _prolong(self, term: Term, began: float) -> None:
        """On SQLite only a newer term ends one: a locked file locks everybody out alike."""
        if not self._database.is_sqlite:
            term.ends = began + LASTS.total_seconds()

    async def _hold(self, term: Term, lead: Lead) -> None:
        """Lead until told to stop, or until the lease is lost."""
        leading = asyncio.create_task(self._led(term, lead), name="leading")
        try:
            while not leading.done():
                await asyncio.wait({leading}, timeout=RENEW_EVERY)
                self._metrics.beat(NAME)
                if not leading.done() and not await self._renewed(term):
                    log.warning("leadership.lost", term=term.number, cure="none needed: another process leads")
                    leading.cancel()
                    await asyncio.wait({leading})
        finally:
            leading.cancel()
        if not leading.cancelled():
            leading.result()

    async def _led(self, term: Term, lead: Lead) -> None:
        try:
            await lead(term)
        except* LeaseLost:
            log.warning("leadership.ended", term=term.number, cure="none needed: another process leads")

    async def _renewed(self, term: Term) -> bool:
        began = self._clock.monotonic()
        try:
            async with self._database.work() as work:
                lease = await work.leases.take(NAME, self._holder, self._clock.now(), LASTS)
        except DatabaseUnavailable:
            return not term.is_over
        if lease is None or lease.term != term.number:
            return False
        self._prolong(term, began)
        return True

    async def _give_back(self) -> None:
        with suppress(DatabaseUnavailable):
            async with self._database.work() as work:
                await work.leases.give_back(NAME, self._holder, self._clock.now())

    async def _pause(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(TRY_EVERY):
                await self._stopped.wait()
