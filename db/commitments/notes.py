"""Notes: what a coordinator and those who come write to each other about a request."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Column, ColumnElement, ForeignKey, Index, Table, Text, insert, or_, select, true
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from db.commitments.commitments import commitments
from db.metadata import METADATA, Moment, RowId, TelegramId
from db.people.people import people
from domain.notes import Note
from domain.people import Person
from domain.requests import Answer

notes = Table(
    "notes",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("request_id", ForeignKey("requests.id", ondelete="CASCADE"), nullable=False),
    Column("sender_id", TelegramId, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("receiver_id", TelegramId, ForeignKey("people.id", ondelete="CASCADE")),  # none: everybody who comes
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
Index("ix_notes_request_id", notes.c.request_id)
Index("ix_notes_sender_id", notes.c.sender_id)
Index("ix_notes_receiver_id", notes.c.receiver_id)


class Notes:
    """Reads and writes notes inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(self, request_id: int, sender_id: int, receiver_id: int | None, text: str, now: dt.datetime) -> int:
        """Keep a note, to one person or (None) to everybody who comes; returns its number."""
        values = {
            "request_id": request_id,
            "sender_id": sender_id,
            "receiver_id": receiver_id,
            "text": text,
            "at": now,
        }
        made = await self._connection.execute(insert(notes).values(values).returning(notes.c.id))
        number: int = made.scalar_one()
        return number

    async def get(self, note_id: int) -> Note | None:
        """One note."""
        found = await self._find(notes.c.id == note_id, most=1)
        return found[0] if found else None

    async def of_request(
        self, request_id: int, *, before: int | None, most: int, seen_by: int | None, to_all: bool
    ) -> list[Note]:
        """The newest notes about a request (`before`: older than that one), oldest of them first.

        `seen_by` leaves out what others wrote to each other; `to_all` keeps what was written to everybody.
        """
        which: list[ColumnElement[bool]] = [notes.c.request_id == request_id]
        if before is not None:
            which.append(notes.c.id < before)
        if seen_by is not None:
            common = notes.c.receiver_id.is_(None) if to_all else ~true()
            which.append(or_(notes.c.sender_id == seen_by, notes.c.receiver_id == seen_by, common))
        return list(reversed(await self._find(*which, most=most)))

    async def _find(self, *which: ColumnElement[bool], most: int) -> list[Note]:
        receivers = people.alias("receivers")
        found = await self._connection.execute(
            select(notes, people.c.name.label("sender"), receivers.c.name.label("receiver"))
            .join(people, people.c.id == notes.c.sender_id)
            .outerjoin(receivers, receivers.c.id == notes.c.receiver_id)
            .where(*which)
            .order_by(notes.c.id.desc())
            .limit(most)
        )
        return [_read(row) for row in found.all()]

    async def with_answer(self, request_id: int, answers: frozenset[Answer]) -> list[Person]:
        """The people who gave one of these answers to a request, in the order of their answers."""
        wanted = [answer.value for answer in answers]
        found = await self._connection.execute(
            select(people.c.id, people.c.name, people.c.language)
            .join(commitments, commitments.c.person_id == people.c.id)
            .where(commitments.c.request_id == request_id, commitments.c.answer.in_(wanted))
            .order_by(commitments.c.answered_at, people.c.id)
        )
        return [Person(row.id, row.name, row.language) for row in found]

    async def of_person(self, person_id: int) -> list[Note]:
        """Everything a person has written."""
        found = await self._connection.execute(select(notes).where(notes.c.sender_id == person_id).order_by(notes.c.id))
        return [Note(row.id, row.request_id, row.sender_id, row.receiver_id, row.text, row.at) for row in found.all()]


def _read(row: Row[Any]) -> Note:
    return Note(
        row.id, row.request_id, row.sender_id, row.receiver_id, row.text, row.at, row.sender, row.receiver or ""
    )
