"""The sender's side of the outbox: what became of what was claimed, and what an ended process left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Integer, bindparam, case, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.delivery.claims import Claims, Parcel
from db.delivery.outbox import outbox
from db.locks import free, held_by_others
from db.metadata import Moment, TelegramId
from domain.delivery import DeliveryState
from domain.letters import RESENT_WHEN_UNCLEAR, Kind
from domain.moments import later
from domain.pacing import GROUP_WINDOW

__all__ = ["Dispatch", "Left", "Mark", "Parcel"]

FLOOD: Final = "flood control"
GROUP_SPAN: Final = dt.timedelta(seconds=GROUP_WINDOW)


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of a parcel."""

    id: int
    state: DeliveryState
    reason: str = ""
    message_id: int | None = None
    not_before: dt.datetime | None = None
    unclear: bool = False
    as_new: bool = False  #: Send it as a new message instead of an edit.
    chat_id: int | None = None  #: The chat has this number now.


@dataclass(frozen=True, slots=True)
class Left:
    """What an ended sender left: how much was on its way, and what groups have had."""

    messages: int
    to_groups: Sequence[tuple[int, dt.datetime]]


_IS_MINE: Final = (
    outbox.c.id == bindparam("number"),
    outbox.c.state == DeliveryState.SENDING.value,
    outbox.c.owner == bindparam("holder"),
)
_WITHOUT_THE_ERASED: Final = case((outbox.c.kind == Kind.FAREWELL.value, 0), else_=outbox.c.chat_id)
"""The chat of a message that has come to an end: of a farewell nothing stays that tells to whom it went."""

_END: Final = (
    update(outbox)
    .where(*_IS_MINE)
    .values(
        state=bindparam("new_state"),
        reason=bindparam("new_reason"),
        owner="",
        finished_at=bindparam("now", type_=Moment),
        message_id=bindparam("new_message_id"),
        payload="",
        chat_id=_WITHOUT_THE_ERASED,
    )
)
_WAITS_AGAIN: Final = case(
    (outbox.c.is_called_off & outbox.c.edits.is_not(None), DeliveryState.SUPERSEDED.value),
    (outbox.c.is_called_off, DeliveryState.STOPPED.value),
    else_=DeliveryState.PENDING.value,
)
"""What becomes of a message on its way that has not arrived: it may have been called off meanwhile."""

_AS_NEW: Final = bindparam("as_new", type_=Integer) == 1
_WAIT: Final = (
    update(outbox)
    .where(*_IS_MINE)
    .values(
        state=_WAITS_AGAIN,
        reason=bindparam("new_reason"),
        not_before=bindparam("new_not_before", type_=Moment),
        unclear=outbox.c.unclear + bindparam("unclear_now", type_=Integer),
        chat_id=func.coalesce(bindparam("new_chat_id", type_=TelegramId), outbox.c.chat_id),
        method=case((_AS_NEW, literal("sendMessage")), else_=outbox.c.method),
        edits=case((_AS_NEW, None), else_=outbox.c.edits),
    )
)


