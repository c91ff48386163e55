"""Places in a request: taken, kept for an offer and given back by one conditional UPDATE each.

So that the last place is exact: two people never get it, in however many processes they press.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import ColumnElement, case, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.delivery.letters import letters
from db.delivery.outbox import outbox
from db.locks import held_by_others
from db.metadata import Moment
from db.requests.requests import requests
from domain.delivery import DeliveryState
from domain.requests import RequestStatus

_OPEN, _FULL = RequestStatus.OPEN.value, RequestStatus.FULL.value
_HAS_FREE = requests.c.accepted + requests.c.offered < requests.c.needed
_IS_LAST = requests.c.accepted + 1 >= requests.c.needed


class Places:
    """Counts places inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def hold(self, *request_ids: int) -> None:
        """Let nobody else change who comes to these requests until the unit of work ends.

        What is decided by is read after this. All are held in one order, so that no two wait for each other.
        """
        if request_ids and self._connection.dialect.name != "sqlite":
            held = select(requests.c.id).where(requests.c.id.in_(request_ids)).order_by(requests.c.id)
            await self._connection.execute(held.with_for_update(key_share=True))  # foreign keys are checked meanwhile

    async def hold_called(self, until: dt.datetime) -> None:
        """The same for all requests of which letters wait, unless just until this moment."""
        if self._connection.dialect.name == "sqlite":  # one writer; and there may be very many letters
            return
        waits = outbox.c.state == DeliveryState.PENDING.value
        which = (waits, or_(outbox.c.not_before.is_(None), outbox.c.not_before != until))
        waiting = select(letters.c.request_id).join(outbox, outbox.c.letter_id == letters.c.id).where(*which)
        await self.hold(*await self._connection.scalars(waiting.distinct()))

    async def held_by_others(self, request_ids: Collection[int]) -> set[int]:
        """Which of these requests others hold; the others are held from now on."""
        return await held_by_others(self._connection, requests.c.id, request_ids)

    async def take(self, request_id: int, now: dt.datetime) -> bool:
        """Take a place that is free and kept for nobody."""
        return await self._take(request_id, now, _HAS_FREE)

    async def take_kept(self, request_id: int, now: dt.datetime) -> bool:
        """Take a place that was kept for an offer."""
        return await self._take(request_id, now, requests.c.offered > 0, offered=requests.c.offered - 1)

    async def keep(self, request_id: int) -> bool:
        """Keep a free place for an offer."""
        return await self._change(request_id, _HAS_FREE, offered=requests.c.offered + 1)

    async def release(self, request_id: int) -> bool:
        """Keep a place no longer: the offer was declined or has lapsed."""
        return await self._change(request_id, requests.c.offered > 0, offered=requests.c.offered - 1)

    async def free(self, request_id: int) -> None:
        """Give back a place that somebody had; a full request is open again."""
        status = case((requests.c.status == _FULL, _OPEN), else_=requests.c.status)
        await self._connection.execute(
            update(requests)
            .where(requests.c.id == request_id, requests.c.accepted > 0)
            .values(accepted=requests.c.accepted - 1, status=status)
        )

    async def _take(self, request_id: int, now: dt.datetime, condition: ColumnElement[bool], **more: object) -> bool:
        return await self._change(
            request_id,
            condition,
            accepted=requests.c.accepted + 1,
            status=case((_IS_LAST, _FULL), else_=_OPEN),
            filled_at=case(
                (_IS_LAST, func.coalesce(requests.c.filled_at, literal(now, Moment()))), else_=requests.c.filled_at
            ),
            **more,
        )

    async def _change(self, request_id: int, condition: ColumnElement[bool], **values: object) -> bool:
        changed = await self._connection.execute(
            update(requests).where(requests.c.id == request_id, requests.c.status == _OPEN, condition).values(values)
        )
        return changed.rowcount == 1
