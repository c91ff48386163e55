"""From the outbox to Telegram: claim what is about to be sent, send it, mark what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

import structlog

from bot.clock import Clock
from bot.leadership import Term
from bot.sending.aftermath import Aftermath
from bot.sending.attempts import Landed, attempt, is_message, is_trouble, mark_of, verdict_on, whom_it_concerns
from bot.sending.peace import Peace
from bot.supervision.metrics import Metrics
from bot.transport import Transport
from db import Database
from db.delivery.claims import Parcel
from db.delivery.marks import Mark
from db.delivery.recovery import Left
from db.engine import DatabaseUnavailable
from domain.breaker import Breaker
from domain.delivery import Again, DeliveryState, Reply, Transit
from domain.pacing import Pacer

log = structlog.get_logger()

NAME: Final = "sender"
LOOK_EVERY: Final = 1.0  #: Seconds between looks when nobody has called.
OUTAGE_PAUSE: Final = 0.5  #: Seconds until the next round, where the database took none.
ASKING_SECONDS: Final = 5.0  #: For the answer to whether an ill Telegram is well again.
AHEAD: Final = 0.05  #: Seconds by which a message is claimed before its moment, so that the claim costs no time.
SETTLE: Final = 1.0  #: Seconds after a predecessor's last message in which the limits may still count it.


class Sender:
    """The one door out. At most `limits.claimed` messages are claimed but not marked at any moment.

    Each round is one unit of work: it marks what has landed since the last and claims what may go next.
    """

    def __init__(
        self,
        transport: Transport,
        database: Database,
        clock: Clock,
        pacer: Pacer,
        term: Term,
        aftermath: Aftermath | None = None,
        metrics: Metrics | None = None,
    ) -> None:
        self._transport = transport
        self._database = database
        self._clock = clock
        self._pacer = pacer
        self._term = term
        self._metrics = metrics or Metrics()
        self._aftermath = aftermath or Aftermath(metrics=self._metrics)
        self._breaker = Breaker()
        self._call = asyncio.Event()
        self._line = asyncio.Semaphore(pacer.limits.in_flight)
        self._flying: dict[int, int] = {}  # message by chat: one at a time each, until it is marked
        self._landed: list[Landed] = []
        self._peace = Peace(database, clock, pacer, term)
        self._may_hold_unsent = False  # an outage came between a claim and its sending
        self._stopping = False

    def wake(self) -> None:
        """Hear that there may be something to send."""
        self._call.set()

    def stop(self) -> None:
        """Claim nothing more; `run` ends when what is in flight has been marked."""
        self._stopping = True
        self.wake()

    def hold_back(self, seconds: float) -> None:
        """Hear that flood control asks for a pause: nothing leaves before its end, here or from whoever follows."""
        self._peace.ask(seconds)
        self.wake()

    async def run(self) -> None:
        """Send until `stop`. Raises LeaseLost when another process has taken over."""
        await self._take_over()
        async with asyncio.TaskGroup() as flights:
            while not self._stopping or self._flying or self._peace.is_unkept:
                self._term.insist()
                self._metrics.beat(NAME)
                self._call.clear()
                try:
                    await self._peace.keep()
                    parcels = await self._round()
                except DatabaseUnavailable as error:
                    self._note_outage(error)
                    await asyncio.sleep(OUTAGE_PAUSE)
                    continue
                for parcel, at in parcels:
                    flights.create_task(self._take_the_line(parcel, at))
                await self._wait(is_more_likely=bool(parcels))
        self._metrics.rest(NAME)

    async def _take_over(self) -> None:
        """Take up what a predecessor left, and keep to the limits that it may have used up."""
        while not self._stopping:
            try:
                async with self._database.work() as work:
                    await self._term.demand(work)
                    left = await work.recovery.take_over(self._term.owner, self._clock.now())
                    peace = await work.flood_control.left(self._clock.now())
                    await self._aftermath.take_over(work)
            except DatabaseUnavailable as error:
                self._note_outage(error)
                await self._rest_unless_told_to_stop()
            else:
                self._settle(left, peace)
                return

    async def _rest_unless_told_to_stop(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(OUTAGE_PAUSE):
                while not self._stopping:
                    self._call.clear()
                    await self._call.wait()

    def _settle(self, left: Left, peace: float) -> None:
        now, wall = self._clock.monotonic(), self._clock.now()
        self._pacer.pause(now + max(0.0, SETTLE - self._term.idle))
        if peace:
            self._pacer.slow_down(now + peace)
        for chat, at in left.to_groups:
            self._pacer.note_group(chat, now - (wall - at).total_seconds())
        if left.messages:
            log.warning("outbox.recovered", messages=left.messages)

    async def _round(self) -> list[tuple[Parcel, float]]:
        """Mark what has landed and claim what the limits allow soon; returns what is to be sent, and when."""
        landed, self._landed = self._landed, []
        room = self._room(len(self._flying) - len(landed))
        if not landed and not room:
            return []
        try:
            left, parcels = await self._kept_and_claimed(landed, room)
        except DatabaseUnavailable:
            self._landed = landed + self._landed
            self._may_hold_unsent = True
            raise
        self._may_hold_unsent = False
        self._landed = left + self._landed
        kept = [one for one in landed if one not in left]
        for one in kept:
            self._flying.pop(one.parcel.chat_id, None)
        self._aftermath.kept(kept, self._clock.now())
        return self._booked(parcels)

    async def _kept_and_claimed(self, landed: list[Landed], room: int) -> tuple[list[Landed], list[Parcel]]:
        """What could not be marked yet, for somebody else is changing it, and what may go next."""
        now, owner = self._clock.now(), self._term.owner
        async with self._database.work() as work:
            await self._term.demand(work)
            if await self._peace.is_asked_elsewhere(work):
                room = 0
            left = await self._aftermath.keep(work, landed, now, owner) if landed else []
            if self._may_hold_unsent:
                await work.recovery.take_back(owner, self._flying.values())
            still_flying = self._flying.keys() - {one.parcel.chat_id for one in landed if one not in left}
            busy = self._pacer.busy_chats(self._clock.monotonic()) | still_flying
            return left, await work.claims.claim(owner, room - len(left), busy, now) if room > len(left) else []

    def _room(self, flying: int) -> int:
        """How many may be claimed now, when so many stay on their way."""
        now = self._clock.monotonic()
        self._metrics.paced(round(self._pacer.rate(now), 2))
        if self._stopping or self._breaker.is_open:
            return 0
        return self._pacer.allowance(now, self._pacer.limits.claimed - flying, AHEAD)

    def _booked(self, parcels: Iterable[Parcel]) -> list[tuple[Parcel, float]]:
        """Give each its moment at the pacer; where all must wait meanwhile, it goes back unsent."""
        now = self._clock.monotonic()
        going = []
        for parcel in parcels:
            self._flying[parcel.chat_id] = parcel.id
            if self._breaker.is_open or self._pacer.wait(now) > 2 * AHEAD:
                self._put_back(parcel)
            elif is_message(parcel):
                going.append((parcel, self._pacer.book(parcel.chat_id, now)))
            else:
                going.append((parcel, now))
        return going

    def _put_back(self, parcel: Parcel) -> None:
        self._land(Landed(parcel, Mark(parcel.id, DeliveryState.PENDING)))

    async def _take_the_line(self, parcel: Parcel, at: float) -> None:
        async with self._line:
            await self._fly(parcel, at)

    async def _fly(self, parcel: Parcel, at: float) -> None:
        await self._await_departure(parcel, at)
        if self._must_stay():
            self._pacer.stay(parcel.chat_id)
            self._put_back(parcel)
            return
        outcome = await attempt(self._transport, parcel, is_paid=self._pacer.limits.is_paid)
        self._pacer.arrive(parcel.chat_id, self._clock.monotonic())
        self._judge_telegram(outcome)
        verdict = await whom_it_concerns(self._transport, parcel, verdict_on(parcel, outcome))
        if isinstance(verdict, Again):
            self._hold_back(parcel, verdict)
        self._land(Landed(parcel, mark_of(parcel, outcome, verdict, self._clock.now())))

    def _must_stay(self) -> bool:
        """Whether what came meanwhile forbids to go; whoever leads then takes it up, be it this sender again."""
        return self._term.is_over or self._breaker.is_open or self._pacer.is_paused(self._clock.monotonic())

    async def _await_departure(self, parcel: Parcel, at: float) -> None:
        early = at - self._clock.monotonic()
        while early > 0 or (early := self._too_early(parcel)) > 0:
            await asyncio.sleep(early)
            early = 0.0

    def _too_early(self, parcel: Parcel) -> float:
        """Seconds that a message has to wait because others went later than they were given; 0 lets it go."""
        return self._pacer.depart(parcel.chat_id, self._clock.monotonic()) if is_message(parcel) else 0.0

    def _judge_telegram(self, outcome: Reply | Transit) -> None:
        """Leave Telegram alone while it fails again and again: trying would only make messages uncertain."""
        if not is_trouble(outcome):
            if isinstance(outcome, Reply):
                self._breaker.succeeded()
        elif self._breaker.failed(self._clock.monotonic()):
            seconds = round(self._breaker.wait(self._clock.monotonic()), 1)
            log.warning("telegram.ill", seconds=seconds, cure="waiting; nothing is lost")

    def _hold_back(self, parcel: Parcel, verdict: Again) -> None:
        until = self._clock.monotonic() + verdict.delay
        self._pacer.pause_chat(parcel.chat_id, until)
        if verdict.is_flood:
            self._metrics.flooded(parcel.method)
        if verdict.pauses_all and parcel.chat_id > 0:  # a group has limits of its own, which concern nobody else
            if verdict.is_flood:
                self.hold_back(verdict.delay)
            else:
                self._pacer.pause(until)
            log.warning("sending.paused", seconds=verdict.delay)

    def _land(self, landed: Landed) -> None:
        self._landed.append(landed)
        self.wake()

    async def _wait(self, *, is_more_likely: bool) -> None:
        """Wait for a call or a landing, or until the limits allow what is likely to wait."""
        if self._stopping and not self._flying:  # what was in flight has been marked: nobody will call any more
            return
        now = self._clock.monotonic()
        if self._breaker.is_open and not self._breaker.wait(now) and not self._stopping:
            await self._ask()
            return
        has_room = len(self._flying) < self._pacer.limits.claimed
        pace = max(self._pacer.wait(now) - AHEAD, self._breaker.wait(now), 0.0)
        waits = [LOOK_EVERY, *([pace] if pace else []), *([AHEAD] if self._landed else [])]
        if has_room and is_more_likely and not pace:
            return
        if has_room and not pace:
            waits += [wait for wait in (self._pacer.next_free_chat(now),) if wait]
        with suppress(TimeoutError):
            async with asyncio.timeout(max(0.001, min(waits))):
                await self._call.wait()

    async def _ask(self) -> None:
        """Ask a question that harms nobody, to learn whether Telegram is well again."""
        outcome = await self._transport.call("getMe", {}, deadline=ASKING_SECONDS)
        if is_trouble(outcome) or isinstance(outcome, Transit):
            self._breaker.failed(self._clock.monotonic())
        else:
            self._breaker.succeeded()
            log.info("telegram.well")

    def _note_outage(self, error: DatabaseUnavailable) -> None:
        self._metrics.refused()
        log.error("outbox.unavailable", cause=str(error), cure="free the database; nothing is lost")
