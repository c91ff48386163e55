"""What has not left the outbox: since when, and what becomes of it when a backup is restored."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, func, insert, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.delivery.outbox import outbox
from db.metadata import Moment
from db.people.people import keeping
from domain.delivery import DeliveryState
from domain.letters import Kind, Lane

RESTORED: Final = "restored from a backup"
_WAITS = outbox.c.state.in_([DeliveryState.PENDING.value, DeliveryState.SENDING.value])
_TO_MANY = or_(outbox.c.request_id.is_not(None), outbox.c.lane == Lane.BULK.value)


class Unsent:
    """Looks at what waits in the outbox, or calls it off, inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def oldest_reply(self, now: dt.datetime) -> dt.datetime | None:
        """When the reply was written that has waited longest and could go at once; None when none waits."""
        oldest: dt.datetime | None = await self._connection.scalar(
            select(func.min(outbox.c.created_at)).where(
                _WAITS,
                outbox.c.lane == Lane.INTERACTIVE.value,
                or_(outbox.c.not_before.is_(None), outbox.c.not_before <= now),
            )
        )
        return oldest

    async def call_off(self, now: dt.datetime, replies_before: dt.datetime) -> int:
        """Send nothing that waits, besides replies made since a moment; returns how many were called off.

        What goes to many may have arrived since the backup was made: it is uncertain, and the report says so.
        """
        ended = {"reason": RESTORED, "payload": "", "owner": "", "finished_at": now}
        uncertain = await self._connection.execute(
            update(outbox).where(_WAITS, _TO_MANY).values(state=DeliveryState.UNCERTAIN.value, **ended)
        )
        stopped = await self._connection.execute(
            update(outbox)
            .where(_WAITS, outbox.c.created_at < replies_before)
            .values(
                state=DeliveryState.STOPPED.value,
                chat_id=case((outbox.c.kind == Kind.FAREWELL.value, 0), else_=outbox.c.chat_id),
                **ended,
            )
        )
        return uncertain.rowcount + stopped.rowcount

    async def put_ended(
        self,
        request_id: int,
        recipients: Select[Any],
        now: dt.datetime,
        state: DeliveryState = DeliveryState.STOPPED,
        reason: str = "",
    ) -> int:
        """Keep that a request's call came to an end for recipients before it was written; returns how many."""
        chosen = keeping(recipients).subquery()
        values: dict[str, ColumnElement[Any]] = {
            "lane": literal(Lane.BULK.value),
            "state": literal(state.value),
            "chat_id": chosen.c.id,
            "kind": literal(Kind.CALL.value),
            "method": literal("sendMessage"),
            "request_id": literal(request_id),
            "created_at": literal(now, Moment()),
            "finished_at": literal(now, Moment()),
            "reason": literal(reason),
        }
        made = insert(outbox).from_select(list(values), select(*values.values()))
        return (await self._connection.execute(made)).rowcount
