"""Standing duties: requests that come back every week or every other, and who has taken all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Integer,
    Select,
    SmallInteger,
    String,
    Table,
    Text,
    Time,
    delete,
    false,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from db.choices import ChoiceKind, Choices
from db.metadata import METADATA, Moment, RowId, TelegramId
from db.people.people import keeping, people
from db.people.volunteers import volunteers
from db.requests.asked_for import values_of
from db.requests.requests import requests
from db.upserts import insert_into
from domain.people import Person, VolunteerStatus
from domain.requests import RequestStatus
from domain.series import Series

series = Table(
    "series",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("coordinator_id", TelegramId, ForeignKey("people.id", ondelete="SET NULL")),
    Column("hub", String(24), nullable=False),
    Column("role", String(24), nullable=False),
    Column("interests", BigInteger, nullable=False, server_default="0"),
    Column("activity", String(100), nullable=False),
    Column("starts", Time, nullable=False),
    Column("ends", Time, nullable=False),
    Column("needed", Integer, nullable=False),
    Column("text", Text, nullable=False, server_default=""),
    Column("private_text", Text, nullable=False, server_default=""),
    Column("every_weeks", SmallInteger, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date),
    Column("made_until", Date),
    Column("is_stopped", Boolean, nullable=False, server_default=false()),
    Column("created_at", Moment, nullable=False),
)
Index("ix_series_coordinator_id", series.c.coordinator_id)

series_members = Table(
    "series_members",
    METADATA,
    Column("series_id", ForeignKey("series.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", TelegramId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("since", Moment, nullable=False),
)
Index("ix_series_members_person_id", series_members.c.person_id)


class AllSeries:
    """Reads and writes standing duties inside a unit of work."""

    def __init__(self, connection: AsyncConnection, choices: Choices) -> None:
        self._connection = connection
        self._choices = choices

    async def begin(self, wanted: Series, now: dt.datetime) -> int:
        """Keep a new series, whose own id is not looked at; returns the number it gets."""
        values = await values_of(wanted, self._choices) | {
            "coordinator_id": wanted.coordinator_id,
            "every_weeks": wanted.every_weeks,
            "first_day": wanted.first_day,
            "last_day": wanted.last_day,
            "created_at": now,
        }
        made = await self._connection.execute(insert(series).values(values).returning(series.c.id))
        number: int = made.scalar_one()
        return number

    async def get(self, series_id: int) -> Series | None:
        """One series, stopped or not."""
        found = await self._find(series.c.id == series_id)
        return found[0] if found else None

    async def running_at(self, hubs: Collection[str] | None) -> list[Series]:
        """The series of these hubs (None: of all) that have not been stopped, in the order of the week."""
        here = series.c.hub.in_(list(hubs)) if hubs is not None else series.c.id.is_not(None)
        return await self._find(here, series.c.is_stopped.is_(False))

    async def of_regular(self, person_id: int) -> list[Series]:
        """The running series that a person has taken."""
        taken = select(series_members.c.series_id).where(series_members.c.person_id == person_id)
        return await self._find(series.c.id.in_(taken), series.c.is_stopped.is_(False))

    async def _find(self, *which: ColumnElement[bool]) -> list[Series]:
        found = await self._connection.execute(select(series).where(*which).order_by(series.c.hub, series.c.id))
        return [await self._read(row) for row in found.all()]

    async def note_made(self, series_id: int, until: dt.date) -> bool:
        """Keep how far dates have been made; False when they have been before, or the series was stopped."""
        is_news = or_(series.c.made_until.is_(None), series.c.made_until < until)
        changed = await self._connection.execute(
            update(series)
            .where(series.c.id == series_id, series.c.is_stopped.is_(False), is_news)
            .values(made_until=until)
        )
        return changed.rowcount == 1

    async def stop(self, series_id: int) -> bool:
        """Make no more dates; False when it had been stopped."""
        changed = await self._connection.execute(
            update(series).where(series.c.id == series_id, series.c.is_stopped.is_(False)).values(is_stopped=True)
        )
        return changed.rowcount == 1

    async def upcoming(self, series_id: int, since: dt.date) -> list[int]:
        """Ids of the requests made for a series from a day on that take place, in order."""
        dead = (RequestStatus.DRAFT.value, RequestStatus.CANCELLED.value)
        found = await self._connection.execute(
            select(requests.c.id)
            .where(requests.c.series_id == series_id, requests.c.day >= since, requests.c.status.not_in(dead))
            .order_by(requests.c.day)
        )
        return list(found.scalars())

    async def join(self, series_id: int, person_id: int, now: dt.datetime) -> bool:
        """Make somebody a regular; False for somebody who is."""
        adding = insert_into(series_members, self._connection).values(
            series_id=series_id, person_id=person_id, since=now
        )
        return (await self._connection.execute(adding.on_conflict_do_nothing())).rowcount == 1

    async def leave(self, series_id: int, person_id: int) -> bool:
        """Let somebody be no regular any more; False for somebody who was none."""
        is_theirs = (series_members.c.series_id == series_id) & (series_members.c.person_id == person_id)
        return (await self._connection.execute(delete(series_members).where(is_theirs))).rowcount == 1

    async def leave_all(self, person_id: int) -> None:
        """Let somebody be a regular nowhere."""
        await self._connection.execute(delete(series_members).where(series_members.c.person_id == person_id))

    async def regulars(self, series_id: int) -> list[Person]:
        """Everybody who has taken a series, first come first."""
        return await self._found(_members(series_members.c.series_id == series_id))

    async def coming(self, series_id: int, day: dt.date) -> list[Person]:
        """The regulars who can have a place on a day: active, reachable, and on no pause then; none is erased now."""
        is_there = or_(volunteers.c.paused_until.is_(None), volunteers.c.paused_until < day)
        is_active = volunteers.c.status == VolunteerStatus.ACTIVE.value
        which = (series_members.c.series_id == series_id, is_active, is_there, people.c.is_reachable.is_(True))
        return await self._found(keeping(_members(*which)))

    async def _found(self, members: Select[Any]) -> list[Person]:
        return [Person(row.id, row.name, row.language) for row in await self._connection.execute(members)]

    async def _read(self, row: Row[Any]) -> Series:
        return Series(
            id=row.id,
            coordinator_id=row.coordinator_id,
            hub=row.hub,
            role=row.role,
            activity=row.activity,
            starts=row.starts,
            ends=row.ends,
            needed=row.needed,
            every_weeks=row.every_weeks,
            first_day=row.first_day,
            interests=await self._choices.slugs(ChoiceKind.INTEREST, row.interests),
            text=row.text,
            private_text=row.private_text,
            last_day=row.last_day,
            made_until=row.made_until,
            is_stopped=row.is_stopped,
        )


def _members(*which: ColumnElement[bool]) -> Select[Any]:
    return (
        select(people.c.id, people.c.name, people.c.language)
        .join(series_members, series_members.c.person_id == people.c.id)
        .outerjoin(volunteers, volunteers.c.person_id == people.c.id)
        .where(*which)
        .order_by(series_members.c.since, people.c.id)
    )
