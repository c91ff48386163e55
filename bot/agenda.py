"""Lets happen what falls due: each thing in a unit of work of its own, so that none holds up the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from bot.clock import Clock
from bot.leadership import Term
from db import Database, UnitOfWork
from db.engine import DatabaseUnavailable, LastedTooLong
from db.leases import LeaseLost
from domain.agenda import Entry
from domain.hubs import Municipality
from handlers.agenda import happen
from handlers.toolkit.occasion import Occasion

log = structlog.get_logger()

AT_ONCE: Final = 100  #: Entries looked at together.
ROUNDS: Final = 20  #: Looks in one tick: what was done may have left more to do at once.
FIRST_DELAY: Final = dt.timedelta(minutes=1)  #: After a failure; doubled with each further one.
LONGEST_DELAY: Final = dt.timedelta(hours=12)


class AgendaKeeper:
    """Called with every tick by whoever leads."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        term: Term,
        municipality: Callable[[UnitOfWork], Awaitable[Municipality]],
        owner_ids: frozenset[int],
    ) -> None:
        self._database = database
        self._clock = clock
        self._term = term
        self._municipality = municipality
        self._owner_ids = owner_ids

    async def tick(self) -> int:
        """Do what is due; returns how much that was. Raises LeaseLost and DatabaseUnavailable."""
        done = 0
        for _round in range(ROUNDS):
            async with self._database.reading() as work:
                due = await work.agenda.due(self._clock.now(), AT_ONCE)
            for entry in due:
                await self._try(entry)
            done += len(due)
            if not due:
                break
        return done

    async def _try(self, entry: Entry) -> None:
        try:
            await self._do(entry)
        except LastedTooLong as error:  # and would with every tick
            await self._postpone(entry, error)
        except (LeaseLost, DatabaseUnavailable):
            raise
        except Exception as error:  # noqa: BLE001 -- whatever is wrong with one must not stop the others
            await self._postpone(entry, error)

    async def _do(self, entry: Entry) -> None:
        async with self._database.work() as work:
            await self._term.demand(work)
            municipality = await self._municipality(work)
            await happen(Occasion(work, municipality, self._clock.now(), self._owner_ids), entry)

    async def _postpone(self, entry: Entry, error: Exception) -> None:
        delay = min(FIRST_DELAY * 2 ** min(entry.tries, 10), LONGEST_DELAY)
        log.error("agenda.failed", kind=entry.kind.value, cause=type(error).__name__, minutes=delay.seconds // 60)
        async with self._database.work() as work:
            await self._term.demand(work)
            await work.agenda.postpone(entry, self._clock.now() + delay)