class Dispatch:
    """Claims and marks, inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._claims = Claims(connection)

    async def claim(self, owner: str, most: int, busy: Collection[int], now: dt.datetime) -> list[Parcel]:
        """Claim what may be sent next; see `Claims.claim`."""
        return await self._claims.claim(owner, most, busy, now)

    async def mark(self, marks: Iterable[Mark], now: dt.datetime, owner: str) -> None:
        """Keep what became of parcels; an empty text stays behind when a reply has been sent.

        Only marks of whoever claimed them count: a sender that another has taken over from changes nothing. The
        owner of a message that waits measures the wait itself; `not_before` is for whoever comes after it.
        """
        every = list(marks)
        ended = [_ended(mark, now, owner) for mark in every if mark.state is not DeliveryState.PENDING]
        waiting = [_waiting(mark, owner) for mark in every if mark.state is DeliveryState.PENDING]
        if ended:
            await self._connection.execute(_END, ended)
        if waiting:
            await self._connection.execute(_WAIT, waiting)

    async def held_by_others(self, numbers: Collection[int]) -> set[int]:
        """Which of these messages somebody else is changing; nobody changes the others before this ends."""
        return await held_by_others(self._connection, outbox.c.id, numbers)

    async def unmarked(self, owner: str, numbers: Collection[int]) -> set[int]:
        """Which of these messages this owner has claimed and not marked yet."""
        found = await self._connection.execute(
            select(outbox.c.id).where(
                outbox.c.id.in_(list(numbers)),
                outbox.c.state == DeliveryState.SENDING.value,
                outbox.c.owner == owner,
            )
        )
        return set(found.scalars())

    async def take_back(self, owner: str, flying: Collection[int]) -> int:
        """Let wait again what this owner has claimed and, for an outage of the database, never sent."""
        taken = await self._connection.execute(
            update(outbox)
            .where(
                outbox.c.state == DeliveryState.SENDING.value,
                outbox.c.owner == owner,
                outbox.c.id.not_in(list(flying)),
            )
            .values(state=_WAITS_AGAIN)
        )
        return taken.rowcount

    async def expire(self, now: dt.datetime) -> int:
        """End messages that would come too late to be of use, but none that is just being changed; returns how many."""
        is_late = (outbox.c.state == DeliveryState.PENDING.value, outbox.c.useful_until <= now)
        late = await self._connection.execute(
            update(outbox)
            .where(*free(self._connection, outbox, *is_late))
            .values(state=DeliveryState.EXPIRED.value, payload="", finished_at=now)
        )
        return late.rowcount

    async def wait_no_longer(self, owner: str) -> None:
        """Let go what an ended sender put off by the clock, which may have been set back since; it waited seconds.

        Where Telegram asked for longer, nothing leaves anyway; what it asked for in a group stays.
        """
        put_off = (outbox.c.state == DeliveryState.PENDING.value, outbox.c.owner.not_in(["", owner]))
        await self._connection.execute(
            update(outbox)
            .where(*free(self._connection, outbox, *put_off, outbox.c.chat_id > 0))
            .values(not_before=None, owner="")
        )

    async def recover(self, owner: str, now: dt.datetime) -> Left:
        """Take over what an ended sender had claimed: it may have arrived, and is sent once more at most.

        News is never sent again: two copies of it are worse than none.
        """
        stale = (outbox.c.state == DeliveryState.SENDING.value, outbox.c.owner != owner)
        on_their_way = await self._connection.scalars(select(outbox.c.chat_id).where(*stale, outbox.c.chat_id < 0))
        to_groups = [(chat, now) for chat in on_their_way]
        once_only = outbox.c.kind.not_in([kind.value for kind in RESENT_WHEN_UNCLEAR])
        given_up = await self._connection.execute(
            update(outbox)
            .where(*stale, or_(outbox.c.unclear >= 1, once_only))
            .values(
                state=DeliveryState.UNCERTAIN.value,
                reason="the sender ended meanwhile",
                owner="",
                payload="",
                unclear=outbox.c.unclear + 1,
                finished_at=now,
                chat_id=_WITHOUT_THE_ERASED,
            )
        )
        again = await self._connection.execute(
            update(outbox)
            .where(*stale)
            .values(
                state=_WAITS_AGAIN,
                unclear=outbox.c.unclear + 1,
                owner="",
            )
        )
        to_groups = [*await self._to_groups(later(now, -GROUP_SPAN)), *to_groups]
        return Left(given_up.rowcount + again.rowcount, to_groups)

    async def _to_groups(self, recent: dt.datetime) -> list[tuple[int, dt.datetime]]:
        """What groups were sent since a moment, as (chat, moment)."""
        found = await self._connection.execute(
            select(outbox.c.chat_id, outbox.c.finished_at)
            .where(outbox.c.chat_id < 0, outbox.c.finished_at > recent)
            .order_by(outbox.c.finished_at)
        )
        return [(chat, at) for chat, at in found]


def _ended(mark: Mark, now: dt.datetime, owner: str) -> dict[str, Any]:
    return {
        "number": mark.id,
        "holder": owner,
        "new_state": mark.state.value,
        "new_reason": mark.reason[:200],
        "new_message_id": mark.message_id,
        "now": now,
    }


def _waiting(mark: Mark, owner: str) -> dict[str, Any]:
    return {
        "number": mark.id,
        "holder": owner,
        "new_reason": mark.reason[:200],
        "new_not_before": mark.not_before,
        "unclear_now": int(mark.unclear),
        "new_chat_id": mark.chat_id,
        "as_new": int(mark.as_new),
    }
