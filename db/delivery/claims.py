"""What may be sent next: found by lane and age, at most one message a chat, and only to those who still want it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import bindparam, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.delivery.letters import letters
from db.delivery.outbox import outbox
from db.metadata import UNANSWERED, Moment
from db.people.people import people
from db.people.volunteers import volunteers
from domain.delivery import DeliveryState
from domain.letters import CONSENTED
from domain.people import VolunteerStatus

SPARE: Final = 8  #: Messages looked at beyond those asked for, since several may be for one chat.
PAGE: Final = 200  #: Messages looked at together while nobody wants what would go next.
PAGES: Final = 10  #: How many of these one claim looks at.


@dataclass(frozen=True, slots=True)
class Parcel:
    """One claimed message."""

    id: int
    chat_id: int
    kind: str
    method: str
    payload: str  #: The method's parameters as JSON, without the chat.
    unclear: int  #: How often it was sent without a clear answer.
    request_id: int | None  #: The request it is part of; None for a reply.
    card_of: int | None  #: The request whose card it is.
    created_at: dt.datetime
    edits: int | None = None  #: The message that it changes; None where it is a new one.


_IS_WILLING: Final = exists().where(
    people.c.id == outbox.c.chat_id,
    people.c.is_reachable,
    volunteers.c.person_id == people.c.id,
    volunteers.c.status == VolunteerStatus.ACTIVE.value,
    or_(volunteers.c.paused_until.is_(None), volunteers.c.paused_until < bindparam("today")),
)
_IS_WANTED: Final = or_(outbox.c.kind.not_in([kind.value for kind in CONSENTED]), _IS_WILLING)
_NEXT: Final = (
    select(
        outbox.c.id,
        outbox.c.chat_id,
        outbox.c.kind,
        outbox.c.method,
        func.coalesce(letters.c.payload, outbox.c.payload).label("payload"),
        outbox.c.unclear,
        outbox.c.request_id,
        outbox.c.card_of,
        outbox.c.created_at,
        outbox.c.edits,
        _IS_WANTED.label("is_wanted"),
    )
    .outerjoin(letters, letters.c.id == outbox.c.letter_id)
    .where(
        outbox.c.state == DeliveryState.PENDING.value,
        or_(
            outbox.c.not_before.is_(None),
            outbox.c.not_before <= bindparam("now", type_=Moment),
            outbox.c.owner == bindparam("owner"),
        ),
        or_(outbox.c.useful_until.is_(None), outbox.c.useful_until > bindparam("now", type_=Moment)),
        outbox.c.chat_id.not_in(bindparam("busy", expanding=True)),
    )
    .order_by(outbox.c.lane, outbox.c.id)
    .limit(bindparam("most"))
    .with_for_update(of=outbox, skip_locked=True)
)
_CLAIM: Final = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)))
    .values(state=DeliveryState.SENDING.value, owner=bindparam("new_owner"))
    .execution_options(**UNANSWERED)
)
_CALL_OFF: Final = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)))
    .values(state=DeliveryState.STOPPED.value, reason="no longer wanted", finished_at=bindparam("now", type_=Moment))
)


class Claims:
    """Claims messages inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def claim(self, owner: str, most: int, busy: Collection[int], now: dt.datetime) -> list[Parcel]:
        """Claim up to `most` messages, interactive ones first and at most one a chat, none to busy chats.

        A message to a chat never overtakes an earlier one of its lane. A call for help whose recipient has left,
        paused or blocked the bot meanwhile is called off here; however many they are, they hold up nobody for long.
        """
        firsts: dict[int, Parcel] = {}
        for row in await self._next(owner, most, busy, now):
            if row.is_wanted and row.chat_id not in firsts:
                firsts[row.chat_id] = Parcel(*tuple(row)[:-1])
        chosen = list(firsts.values())[:most]
        if chosen:
            await self._connection.execute(_CLAIM, {"ids": [parcel.id for parcel in chosen], "new_owner": owner})
        return chosen

    async def _next(self, owner: str, most: int, busy: Collection[int], now: dt.datetime) -> Sequence[Any]:
        """Rows of what would go next; what of them nobody wants has been called off."""
        rows: Sequence[Any] = ()
        values = {"now": now, "today": now.date(), "owner": owner, "busy": list(busy)}
        for looked_at in (most + SPARE, *[PAGE] * PAGES):
            rows = (await self._connection.execute(_NEXT, {**values, "most": looked_at})).all()
            unwanted = [row.id for row in rows if not row.is_wanted]
            if unwanted:
                await self._connection.execute(_CALL_OFF, {"ids": unwanted, "now": now})
            if len(unwanted) < len(rows) or not rows:
                break
        return rows
