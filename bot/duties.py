"""What only the leading process does: it sends, looks after what falls due, and lets updates in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Final

from bot.clock import Clock
from bot.leadership import Term
from bot.sending.aftermath import Aftermath
from bot.sending.sender import NAME as SENDER
from bot.sending.sender import Sender
from bot.supervision.metrics import INGEST, Metrics
from bot.ticker import NAME as TICKER
from bot.ticker import Ticker
from bot.transport import Transport
from bot.turns import Turns
from db import Database
from db.engine import DatabaseUnavailable
from domain.pacing import Limits, Pacer

AGAIN: Final = 0.5  #: Seconds between attempts to keep a pause while the database is away.
WITH_MESSAGES: Final = frozenset({"answerCallbackQuery", "getMe", "getUpdates"})
"""Calls at which flood control concerns messages too; others, such as those that set menus, have their own limits."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast this process may go."""

    limits: Limits
    ticks_every: float  #: Seconds.


class Duties:
    """What this process does in one term after another; between them it sends nothing."""

    def __init__(
        self,
        transport: Transport,
        database: Database,
        clock: Clock,
        turns: Turns,
        pace: Pace,
        metrics: Metrics,
        bring_updates: Callable[[Term], Coroutine[None, None, None]],
    ) -> None:
        self._transport = transport
        self._database = database
        self._clock = clock
        self._turns = turns
        self._pace = pace
        self._metrics = metrics
        self._bring_updates = bring_updates
        self._sender: Sender | None = None
        self._peace_until = float("-inf")  # monotonic seconds: the end of what was asked for while another sends
        self._is_told = asyncio.Event()
        self._stopped = asyncio.Event()
        transport.tell_of_floods(self._hold_back)

    def wake(self) -> bool:
        """Tell the sender that there may be something to send; False when it is in another process."""
        if self._sender is None:
            return False
        self._sender.wake()
        return True

    def stop(self) -> None:
        """Let nothing more in and claim nothing more; `lead` ends when what is in flight has been marked."""
        self._stopped.set()

    def _hold_back(self, method: str, seconds: float) -> None:
        """Send nothing until flood control at another call is over; the sender minds its own messages."""
        if method.startswith("answer"):
            self._metrics.flooded(method)  # whoever makes the others counts them
        if method not in WITH_MESSAGES:
            return
        if self._sender is not None:
            self._sender.hold_back(seconds)
        else:
            self._peace_until = max(self._peace_until, self._clock.monotonic() + seconds)
            self._is_told.set()

    async def relay(self) -> None:
        """Keep the pauses that this process is asked for while another sends, which looks first; until cancelled."""
        while await self._is_told.wait():
            self._is_told.clear()
            try:
                async with self._database.work() as work:
                    await work.flood_control.ask(self._peace_until - self._clock.monotonic(), self._clock.now())
            except DatabaseUnavailable:  # the others have told of that
                self._is_told.set()
                await asyncio.sleep(AGAIN)

    async def lead(self, term: Term) -> None:
        """Do the leader's work until `stop`. Raises LeaseLost, in a group, when another process has taken over."""
        aftermath = Aftermath(self._turns.apologise, self._turns.tell_stopped, self._metrics, self._turns.keep_quiet)
        pacer = Pacer(self._pace.limits)
        sender = Sender(self._transport, self._database, self._clock, pacer, term, aftermath, self._metrics)
        ticker = Ticker(
            self._database,
            self._clock,
            term,
            self._turns.municipality,
            aftermath,
            sender.wake,
            self._pace.ticks_every,
            self._turns.owner_ids,
        )
        self._sender = sender
        if (seconds := self._peace_until - self._clock.monotonic()) > 0:
            sender.hold_back(seconds)
        try:
            async with asyncio.TaskGroup() as loops:
                bringing = loops.create_task(self._bring_updates(term), name=INGEST)
                ticking = loops.create_task(ticker.run(self._metrics), name=TICKER)
                stopped = loops.create_task(self._stopped.wait(), name="stop")
                sending = loops.create_task(sender.run(), name=SENDER)
                await asyncio.wait({stopped, sending}, return_when=asyncio.FIRST_COMPLETED)
                for other in (bringing, ticking, stopped):
                    other.cancel()
                sender.stop()
        finally:
            self._sender = None
            for name in (SENDER, TICKER, INGEST):
                self._metrics.rest(name)
