"""What falls due: cards that no longer show how a request stands, messages too late to be of use, reminders."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from actions.dispatching import hold_no_longer, keep_quiet
from bot.agenda import AgendaKeeper
from bot.clock import Clock
from bot.housekeeping import Housekeeping
from bot.leadership import Term
from bot.sending.aftermath import Aftermath
from bot.supervision.metrics import Metrics
from db import Database, UnitOfWork
from db.engine import DatabaseUnavailable
from domain.hubs import Municipality
from domain.questions.follow_ups import oldest_kept
from handlers import questions
from handlers.reminders import remind
from handlers.requests.standing import refresh_card

log = structlog.get_logger()

NAME: Final = "ticker"
EVERY: Final = 5.0  #: Seconds; also the shortest time between two edits of a card by itself.
LIVE_FOR: Final = dt.timedelta(days=2)  #: A restart looks at the cards of requests sent so long ago, be they over.


class Ticker:
    """Looks every few seconds; everything it does is decided by the database, so that a missed tick loses nothing."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        term: Term,
        municipality: Callable[[UnitOfWork], Awaitable[Municipality]],
        aftermath: Aftermath,
        on_commit: Callable[[], None],
        every: float = EVERY,
        owner_ids: frozenset[int] = frozenset(),
    ) -> None:
        self._database = database
        self._clock = clock
        self._term = term
        self._municipality = municipality
        self._aftermath = aftermath
        self._on_commit = on_commit
        self._moved: set[int] = set()
        self._is_first = True  # what moved before this term began is not known
        self._latest: dt.datetime | None = None  # when this last looked: the clock may be set back after that
        self._every = every
        self._owner_ids = owner_ids
        self._agenda = AgendaKeeper(database, clock, term, municipality, owner_ids)
        self._housekeeping = Housekeeping(database, clock, term)

    async def run(self, metrics: Metrics) -> None:
        """Tick until cancelled. Raises LeaseLost when another process has taken over."""
        while True:
            metrics.beat(NAME)
            await asyncio.sleep(self._every)
            try:
                await self.tick()
            except DatabaseUnavailable as error:
                log.error("ticker.unavailable", cause=str(error), cure="free the database; nothing is lost")

    async def tick(self) -> None:
        """Do everything that is due now."""
        now = self._clock.now()
        async with self._database.work() as work:
            await self._term.demand(work)
            municipality = await self._municipality(work)
            await keep_quiet(work, municipality, now)
            if self._latest is None or now < self._latest:
                await hold_no_longer(work, municipality, now)
            await work.unsent.expire(now)
            self._moved |= self._aftermath.moved_requests()
            if self._is_first:
                await work.recovery.wait_no_longer(self._term.owner)
                self._moved |= set(await work.cards.to_look_after(now - LIVE_FOR, now.date()))
            reminded = await remind(work, municipality, self._owner_ids, now)
            await work.people.stop_awaiting(questions.FLOW.name, questions.AGAIN, oldest_kept(now))
        self._is_first, self._latest = False, now
        is_any_changed = await self._refresh_cards(now)
        happened = await self._agenda.tick()
        if is_any_changed or reminded or happened:
            self._on_commit()
        await self._housekeeping.tick()

    async def _refresh_cards(self, now: dt.datetime) -> bool:
        """Bring the cards of what has moved up to date, one by one: whoever answers people must not wait for all."""
        is_any_changed = False
        for request_id in sorted(self._moved):
            async with self._database.work() as work:
                await self._term.demand(work)
                municipality = await self._municipality(work)
                await work.places.hold(request_id)  # what is shown must not be older than what another shows meanwhile
                is_any_changed |= await refresh_card(work, municipality, request_id, now)
            self._moved.discard(request_id)
        return is_any_changed
