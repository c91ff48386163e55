"""From the outbox to Telegram: claim what is about to be sent, send it, mark what became of it."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Final

import orjson
import structlog

from bot.clock import Clock
from bot.transport import Transport
from db import Database, UnitOfWork
from db.dispatch import Mark, Parcel
from db.engine import DatabaseUnavailable
from domain.delivery import Again, DeliveryState, Reply, Transit, after
from domain.letters import Kind
from domain.pacing import Pacer

log = structlog.get_logger()

IN_FLIGHT: Final = 8
LOOK_EVERY: Final = 1.0  #: Seconds between looks when nobody has called.
OUTAGE_PAUSE: Final = 0.5
EDIT: Final = "editMessageText"

Apologise = Callable[[UnitOfWork, int], Awaitable[None]]
"""Puts a word into the outbox for a chat whose reply Telegram refused."""


class Sender:
    """The one door out. At most `IN_FLIGHT` messages are claimed but not marked at any moment."""

    def __init__(
        self,
        transport: Transport,
        database: Database,
        clock: Clock,
        pacer: Pacer,
        owner: str,
        apologise: Apologise | None = None,
    ) -> None:
        self._transport = transport
        self._database = database
        self._clock = clock
        self._pacer = pacer
        self._owner = owner
        self._apologise = apologise
        self._call = asyncio.Event()
        self._flying: dict[int, int] = {}  # message by chat: one at a time each
        self._may_hold_unsent = False  # an outage came between a claim and its sending
        self._stopping = False
        self._moved: set[int] = set()

    def wake(self) -> None:
        """Hear that there may be something to send."""
        self._call.set()

    def moved_requests(self) -> set[int]:
        """The requests whose messages have come to an end since this was last asked."""
        moved, self._moved = self._moved, set()
        return moved

    def stop(self) -> None:
        """Claim nothing more; `run` ends when what is in flight has been marked."""
        self._stopping = True
        self.wake()

    async def run(self) -> None:
        """Send until `stop`."""
        await self._recover()
        async with asyncio.TaskGroup() as flights:
            while not self._stopping:
                self._call.clear()
                try:
                    sent = await self._launch(flights)
                except DatabaseUnavailable as error:
                    log.error("outbox.unavailable", cause=str(error), cure="free the database; nothing is lost")
                    self._may_hold_unsent = True
                    await asyncio.sleep(OUTAGE_PAUSE)
                    continue
                if not sent:
                    await self._wait()

    async def _recover(self) -> None:
        while True:
            try:
                async with self._database.work() as work:
                    recovered = await work.dispatch.recover(self._owner, self._clock.now())
            except DatabaseUnavailable:
                await asyncio.sleep(OUTAGE_PAUSE)
            else:
                if recovered:
                    log.warning("outbox.recovered", messages=recovered)
                return

    async def _launch(self, flights: asyncio.TaskGroup) -> bool:
        """Claim and send what the limits allow now; False when there was nothing."""
        now = self._clock.monotonic()
        room = self._pacer.allowance(now, IN_FLIGHT - len(self._flying))
        if room <= 0:
            return False
        busy = self._pacer.busy_chats(now) | self._flying.keys()
        async with self._database.work() as work:
            if self._may_hold_unsent:
                await work.dispatch.take_back(self._owner, self._flying.values())
            parcels = await work.dispatch.claim(self._owner, room, busy, self._clock.now())
        self._may_hold_unsent = False
        if self._pacer.is_paused(self._clock.monotonic()):  # flood control spoke up while we were claiming
            await self._put_back(parcels)
            return False
        for parcel in parcels:
            if parcel.method.startswith(("send", "edit")):  # a command menu is no message
                self._pacer.book(parcel.chat_id, self._clock.monotonic())
            self._flying[parcel.chat_id] = parcel.id
            flights.create_task(self._fly(parcel))
        return bool(parcels)

    async def _put_back(self, parcels: list[Parcel]) -> None:
        async with self._database.work() as work:
            await work.dispatch.mark(
                [Mark(parcel.id, DeliveryState.PENDING) for parcel in parcels], self._clock.now(), self._owner
            )

    async def _wait(self) -> None:
        """Wait for a call, or until the limits allow more."""
        now = self._clock.monotonic()
        waits = [LOOK_EVERY]
        if len(self._flying) < IN_FLIGHT:
            waits += [wait for wait in (self._pacer.wait(now), self._pacer.next_free_chat(now)) if wait]
        try:
            async with asyncio.timeout(max(0.001, min(waits))):
                await self._call.wait()
        except TimeoutError:
            pass

    async def _fly(self, parcel: Parcel) -> None:
        try:
            mark = self._judge(parcel, await self._send(parcel))
            await self._keep(parcel, mark)
        finally:
            self._flying.pop(parcel.chat_id, None)
            self.wake()

    async def _send(self, parcel: Parcel) -> Reply | Transit:
        payload = orjson.loads(parcel.payload)
        document = payload.pop("document", None)
        payload["chat_id"] = parcel.chat_id
        if parcel.method != EDIT:
            payload.pop("message_id", None)
        attachment = (document["filename"], document["content"]) if document else None
        return await self._transport.call(parcel.method, payload, document=attachment)

    def _judge(self, parcel: Parcel, outcome: Reply | Transit) -> Mark:
        """Turn the outcome of one attempt into what the outbox keeps of it."""
        verdict = after(outcome, unclear_before=parcel.unclear, is_edit=parcel.method == EDIT)
        if isinstance(verdict, Again):
            return self._delayed(parcel, verdict)
        if verdict.state is not DeliveryState.SENT:
            status = outcome.status if isinstance(outcome, Reply) else outcome.value
            log.info("message.ended", id=parcel.id, state=verdict.state.value, status=status)
        return Mark(parcel.id, verdict.state, verdict.reason, message_id=_message_id(outcome))

    def _delayed(self, parcel: Parcel, verdict: Again) -> Mark:
        until = self._clock.monotonic() + verdict.delay
        if verdict.pauses_all and parcel.chat_id > 0:
            self._pacer.pause(until)
            log.warning("sending.paused", seconds=verdict.delay)
        self._pacer.pause_chat(parcel.chat_id, until)
        return Mark(
            parcel.id,
            DeliveryState.PENDING,
            not_before=self._clock.now() + dt.timedelta(seconds=verdict.delay) if verdict.delay else None,
            unclear=verdict.unclear,
            as_new=verdict.as_new,
            chat_id=verdict.chat_id,
        )

    async def _keep(self, parcel: Parcel, mark: Mark) -> None:
        """Commit a mark; however long the database is away, it is not forgotten while we run."""
        while True:
            try:
                async with self._database.work() as work:
                    await work.dispatch.mark([mark], self._clock.now(), self._owner)
                    if mark.state is DeliveryState.UNREACHABLE and parcel.chat_id > 0:
                        await work.people.mark_reachable(parcel.chat_id, is_reachable=False)
                    elif mark.state is DeliveryState.SENT and parcel.card_of and parcel.method != EDIT:
                        await work.requests.place_card(parcel.card_of, mark.message_id)
                    elif mark.state is DeliveryState.FAILED and parcel.kind == Kind.REPLY and self._apologise:
                        await self._apologise(work, parcel.chat_id)
            except DatabaseUnavailable as error:
                log.error("outbox.unavailable", cause=str(error), cure="free the database; nothing is lost")
                await asyncio.sleep(OUTAGE_PAUSE)
            else:
                if parcel.request_id is not None:
                    self._moved.add(parcel.request_id)
                return


def _message_id(outcome: Reply | Transit) -> int | None:
    result = (outcome.body or {}).get("result") if isinstance(outcome, Reply) else None
    number = result.get("message_id") if isinstance(result, dict) else None
    return number if isinstance(number, int) else None
