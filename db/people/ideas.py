"""Ideas: something a person wants to happen at a hub."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment, RowId, TelegramId

ideas = Table(
    "ideas",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("person_id", TelegramId, ForeignKey("people.id", ondelete="SET NULL")),
    Column("hub", String(24), nullable=False),
    Column("text", Text, nullable=False),
    Column("sent_at", Moment, nullable=False),
)
Index("ix_ideas_person_id", ideas.c.person_id)


class Ideas:
    """Reads and writes ideas inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(self, person_id: int, hub: str, text: str, now: dt.datetime) -> int:
        """Keep an idea; returns its number."""
        made = await self._connection.execute(
            insert(ideas).values(person_id=person_id, hub=hub, text=text, sent_at=now).returning(ideas.c.id)
        )
        number: int = made.scalar_one()
        return number

    async def get(self, number: int) -> tuple[int | None, str, str] | None:
        """One idea: (person id, None once erased; hub; text)."""
        found = await self._connection.execute(
            select(ideas.c.person_id, ideas.c.hub, ideas.c.text).where(ideas.c.id == number)
        )
        row = found.one_or_none()
        return None if row is None else (row.person_id, row.hub, row.text)

    async def of_person(self, person_id: int) -> list[tuple[str, str, dt.datetime]]:
        """A person's ideas: (hub, text, when)."""
        found = await self._connection.execute(
            select(ideas.c.hub, ideas.c.text, ideas.c.sent_at).where(ideas.c.person_id == person_id)
        )
        return [(row.hub, row.text, row.sent_at) for row in found]

    async def forget_person(self, person_id: int) -> None:
        """Take a person's name and words out of the ideas."""
        await self._connection.execute(
            update(ideas).where(ideas.c.person_id == person_id).values(person_id=None, text="")
        )
