"""People: anyone who has written, with the language they want and whether they can be reached."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Boolean, Column, String, Table, delete, false, insert, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment, TelegramId
from domain.people import Cursor, Person

people = Table(
    "people",
    METADATA,
    Column("id", TelegramId, primary_key=True, autoincrement=False),
    Column("name", String(64), nullable=False),
    Column("language", String(8), nullable=False),
    Column("chose_language", Boolean, nullable=False, server_default=false()),
    Column("is_reachable", Boolean, nullable=False, server_default=true()),
    Column("first_seen", Moment, nullable=False),
    Column("cursor_flow", String(24), nullable=False, server_default=""),
    Column("cursor_step", String(24), nullable=False, server_default=""),
    Column("cursor_subject", String(64), nullable=False, server_default=""),
)


class People:
    """Reads and writes people inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def meet(self, person_id: int, name: str, language: str, now: dt.datetime) -> tuple[Person, Cursor | None]:
        """The person who writes, and where typed words belong; a newcomer is kept. Rights are not filled in.

        `language` is the client's, and counts as long as the person has chosen none.
        """
        row = (await self._connection.execute(select(people).where(people.c.id == person_id))).one_or_none()
        if row is None:
            await self._connection.execute(
                insert(people).values(id=person_id, name=name, language=language, first_seen=now)
            )
            return Person(person_id, name, language, is_new=True), None
        spoken = row.language if row.chose_language else language
        if (row.name, row.language, row.is_reachable) != (name, spoken, True):
            await self._connection.execute(
                update(people).where(people.c.id == person_id).values(name=name, language=spoken, is_reachable=True)
            )
        cursor = Cursor(row.cursor_flow, row.cursor_step, row.cursor_subject) if row.cursor_flow else None
        return Person(person_id, name, spoken), cursor

    async def named(self, person_ids: set[int]) -> dict[int, Person]:
        """The people with these ids, without their rights."""
        found = await self._connection.execute(select(people).where(people.c.id.in_(person_ids)))
        return {row.id: Person(row.id, row.name, row.language) for row in found}

    async def first_seen(self, person_id: int) -> dt.datetime | None:
        """When a person first wrote."""
        seen: dt.datetime | None = await self._connection.scalar(
            select(people.c.first_seen).where(people.c.id == person_id)
        )
        return seen

    async def speak(self, person_id: int, language: str) -> None:
        """Keep the language a person has chosen."""
        await self._connection.execute(
            update(people).where(people.c.id == person_id).values(language=language, chose_language=True)
        )

    async def await_words(self, person_id: int, cursor: Cursor | None) -> None:
        """Keep where the next typed words belong; None where nothing has been asked."""
        at = cursor or Cursor("", "")
        await self._connection.execute(
            update(people)
            .where(people.c.id == person_id)
            .values(cursor_flow=at.flow, cursor_step=at.step, cursor_subject=at.subject)
        )

    async def mark_reachable(self, person_id: int, *, is_reachable: bool) -> None:
        """Keep whether messages can reach a person."""
        await self._connection.execute(update(people).where(people.c.id == person_id).values(is_reachable=is_reachable))

    async def forget(self, person_id: int) -> None:
        """Remove a person and, by cascade, everything keyed to that person."""
        await self._connection.execute(delete(people).where(people.c.id == person_id))
