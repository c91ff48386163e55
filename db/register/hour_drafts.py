"""Opening hours that a coordinator is writing: one draft a person, kept until it is saved or begun anew."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment, RowId, TelegramId
from domain.register_form import read_json, write_json
from domain.weekly import Week

hour_drafts = Table(
    "hour_drafts",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("person_id", TelegramId, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("hub", String(24), nullable=False),
    Column("facility", String(24), nullable=False),
    Column("week", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
    sqlite_autoincrement=True,  # a number is never used again: an old button must not mean a newer draft
)


Index("ix_hour_drafts_person_id", hour_drafts.c.person_id, unique=True)


@dataclass(frozen=True)
class HourDraft:
    """The week a coordinator is writing for one part of a hub."""

    id: int
    hub: str
    facility: str
    week: Week


class HourDrafts:
    """Reads and writes drafts of hours inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, person_id: int, draft_id: int) -> HourDraft | None:
        """What a person is writing, while it still is that draft."""
        query = select(hour_drafts).where(hour_drafts.c.person_id == person_id, hour_drafts.c.id == draft_id)
        row = (await self._connection.execute(query)).one_or_none()
        return None if row is None else HourDraft(row.id, row.hub, row.facility, read_json(row.week, Week))

    async def of_person(self, person_id: int) -> HourDraft | None:
        """The one draft of a person, whichever it is."""
        found = await self._connection.scalar(select(hour_drafts.c.id).where(hour_drafts.c.person_id == person_id))
        return None if found is None else await self.get(person_id, found)

    async def begin(self, person_id: int, hub: str, facility: str, week: Week, now: dt.datetime) -> HourDraft:
        """Begin a draft in place of any other of the person."""
        await self.discard(person_id)
        values = {"hub": hub, "facility": facility, "week": write_json(week), "changed_at": now}
        written = await self._connection.execute(
            insert(hour_drafts).values(person_id=person_id, **values).returning(hour_drafts.c.id)
        )
        return HourDraft(written.scalar_one(), hub, facility, week)

    async def write(self, draft: HourDraft, now: dt.datetime) -> None:
        """Keep a draft's week."""
        week = write_json(draft.week)
        await self._connection.execute(
            update(hour_drafts).where(hour_drafts.c.id == draft.id).values(week=week, changed_at=now)
        )

    async def discard(self, person_id: int) -> None:
        """Keep no draft."""
        await self._connection.execute(delete(hour_drafts).where(hour_drafts.c.person_id == person_id))
