"""The sender's side of the outbox: claims before sending, marks after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.outbox import letters, outbox
from domain.delivery import DeliveryState
from domain.letters import Kind


@dataclass(frozen=True, slots=True)
class Parcel:
    """One claimed message: `payload` is JSON without the chat id."""

    id: int
    chat_id: int
    kind: str
    method: str
    payload: str
    unclear: int  #: How often it was sent without a clear answer.
    request_id: int | None  #: The request it is part of; None for a reply.
    card_of: int | None  #: The request whose card it is.


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


class Dispatch:
    """Claims and marks, inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def claim(self, owner: str, most: int, busy: Collection[int], now: dt.datetime) -> list[Parcel]:
        """Claim up to `most` messages, interactive ones first and at most one a chat, none to busy chats.

        A message to a chat never overtakes an earlier one of its lane.
        """
        candidates = await self._connection.execute(
            select(outbox.c.id, outbox.c.chat_id)
            .where(
                outbox.c.state == DeliveryState.PENDING.value,
                or_(outbox.c.not_before.is_(None), outbox.c.not_before <= now, outbox.c.owner == owner),
                or_(outbox.c.useful_until.is_(None), outbox.c.useful_until > now),
                outbox.c.chat_id.not_in(list(busy)),
            )
            .order_by(outbox.c.lane, outbox.c.id)
            .limit(most * 4)
        )
        firsts: dict[int, int] = {}
        for row in candidates:
            firsts.setdefault(row.chat_id, row.id)
        chosen = list(firsts.values())[:most]
        if not chosen:
            return []
        await self._connection.execute(
            update(outbox).where(outbox.c.id.in_(chosen)).values(state=DeliveryState.SENDING.value, owner=owner)
        )
        return await self._parcels(chosen)

    async def _parcels(self, ids: Collection[int]) -> list[Parcel]:
        found = await self._connection.execute(
            select(
                outbox.c.id,
                outbox.c.chat_id,
                outbox.c.kind,
                outbox.c.method,
                func.coalesce(letters.c.payload, outbox.c.payload).label("payload"),
                outbox.c.unclear,
                outbox.c.request_id,
                outbox.c.card_of,
            )
            .outerjoin(letters, letters.c.id == outbox.c.letter_id)
            .where(outbox.c.id.in_(ids))
            .order_by(outbox.c.lane, outbox.c.id)
        )
        return [Parcel(**row._mapping) for row in found]  # noqa: SLF001 -- SQLAlchemy's public name for it

    async def mark(self, marks: Iterable[Mark], now: dt.datetime, owner: str) -> None:
        """Keep what became of parcels; an empty text stays behind when a reply has been sent.

        The owner of a message that waits measures the wait itself; `not_before` is for whoever comes after it.
        """
        for mark in marks:
            values = self._waiting(mark, owner) if mark.state is DeliveryState.PENDING else self._ended(mark, now)
            await self._connection.execute(
                update(outbox)
                .where(outbox.c.id == mark.id, outbox.c.state == DeliveryState.SENDING.value)
                .values(reason=mark.reason[:200], **values)
            )

    def _waiting(self, mark: Mark, owner: str) -> dict[str, Any]:
        """It waits for another attempt, unless it was called off while it was on its way."""
        stopped = case((outbox.c.is_called_off, DeliveryState.STOPPED.value), else_=DeliveryState.PENDING.value)
        values: dict[str, Any] = {"state": stopped, "owner": owner, "not_before": mark.not_before}
        values["unclear"] = outbox.c.unclear + int(mark.unclear)
        if mark.chat_id is not None:
            values["chat_id"] = mark.chat_id
        if mark.as_new:
            values |= {"method": "sendMessage", "edits": None}
        return values

    def _ended(self, mark: Mark, now: dt.datetime) -> dict[str, Any]:
        """It has come to its end; its text is not kept."""
        return {
            "state": mark.state.value,
            "owner": "",
            "finished_at": now,
            "message_id": mark.message_id,
            "payload": "",
            "chat_id": case((outbox.c.kind == Kind.FAREWELL.value, 0), else_=outbox.c.chat_id),
        }

    async def take_back(self, owner: str, flying: Collection[int]) -> int:
        """Let wait again what this owner has claimed and, for an outage of the database, never sent."""
        taken = await self._connection.execute(
            update(outbox)
            .where(
                outbox.c.state == DeliveryState.SENDING.value,
                outbox.c.owner == owner,
                outbox.c.id.not_in(list(flying)),
            )
            .values(state=DeliveryState.PENDING.value)
        )
        return taken.rowcount

    async def expire(self, now: dt.datetime) -> int:
        """Call off messages that would come too late to be of use; returns how many."""
        late = await self._connection.execute(
            update(outbox)
            .where(outbox.c.state == DeliveryState.PENDING.value, outbox.c.useful_until <= now)
            .values(state=DeliveryState.STOPPED.value, reason="too late", finished_at=now)
        )
        return late.rowcount

    async def recover(self, owner: str, now: dt.datetime) -> int:
        """Take back what an ended process had claimed: it may have arrived, and is sent once more at most."""
        stale = (outbox.c.state == DeliveryState.SENDING.value, outbox.c.owner != owner)
        given_up = await self._connection.execute(
            update(outbox)
            .where(*stale, outbox.c.unclear >= 1)
            .values(state=DeliveryState.UNCERTAIN.value, reason="process ended twice", finished_at=now)
        )
        again = await self._connection.execute(
            update(outbox)
            .where(*stale)
            .values(state=DeliveryState.PENDING.value, unclear=outbox.c.unclear + 1, owner="")
        )
        return given_up.rowcount + again.rowcount
