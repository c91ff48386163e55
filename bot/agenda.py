"""Lets happen what falls due: each thing in a unit of work of its own, so that none holds up the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

import structlog

from bot.clock import Clock
from bot.leadership import Term
from db import Database, UnitOfWork
from db.engine import DatabaseUnavailable, LastedTooLong
from db.leases import LeaseLost
from domain.agenda import Entry
from domain.hubs import Municipality
from domain.moments import later
from handlers.agenda import happen
from handlers.toolkit.occasion import Occasion

log = structlog.get_logger()

AT_ONCE: Final = 100  #: Entries looked at together.
ROUNDS: Final = 20  #: Looks in one tick: what was done may have left more to do at once.
FIRST_DELAY: Final = dt.timedelta(minutes=1)  #: After a failure; doubled with each further one.
LONGEST_DELAY: Final = dt.timedelta(hours=12)


class AgendaKeeper:
    """Called with every tick by whoever leads.

    A try is counted when it has failed. Whose process ended meanwhile counts nothing, so the first tick of a term
    counts one of all that it finds; what was counted before is put off each time before it is tried.
    """

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
        self._is_first = True  # what ended the process that led before is not known

    async def tick(self) -> int:
        """Do what is due; returns how much that was. Raises LeaseLost and DatabaseUnavailable."""
        done = 0
        counted: frozenset[str] = frozenset()
        for _round in range(ROUNDS):
            async with self._database.reading() as work:
                due = await work.agenda.due(self._clock.now(), AT_ONCE)
            if not due:
                break
            if self._is_first:
                counted = await self._count_for_the_ended()
            for entry in due:
                await self._try(replace(entry, tries=0) if entry.key in counted else entry)
            done += len(due)
        self._is_first = False
        return done

    async def _count_for_the_ended(self) -> frozenset[str]:
        """Count a try of everything due that has none: it may be what ends this process, as it may have the last."""
        self._is_first = False
        async with self._database.work() as work:
            await self._term.demand(work)
            return await work.agenda.count_first_tries(self._clock.now())

    async def _try(self, entry: Entry) -> None:
        """Do one thing; what has been tried before is put off first, in case it ends the process."""
        delay = min(FIRST_DELAY * 2 ** min(entry.tries, 10), LONGEST_DELAY)
        try:
            await self._do(await self._put_off(entry, delay) if entry.tries else entry)
        except LastedTooLong as error:  # and would with every tick
            await self._note_failure(entry, error, delay)
        except (LeaseLost, DatabaseUnavailable):
            raise
        except Exception as error:  # noqa: BLE001 -- whatever is wrong with one must not stop the others
            await self._note_failure(entry, error, delay)

    async def _do(self, entry: Entry) -> None:
        async with self._database.work() as work:
            await self._term.demand(work)
            municipality = await self._municipality(work)
            await happen(Occasion(work, municipality, self._clock.now(), self._owner_ids), entry)

    async def _note_failure(self, entry: Entry, error: Exception, delay: dt.timedelta) -> None:
        log.error("agenda.failed", kind=entry.kind.value, cause=type(error).__name__, minutes=delay.seconds // 60)
        if not entry.tries:  # otherwise that was done beforehand
            await self._put_off(entry, delay)

    async def _put_off(self, entry: Entry, delay: dt.timedelta) -> Entry:
        """Count a try and let it fall due again later; returns what falls due then."""
        async with self._database.work() as work:
            await self._term.demand(work)
            return await work.agenda.postpone(entry, later(self._clock.now(), delay))
