"""What has not left the outbox: since when, until when it is held back, and how it is called off or expires."""

from __future__ import annotations

import datetime as dt
from typing import Final

from sqlalchemy import ColumnElement, Update, and_, case, exists, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.delivery.letters import letters
from db.delivery.outbox import IS_PENDING, IS_SENDING, outbox
from db.locks import free
from db.metadata import Moment
from domain.delivery import DeliveryState
from domain.letters import CONSENTED, Kind, Lane

RESTORED: Final = "restored from a backup"
_WAITS = or_(IS_PENDING, IS_SENDING)
_TO_MANY = or_(outbox.c.request_id.is_not(None), outbox.c.lane == Lane.BULK.value)
_CALLS: Final = [kind.value for kind in sorted(CONSENTED)]


def _leads_to_a_call() -> ColumnElement[bool]:
    """Whether this is an edit of a call, and its reader is about to get another: the older one leads to that then."""
    call, request_id = outbox.alias("call"), select(letters.c.request_id).where(letters.c.id == outbox.c.letter_id)
    return and_(
        outbox.c.kind == Kind.COPY.value,
        exists().where(
            call.c.chat_id == outbox.c.chat_id,
            call.c.state == DeliveryState.PENDING.value,
            call.c.kind.in_(_CALLS),
            call.c.request_id == request_id.correlate(outbox).scalar_subquery(),
        ),
    )


def _calling_off(now: dt.datetime, *which: ColumnElement[bool]) -> Update:
    """What has not left is stopped; what is on its way is not tried again."""
    return (
        update(outbox)
        .where(_WAITS, *which)
        .values(
            state=case((IS_PENDING, DeliveryState.STOPPED.value), else_=outbox.c.state),
            payload=case((IS_PENDING, ""), else_=outbox.c.payload),
            finished_at=case((IS_PENDING, literal(now, Moment()))),
            is_called_off=case((IS_SENDING, True), else_=outbox.c.is_called_off),
        )
    )


class Unsent:
    """Looks at what waits in the outbox, holds it back, calls it off and lets it expire, inside a unit of work."""

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

    async def hold_calls(self, until: dt.datetime) -> int:
        """Let calls that have not left wait until a moment; returns how many messages did not wait so long before.

        With them wait the edits of older copies that lead to them. They no longer tell of a pause that flood control
        asked for: it is not as long as that.
        """
        held = await self._connection.execute(
            update(outbox)
            .where(
                IS_PENDING,
                or_(outbox.c.kind.in_(_CALLS), _leads_to_a_call()),
                or_(outbox.c.not_before.is_(None), outbox.c.not_before < until),
            )
            .values(not_before=until, owner="", reason="")
        )
        return held.rowcount

    async def hold_no_longer(self, until: dt.datetime) -> None:
        """Let calls that are held wait until a moment at most; what Telegram asked to wait for stays as it is."""
        await self._connection.execute(
            update(outbox)
            .where(
                IS_PENDING,
                outbox.c.kind.in_([*_CALLS, Kind.COPY.value]),
                outbox.c.not_before > until,
                outbox.c.owner == "",
                outbox.c.reason == "",
            )
            .values(not_before=until)
        )

    async def expire(self, now: dt.datetime) -> int:
        """End messages that would come too late to be of use, but none that is just being changed; returns how many."""
        is_late = (outbox.c.state == DeliveryState.PENDING.value, outbox.c.useful_until <= now)
        late = await self._connection.execute(
            update(outbox)
            .where(*free(self._connection, outbox, *is_late))
            .values(state=DeliveryState.EXPIRED.value, payload="", finished_at=now)
        )
        return late.rowcount

    async def keep_useful(self, request_id: int, until: dt.datetime | None) -> None:
        """Set until when what has not been sent of a request is of use: it may have been moved."""
        await self._connection.execute(
            update(outbox).where(IS_PENDING, outbox.c.request_id == request_id).values(useful_until=until)
        )

    async def stop_request(self, request_id: int, now: dt.datetime) -> int:
        """Call off what has not been sent of a request; returns how many messages."""
        return await self._stop(now, outbox.c.request_id == request_id)

    async def stop_person(self, person_id: int, now: dt.datetime) -> int:
        """Call off the calls that wait for a person; replies still go out."""
        return await self._stop(now, outbox.c.chat_id == person_id, outbox.c.request_id.is_not(None))

    async def stop_answered(self, person_id: int, request_id: int, now: dt.datetime) -> bool:
        """Call off what waits for somebody who has answered; returns whether some is on its way all the same."""
        called_off = await self._connection.execute(
            _calling_off(now, outbox.c.chat_id == person_id, outbox.c.request_id == request_id).returning(
                outbox.c.state
            )
        )
        return DeliveryState.SENDING.value in called_off.scalars().all()

    async def _stop(self, now: dt.datetime, *which: ColumnElement[bool]) -> int:
        """In one statement: between two, the sender might claim what the second no longer finds waiting."""
        called_off = await self._connection.execute(_calling_off(now, *which))
        on_its_way = await self._connection.scalar(select(func.count()).select_from(outbox).where(IS_SENDING, *which))
        return called_off.rowcount - (on_its_way or 0)

    async def call_off_restored(self, now: dt.datetime, replies_before: dt.datetime) -> int:
        """Send nothing that waits in a backup, besides replies made since a moment; returns how many were called off.

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
