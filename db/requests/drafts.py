"""Drafts: requests that are being written, and have not been sent."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.choices import Choices
from db.requests.asked_for import values_of
from db.requests.requests import request_of, requests
from domain.requests import Request, RequestStatus

_IS_DRAFT = requests.c.status == RequestStatus.DRAFT.value


class Drafts:
    """Reads and writes drafts inside a unit of work."""

    def __init__(self, connection: AsyncConnection, choices: Choices) -> None:
        self._connection = connection
        self._choices = choices

    async def begin(self, coordinator_id: int | None, now: dt.datetime) -> Request:
        """A fresh draft."""
        made = await self._connection.execute(
            insert(requests)
            .values(coordinator_id=coordinator_id, status=RequestStatus.DRAFT.value, created_at=now)
            .returning(requests.c.id)
        )
        request_id: int = made.scalar_one()
        return Request(request_id, coordinator_id, RequestStatus.DRAFT)

    async def save(self, request: Request) -> bool:
        """Keep a draft as it is now; False when it is no draft any more."""
        values = await values_of(request, self._choices) | {
            "day": request.day,
            "is_urgent": request.is_urgent,
            "reach": request.reach.value,
            "series_id": request.series_id,
        }
        changed = await self._connection.execute(
            update(requests).where(requests.c.id == request.id, _IS_DRAFT).values(values)
        )
        return changed.rowcount == 1

    async def of(self, coordinator_id: int) -> Request | None:
        """The newest draft of a coordinator; None when nothing is being written."""
        found = await self._connection.execute(
            select(requests)
            .where(requests.c.coordinator_id == coordinator_id, _IS_DRAFT)
            .order_by(requests.c.id.desc())
            .limit(1)
        )
        row = found.one_or_none()
        return None if row is None else await request_of(row, self._choices)

    async def all_of(self, coordinator_id: int) -> list[Request]:
        """What a coordinator is writing, the oldest first; two while one of them is to be chosen."""
        found = await self._connection.execute(
            select(requests).where(requests.c.coordinator_id == coordinator_id, _IS_DRAFT).order_by(requests.c.id)
        )
        return [await request_of(row, self._choices) for row in found.all()]

    async def give_up(self, request_id: int) -> None:
        """Empty a draft and let go of it; its number stays taken, so that no old button means a newer draft."""
        nothing = {"hub": None, "activity": "", "day": None, "role": None, "text": "", "private_text": ""}
        await self._connection.execute(
            update(requests)
            .where(requests.c.id == request_id, _IS_DRAFT)
            .values(coordinator_id=None, status=RequestStatus.STOPPED.value, interests=0, needed=None, **nothing)
        )

    async def forget(self, coordinator_id: int) -> None:
        """Remove what a coordinator has written and not sent."""
        await self._connection.execute(delete(requests).where(requests.c.coordinator_id == coordinator_id, _IS_DRAFT))

    async def renumber(self, gap: int, now: dt.datetime) -> None:
        """Leave out at least `gap` numbers, and give drafts new ones beyond them.

        No button that was made before then means a draft, nor any request that is still to come.
        """
        highest = await self._connection.scalar(select(func.max(requests.c.id))) or 0
        first = (highest // gap + 1) * gap
        drafts = select(requests.c.id).where(_IS_DRAFT).order_by(requests.c.id)
        numbers = (await self._connection.execute(drafts)).scalars().all()
        for number, draft in enumerate(numbers, start=first + 1):
            await self._connection.execute(update(requests).where(requests.c.id == draft).values(id=number))
        stopped = {"id": first, "status": RequestStatus.STOPPED.value, "created_at": now}
        await self._connection.execute(insert(requests).values(stopped))  # holds the place: SQLite counts from the rows
