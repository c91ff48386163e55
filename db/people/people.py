"""People: anyone who has written, with the language they want and whether they can be reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Select,
    String,
    Table,
    bindparam,
    delete,
    exists,
    false,
    select,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from db.locks import free, held_by_others
from db.metadata import METADATA, UNANSWERED, Moment, TelegramId
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


Index(
    "ix_people_cursor",
    people.c.cursor_flow,
    people.c.cursor_step,
    people.c.cursor_subject,
    sqlite_where=people.c.cursor_flow != "",
)
_AWAIT: Final = (
    update(people)
    .where(people.c.id == bindparam("person"))
    .values(cursor_flow=bindparam("flow"), cursor_step=bindparam("step"), cursor_subject=bindparam("subject"))
    .execution_options(**UNANSWERED)
)


_WAS_AND_IS_KNOWN: Final = select(
    exists().where(people.c.id == bindparam("person")),
    select(people.c.id)
    .where(people.c.id == bindparam("person"))
    .with_for_update(read=True, key_share=True)
    .scalar_subquery(),
)
"""Whether somebody was known when this began, and still is when an erasure that is under way has ended."""


def keeping(readers: Select[Any]) -> Select[Any]:
    """The same people, none of them erased before this commits; on PostgreSQL, for SQLite has one writer."""
    return readers.with_for_update(read=True, key_share=True, of=people)


async def is_erased_meanwhile(connection: AsyncConnection, person_id: int) -> bool:
    """Whether another process has just erased somebody; where it has not, nobody does before this commits."""
    if connection.dialect.name == "sqlite" or person_id <= 0:
        return False
    was_known, is_known = (await connection.execute(_WAS_AND_IS_KNOWN, {"person": person_id})).one()
    return was_known and is_known is None


class People:
    """Reads and writes people inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

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
        words = {"person": person_id, "flow": at.flow, "step": at.step, "subject": at.subject}
        await self._connection.execute(_AWAIT, words)

    async def stop_awaiting(self, flow: str, step: str, before: str) -> int:
        """Clear the cursors at a step whose subjects sort before this text, of those nobody meets; returns how many."""
        is_old = (people.c.cursor_flow == flow, people.c.cursor_step == step, people.c.cursor_subject < before)
        cleared = await self._connection.execute(
            update(people)
            .where(*free(self._connection, people, *is_old))
            .values(cursor_flow="", cursor_step="", cursor_subject="")
        )
        return cleared.rowcount

    async def mark_reachable(self, person_id: int, *, is_reachable: bool) -> None:
        """Keep whether messages can reach a person."""
        await self._connection.execute(update(people).where(people.c.id == person_id).values(is_reachable=is_reachable))

    async def kept(self, person_ids: Collection[int]) -> dict[int, Person]:
        """The people with these ids; none of them is erased before this unit of work ends."""
        chosen = keeping(select(people).where(people.c.id.in_(list(person_ids))).order_by(people.c.id))
        return {row.id: Person(row.id, row.name, row.language) for row in await self._connection.execute(chosen)}

    async def held_by_others(self, person_ids: Collection[int]) -> set[int]:
        """Which of these people somebody else is changing; nobody changes the others before this ends."""
        return await held_by_others(self._connection, people.c.id, person_ids)

    async def hold(self, person_id: int) -> None:
        """Wait for what others are writing to a person, and let nobody write more until the unit of work ends."""
        await self._connection.execute(select(people.c.id).where(people.c.id == person_id).with_for_update())

    async def forget(self, person_id: int) -> None:
        """Remove a person and, by cascade, everything keyed to that person."""
        await self._connection.execute(delete(people).where(people.c.id == person_id))
