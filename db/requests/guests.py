"""People without the app whom a coordinator has added to a request by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, String, Table, delete, insert, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment, RowId, TelegramId
from domain.guests import Guest

guests = Table(
    "guests",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("request_id", ForeignKey("requests.id", ondelete="CASCADE"), nullable=False),
    Column("name", String(64), nullable=False),
    Column("phone", String(20), nullable=False, server_default=""),
    Column("added_by", TelegramId, ForeignKey("people.id", ondelete="SET NULL")),
    Column("added_at", Moment, nullable=False),
    Column("checked_in_at", Moment),
)
Index("ix_guests_request_id", guests.c.request_id)
Index("ix_guests_added_by", guests.c.added_by)


class Guests:
    """Reads and writes guests inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, request_id: int, name: str, phone: str, added_by: int, now: dt.datetime) -> Guest:
        """Add somebody to a request; the place was taken before (`Requests.take_place`)."""
        made = await self._connection.execute(
            insert(guests)
            .values(request_id=request_id, name=name, phone=phone, added_by=added_by, added_at=now)
            .returning(guests.c.id)
        )
        return Guest(made.scalar_one(), request_id, name, phone)

    async def get(self, guest_id: int) -> Guest | None:
        """One guest."""
        row = (await self._connection.execute(select(guests).where(guests.c.id == guest_id))).one_or_none()
        return None if row is None else _read(row)

    async def of_request(self, request_id: int) -> list[Guest]:
        """The guests of a request, first added first."""
        found = await self._connection.execute(
            select(guests).where(guests.c.request_id == request_id).order_by(guests.c.id)
        )
        return [_read(row) for row in found]

    async def of_requests(self, request_ids: Collection[int]) -> dict[int, list[Guest]]:
        """The guests of several requests, first added first; requests without any are left out."""
        found = await self._connection.execute(
            select(guests).where(guests.c.request_id.in_(request_ids)).order_by(guests.c.id)
        )
        by_request: dict[int, list[Guest]] = {}
        for row in found:
            by_request.setdefault(row.request_id, []).append(_read(row))
        return by_request

    async def added_by(self, person_id: int) -> list[tuple[int, dt.datetime]]:
        """What a coordinator has added: (request id, when); the names are those of others."""
        found = await self._connection.execute(
            select(guests.c.request_id, guests.c.added_at).where(guests.c.added_by == person_id).order_by(guests.c.id)
        )
        return [(row.request_id, row.added_at) for row in found]

    async def remove(self, guest_id: int) -> bool:
        """Take somebody off again; False when that was done before."""
        removed = await self._connection.execute(delete(guests).where(guests.c.id == guest_id))
        return removed.rowcount == 1

    async def check_in(self, guest_id: int, at: dt.datetime | None) -> bool:
        """Keep since when a guest is there, or (None) that they are not; False for an unknown one."""
        changed = await self._connection.execute(update(guests).where(guests.c.id == guest_id).values(checked_in_at=at))
        return changed.rowcount == 1


def _read(row: Row[Any]) -> Guest:
    return Guest(row.id, row.request_id, row.name, row.phone, row.checked_in_at)
