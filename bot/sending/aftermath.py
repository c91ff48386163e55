"""What follows when messages have come to an end: marks, and whoever has to hear of it, in one unit of work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import structlog

from actions.halting import halt
from bot.sending.attempts import EDIT, Landed
from bot.supervision.metrics import Metrics
from db import UnitOfWork
from domain.delivery import DeliveryState
from domain.letters import Kind

log = structlog.get_logger()

CANARY: Final = 20  #: Equal refusals after which the rest of a broadcast is not tried.

Apologise = Callable[[UnitOfWork, int], Awaitable[None]]
"""Puts a word into the outbox for a chat whose reply Telegram refused."""
TellStopped = Callable[[UnitOfWork, int], Awaitable[None]]
"""Tells the coordinator of a request that its broadcast was stopped, because Telegram refuses the message."""
KeepQuiet = Callable[[UnitOfWork], Awaitable[None]]
"""Lets calls for help wait for the morning, where it is night."""


class Aftermath:
    """Keeps what became of messages, and remembers which requests have moved."""

    def __init__(
        self,
        apologise: Apologise | None = None,
        tell_stopped: TellStopped | None = None,
        metrics: Metrics | None = None,
        keep_quiet: KeepQuiet | None = None,
    ) -> None:
        self._apologise = apologise
        self._tell_stopped = tell_stopped
        self._metrics = metrics or Metrics()
        self._keep_quiet = keep_quiet
        self._moved: set[int] = set()

    def moved_requests(self) -> set[int]:
        """The requests whose messages have come to an end since this was last asked."""
        moved, self._moved = self._moved, set()
        return moved

    async def take_over(self, work: UnitOfWork) -> None:
        """Look at what a predecessor left before any of it is sent: the first tick may come too late."""
        if self._keep_quiet:
            await self._keep_quiet(work)

    async def keep(self, work: UnitOfWork, landed: Sequence[Landed], now: dt.datetime, owner: str) -> list[Landed]:
        """Mark messages and do what follows from it, once: marks are repeated when the answer to a commit was lost.

        Waits for nobody, for all replies would wait too; returns those whose marks are to be kept another time.
        """
        busy = await _held_by_others(work, landed)
        keeping = [one for one in landed if one not in busy]
        telling = [one for one in keeping if _is_telling(one)]
        new = await work.marks.unmarked(owner, [one.parcel.id for one in telling]) if telling else set()
        await work.marks.keep([one.mark for one in keeping], now, owner)
        for one in telling:
            if one.parcel.id in new:
                await self._follow(work, one, now)
        return busy

    def kept(self, landed: Sequence[Landed], now: dt.datetime) -> None:
        """Hear that marks have been committed."""
        for one in landed:
            if one.parcel.request_id is not None:
                self._moved.add(one.parcel.request_id)
            if one.mark.state is not DeliveryState.PENDING:
                self._count(one, now)

    def _count(self, one: Landed, now: dt.datetime) -> None:
        is_reply = one.parcel.kind == Kind.REPLY and one.mark.state is DeliveryState.SENT
        self._metrics.sent(one.mark.state, (now - one.parcel.created_at).total_seconds() if is_reply else None)
        if one.mark.state is not DeliveryState.SENT:
            log.info("message.ended", id=one.parcel.id, state=one.mark.state.value)

    async def _follow(self, work: UnitOfWork, one: Landed, now: dt.datetime) -> None:
        parcel, mark = one.parcel, one.mark
        if mark.state is DeliveryState.UNREACHABLE and parcel.chat_id > 0:
            await work.people.mark_reachable(parcel.chat_id, is_reachable=False)
            await work.volunteers.note_reachable(parcel.chat_id, is_reachable=False)
        elif parcel.card_of and _is_new_card(one):
            await work.cards.place(parcel.card_of, mark.message_id)
        elif mark.state is DeliveryState.FAILED:
            await self._follow_refusal(work, one, now)

    async def _follow_refusal(self, work: UnitOfWork, one: Landed, now: dt.datetime) -> None:
        parcel, request_id = one.parcel, one.parcel.request_id
        if parcel.kind == Kind.REPLY and self._apologise:
            await self._apologise(work, parcel.chat_id)
        elif request_id is not None and await work.deliveries.refusals(request_id, one.mark.reason) >= CANARY:
            await self._stop_broadcast(work, request_id, now)

    async def _stop_broadcast(self, work: UnitOfWork, request_id: int, now: dt.datetime) -> None:
        """Send nothing more of it, now or by itself later, and tell its coordinator, who may act; once."""
        stopped = await halt(work, request_id, now)
        if stopped is not None and self._tell_stopped:
            log.error("broadcast.stopped", request=request_id, messages=stopped, cure="see why it is refused")
            await self._tell_stopped(work, request_id)


def _is_new_card(one: Landed) -> bool:
    """Whether a card stands where none stood; most are edited where they stand, and nothing follows from that."""
    return bool(one.parcel.card_of) and one.mark.state is DeliveryState.SENT and one.parcel.method != EDIT


def _is_telling(one: Landed) -> bool:
    """Whether anything may follow from it."""
    return _is_new_card(one) or one.mark.state is not DeliveryState.SENT


async def _held_by_others(work: UnitOfWork, landed: Sequence[Landed]) -> list[Landed]:
    """What somebody else is changing, or whose request or person; the rest is held until the unit of work ends."""
    requests = await work.places.held_by_others({_request_of(one) for one in landed} - {0})
    people = await work.people.held_by_others({_person_of(one) for one in landed} - {0})
    messages = await work.marks.held_by_others({one.parcel.id for one in landed})
    return [
        one for one in landed if one.parcel.id in messages or _request_of(one) in requests or _person_of(one) in people
    ]


def _request_of(one: Landed) -> int:
    """The request that what has landed may change; 0 for none."""
    if _is_new_card(one):
        return one.parcel.card_of or 0
    return one.parcel.request_id or 0 if one.mark.state is DeliveryState.FAILED else 0


def _person_of(one: Landed) -> int:
    """Whoever may be found out of reach by it, or be told of it; 0 for nobody."""
    return max(0, one.parcel.chat_id) if one.mark.state in {DeliveryState.UNREACHABLE, DeliveryState.FAILED} else 0
