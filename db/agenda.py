"""The agenda: what falls due, kept until it has been done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, ColumnElement, ForeignKey, Index, Integer, Row, String, Table, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment, TelegramId
from db.upserts import insert_into
from domain.agenda import Due, Entry

agenda = Table(
    "agenda",
    METADATA,
    Column("key", String(48), primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("request_id", ForeignKey("requests.id", ondelete="CASCADE")),
    Column("person_id", TelegramId, ForeignKey("people.id", ondelete="CASCADE")),
    Column("subject", String(24), nullable=False, server_default=""),
    Column("at", Moment, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
)
Index("ix_agenda_at", agenda.c.at)
Index("ix_agenda_request_id", agenda.c.request_id)
Index("ix_agenda_person_id", agenda.c.person_id)


class Agenda:
    """Reads and writes what falls due, inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def put(self, *entries: Entry) -> None:
        """Let something fall due; an entry of the same meaning is moved to the new moment."""
        await self._put(entries, is_moved_later=True)

    async def put_by(self, *entries: Entry) -> None:
        """Let something fall due; an entry of the same meaning that falls due before stays where it is."""
        await self._put(entries, is_moved_later=False)

    async def _put(self, entries: Sequence[Entry], *, is_moved_later: bool) -> None:
        for entry in entries:
            values = {
                "key": entry.key,
                "kind": entry.kind.value,
                "request_id": entry.request_id,
                "person_id": entry.person_id,
                "subject": entry.subject,
                "at": entry.at,
            }
            adding = insert_into(agenda, self._connection).values(values)
            moved = adding.on_conflict_do_update(
                index_elements=[agenda.c.key],
                set_={"at": entry.at, "tries": 0},
                where=None if is_moved_later else agenda.c.at > entry.at,
            )
            await self._connection.execute(moved)

    async def due(self, now: dt.datetime, most: int) -> list[Entry]:
        """What should have happened by now, oldest first."""
        found = await self._connection.execute(
            select(agenda).where(agenda.c.at <= now).order_by(agenda.c.at, agenda.c.key).limit(most)
        )
        return [_entry(row) for row in found]

    async def of_request(self, request_id: int) -> list[Entry]:
        """What is still to come for a request, soonest first."""
        found = await self._connection.execute(
            select(agenda).where(agenda.c.request_id == request_id).order_by(agenda.c.at, agenda.c.key)
        )
        return [_entry(row) for row in found]

    async def of_kind(self, kind: Due) -> list[Entry]:
        """What is still to come of one kind, soonest first."""
        found = await self._connection.execute(
            select(agenda).where(agenda.c.kind == kind.value).order_by(agenda.c.at, agenda.c.key)
        )
        return [_entry(row) for row in found]

    async def bring_forward(self, kind: Due, until: dt.datetime) -> None:
        """Let what is to come of one kind fall due at a moment at the latest."""
        await self._connection.execute(
            update(agenda).where(agenda.c.kind == kind.value, agenda.c.at > until).values(at=until)
        )

    async def take(self, entry: Entry) -> bool:
        """Take an entry off; False when it has been taken, or moved, meanwhile."""
        taken = await self._connection.execute(delete(agenda).where(agenda.c.key == entry.key, agenda.c.at == entry.at))
        return taken.rowcount == 1

    async def postpone(self, entry: Entry, until: dt.datetime) -> Entry:
        """Try again later what has failed, or may end the process, unless it was moved meanwhile."""
        later = replace(entry, at=until, tries=entry.tries + 1)
        await self._connection.execute(
            update(agenda)
            .where(agenda.c.key == entry.key, agenda.c.at == entry.at)
            .values(at=later.at, tries=later.tries)
        )
        return later

    async def count_first_tries(self, now: dt.datetime) -> frozenset[str]:
        """Count one try of everything that is due and has none; returns the keys."""
        counted = await self._connection.execute(
            update(agenda).where(agenda.c.at <= now, agenda.c.tries == 0).values(tries=1).returning(agenda.c.key)
        )
        return frozenset(counted.scalars())

    async def drop(
        self, *kinds: Due, request_id: int | None = None, person_id: int | None = None, subject: str | None = None
    ) -> int:
        """Take off what need not happen any more: of these kinds (or all), for a request, a person, a subject.

        Returns how many that were. Raises ValueError when neither a request nor a person nor a subject is given.
        """
        wanted: Sequence[tuple[Column[object], object]] = (
            (agenda.c.request_id, request_id),
            (agenda.c.person_id, person_id),
            (agenda.c.subject, subject),
        )
        which: list[ColumnElement[bool]] = [column == value for column, value in wanted if value is not None]
        if not which:
            raise ValueError("whose entries?")
        if kinds:
            which.append(agenda.c.kind.in_([kind.value for kind in kinds]))
        return (await self._connection.execute(delete(agenda).where(*which))).rowcount


def _entry(row: Row[Any]) -> Entry:
    return Entry(Due(row.kind), row.at, row.request_id, row.person_id, row.subject, row.tries)
