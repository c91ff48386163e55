"""Commitments: what each volunteer answered to each request."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    delete,
    false,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment, TelegramId
from db.people.people import people
from domain.requests import Answer

commitments = Table(
    "commitments",
    METADATA,
    Column("request_id", ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", TelegramId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("answer", String(10), nullable=False),
    Column("answered_at", Moment, nullable=False),
    Column("lapses_at", Moment),  # until then a place is kept
    Column("line", Integer),  # where in the waiting list
    Column("replaced_by", TelegramId),  # who took over from somebody who withdrew
    Column("is_asked_again", Boolean, nullable=False, server_default=false()),  # the time was moved
    Column("coming_at", Moment),
    Column("checked_in_at", Moment),
    Column("minutes", Integer),  # credited by the coordinator
    Column("feeling", String(8), nullable=False, server_default=""),
    Column("feeling_words", String(500), nullable=False, server_default=""),
)
Index("ix_commitments_person_id", commitments.c.person_id)


class Commitments:
    """Reads and writes answers inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def answer_of(self, request_id: int, person_id: int) -> Answer | None:
        """What a person has answered; None for silence."""
        found = await self._connection.scalar(
            select(commitments.c.answer).where(
                commitments.c.request_id == request_id, commitments.c.person_id == person_id
            )
        )
        return None if found is None else Answer(found)

    async def keep(self, request_id: int, person_id: int, answer: Answer, now: dt.datetime) -> None:
        """Keep an answer in place of any earlier one."""
        values = {"answer": answer.value, "answered_at": now}
        changed = await self._connection.execute(
            update(commitments)
            .where(commitments.c.request_id == request_id, commitments.c.person_id == person_id)
            .values(values)
        )
        if changed.rowcount == 0:
            await self._connection.execute(
                insert(commitments).values(request_id=request_id, person_id=person_id, **values)
            )

    async def tally(self, request_id: int) -> dict[Answer, int]:
        """How many gave each answer."""
        found = await self._connection.execute(
            select(commitments.c.answer, func.count())
            .where(commitments.c.request_id == request_id)
            .group_by(commitments.c.answer)
        )
        return {Answer(answer): number for answer, number in found}

    async def names(self, request_id: int, answer: Answer) -> list[str]:
        """The names of those who gave one answer, first come first."""
        found = await self._connection.execute(
            select(people.c.name)
            .join(commitments, commitments.c.person_id == people.c.id)
            .where(commitments.c.request_id == request_id, commitments.c.answer == answer.value)
            .order_by(commitments.c.answered_at)
        )
        return list(found.scalars())

    async def of_person(self, person_id: int) -> list[tuple[int, Answer, dt.datetime]]:
        """Everything a person has answered: (request id, answer, when)."""
        found = await self._connection.execute(
            select(commitments.c.request_id, commitments.c.answer, commitments.c.answered_at)
            .where(commitments.c.person_id == person_id)
            .order_by(commitments.c.answered_at)
        )
        return [(row.request_id, Answer(row.answer), row.answered_at) for row in found]

    async def forget(self, person_id: int) -> None:
        """Remove a person's answers."""
        await self._connection.execute(delete(commitments).where(commitments.c.person_id == person_id))
