"""What became of claimed messages: marked by whoever claimed them, and by nobody else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Integer, bindparam, case, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.delivery.outbox import REASON_LENGTH, outbox
from db.locks import held_by_others
from db.metadata import Moment, TelegramId
from domain.delivery import DeliveryState
from domain.letters import Kind

FLOOD: Final = "flood control"  #: Why a message waits, where Telegram asked for it.


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of a parcel."""

    id: int
    state: DeliveryState  #: PENDING where it waits to be tried again.
    reason: str = ""
    message_id: int | None = None  #: Where it stands in its chat; None unless it was sent.
    not_before: dt.datetime | None = None  #: Until when it waits; None for no longer than its turn.
    unclear: bool = False  #: It may have arrived.
    as_new: bool = False  #: Send it as a new message instead of an edit.
    chat_id: int | None = None  #: The chat has this number now.


_IS_MINE: Final = (
    outbox.c.id == bindparam("number"),
    outbox.c.state == DeliveryState.SENDING.value,
    outbox.c.owner == bindparam("holder"),
)
WITHOUT_THE_ERASED: Final = case((outbox.c.kind == Kind.FAREWELL.value, 0), else_=outbox.c.chat_id)
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
        chat_id=WITHOUT_THE_ERASED,
    )
)
WAITS_AGAIN: Final = case(
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
        state=WAITS_AGAIN,
        reason=bindparam("new_reason"),
        not_before=bindparam("new_not_before", type_=Moment),
        unclear=outbox.c.unclear + bindparam("unclear_now", type_=Integer),
        chat_id=func.coalesce(bindparam("new_chat_id", type_=TelegramId), outbox.c.chat_id),
        method=case((_AS_NEW, literal("sendMessage")), else_=outbox.c.method),
        edits=case((_AS_NEW, None), else_=outbox.c.edits),
    )
)


class Marks:
    """Keeps marks inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(self, marks: Iterable[Mark], now: dt.datetime, owner: str) -> None:
        """Keep what became of parcels; of those that have come to an end, no text stays.

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


def _ended(mark: Mark, now: dt.datetime, owner: str) -> dict[str, Any]:
    return {
        "number": mark.id,
        "holder": owner,
        "new_state": mark.state.value,
        "new_reason": mark.reason[:REASON_LENGTH],
        "new_message_id": mark.message_id,
        "now": now,
    }


def _waiting(mark: Mark, owner: str) -> dict[str, Any]:
    return {
        "number": mark.id,
        "holder": owner,
        "new_reason": mark.reason[:REASON_LENGTH],
        "new_not_before": mark.not_before,
        "unclear_now": int(mark.unclear),
        "new_chat_id": mark.chat_id,
        "as_new": int(mark.as_new),
    }
