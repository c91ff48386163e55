"""Calls: who was asked for which request, in which wave, and when."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, SmallInteger, Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment, TelegramId

calls = Table(
    "calls",
    METADATA,
    Column("request_id", ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", TelegramId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("wave", SmallInteger, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("held_until", Moment),  # waits for the message that this person wants once a day
    Column("nudged_at", Moment),
)
Index("ix_calls_person_id_asked_at", calls.c.person_id, calls.c.asked_at)
Index("ix_calls_asked_at_person_id", calls.c.asked_at, calls.c.person_id)


class Calls:
    """Reads and writes calls inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def was_asked(self, request_id: int, person_id: int) -> bool:
        """Whether a request was meant for this person."""
        found = await self._connection.scalar(
            select(func.count())
            .select_from(calls)
            .where(calls.c.request_id == request_id, calls.c.person_id == person_id)
        )
        return bool(found)
