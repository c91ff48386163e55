"""What is done now and then: no more is kept than the privacy policy says, and no erasure or departure is forgotten."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path
from typing import Final

import structlog

from bot.clock import Clock
from bot.erasure_journal import ErasureJournal, journal_beside
from bot.leadership import Term
from db import Database
from domain.departures import Remembered
from domain.retention import RETENTION

log = structlog.get_logger()

EVERY: Final = 3600.0  #: Seconds between two times of looking for what is no longer kept.
AT_ONCE: Final = 500  #: Rows removed in one transaction, so that nobody waits long for SQLite's one pen.
JUMP: Final = 3600.0  #: Seconds by which the wall clock moves only when somebody sets it, or after a sleep.
BEFORE_ALL: Final = dt.datetime.min.replace(tzinfo=dt.UTC)
OVERLAP: Final = dt.timedelta(hours=1)  #: How far back erasures are read again: clocks are set back now and then.


class Housekeeping:
    """Called with every tick; does little each time."""

    def __init__(self, database: Database, clock: Clock, term: Term) -> None:
        self._database = database
        self._clock = clock
        self._term = term
        self._next_look = self._steady_from = clock.monotonic()
        self._ahead = clock.now().timestamp() - clock.monotonic()  # of the wall clock
        self._file = Path(database.url.database) if database.is_sqlite and database.url.database else None
        self._journal: ErasureJournal | None = None

    async def tick(self) -> None:
        """Do what is due. Raises DatabaseUnavailable, and LeaseLost where another process leads."""
        is_steady = self._is_steady()
        await self._keep_journal(forgets=is_steady)
        if is_steady and self._clock.monotonic() >= self._next_look and await self.remove_some() < AT_ONCE:
            self._next_look = self._clock.monotonic() + EVERY

    def _is_steady(self) -> bool:
        """Whether the wall clock has not jumped for an hour: by one that is ahead for a moment, everything is old."""
        passed = self._clock.monotonic()
        ahead, before = self._clock.now().timestamp() - passed, self._ahead
        self._ahead = ahead
        if abs(ahead - before) > JUMP:
            self._steady_from = passed + EVERY
        return passed >= self._steady_from

    async def remove_some(self) -> int:
        """Remove some of what is no longer kept; returns how many rows, `AT_ONCE` when there may be more."""
        now = self._clock.now()
        async with self._database.reading() as work:
            found = await work.bygone.find(RETENTION, now, AT_ONCE)
        if not found:
            return 0
        async with self._database.work() as work:
            await self._term.demand(work)
            removed = await work.bygone.remove(found)
        log.info("retention.removed", rows=removed)
        return sum(len(rows.keys) for rows in found)

    async def _keep_journal(self, *, forgets: bool) -> None:
        if self._file is None:
            return
        try:
            journal = self._journal or ErasureJournal(journal_beside(self._file))
            is_first = self._journal is None  # then all is read: a restore may have brought what the journal has not
            now, newest = self._clock.now(), journal.newest
            since = None if is_first or newest is None else min(newest, now) - OVERLAP  # it may lie ahead of the clock
            async with self._database.reading() as work:
                news: list[Remembered] = [*await work.erasures.since(since), *await work.departures.since(since)]
            await asyncio.to_thread(journal.keep, news, now - RETENTION.erasures if forgets else BEFORE_ALL)
            self._journal = journal
        except (OSError, ValueError) as error:
            log.error("erasures.unwritten", cause=type(error).__name__, cure="mend or remove the .erasures file")
