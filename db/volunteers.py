"""Volunteers: choices, consent and pauses; and the audience of a request among them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    and_,
    case,
    delete,
    false,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import Select

from db.choices import ChoiceKind, Choices
from db.metadata import METADATA, Moment, TelegramId
from db.people import people
from domain.audiences import Audience, Wanted
from domain.people import Digest, Volunteer, VolunteerStatus

volunteers = Table(
    "volunteers",
    METADATA,
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("status", String(8), nullable=False),
    Column("roles", BigInteger, nullable=False, server_default="0"),
    Column("interests", BigInteger, nullable=False, server_default="0"),
    Column("own_words", String(200), nullable=False, server_default=""),
    Column("paused_until", Date),
    Column("consented_at", Moment),
    Column("consent_text", String(64), nullable=False, server_default=""),
    Column("joined_at", Moment, nullable=False),
    Column("times", Integer, nullable=False, server_default="0"),
    Column("is_nearby", Boolean, nullable=False, server_default=false()),
    Column("digest", String(8), nullable=False, server_default=Digest.NOW.value),
    Column("reminders", Integer, nullable=False, server_default="3"),
    Column("last_asked_at", Moment),
)

volunteer_hubs = Table(
    "volunteer_hubs",
    METADATA,
    Column("hub", String(24), primary_key=True),
    Column("person_id", TelegramId, ForeignKey("volunteers.person_id", ondelete="CASCADE"), primary_key=True),
    Column("roles", BigInteger, nullable=False),
    Column("interests", BigInteger, nullable=False),
    Column("standing", SmallInteger, nullable=False, server_default="0"),  # the rest is a copy of the volunteer
    Column("paused_until", Date),
    Column("times", Integer, nullable=False, server_default="0"),
    Column("is_nearby", Boolean, nullable=False, server_default=false()),
    Column("digest", String(8), nullable=False, server_default=Digest.NOW.value),
    Column("last_asked_at", Moment),
)
Index("ix_volunteer_hubs_person_id", volunteer_hubs.c.person_id)
Index(
    "ix_volunteer_hubs_fit",  # holds all that tells who fits, so that the table itself is not read
    volunteer_hubs.c.hub,
    volunteer_hubs.c.standing,
    volunteer_hubs.c.roles,
    volunteer_hubs.c.interests,
    volunteer_hubs.c.paused_until,
    volunteer_hubs.c.person_id,
)


class Volunteers:
    """Reads and writes volunteers inside a unit of work."""

    def __init__(self, connection: AsyncConnection, choices: Choices) -> None:
        self._connection = connection
        self._choices = choices

    async def get(self, person_id: int) -> Volunteer | None:
        """The volunteer, whatever the status; None for somebody who never began."""
        found = await self._connection.execute(
            select(volunteers, people.c.name, people.c.language)
            .join(people, people.c.id == volunteers.c.person_id)
            .where(volunteers.c.person_id == person_id)
        )
        row = found.one_or_none()
        return None if row is None else await self._read(row)

    async def save(self, volunteer: Volunteer, now: dt.datetime) -> None:
        """Keep a volunteer's choices as they are now."""
        roles = await self._choices.mask(ChoiceKind.ROLE, volunteer.roles)
        interests = await self._choices.mask(ChoiceKind.INTEREST, volunteer.interests)
        values = {
            "status": volunteer.status.value,
            "roles": roles,
            "interests": interests,
            "own_words": volunteer.own_words,
            "paused_until": volunteer.paused_until,
            "consented_at": volunteer.consented_at,
        }
        changed = await self._connection.execute(
            update(volunteers).where(volunteers.c.person_id == volunteer.person_id).values(values)
        )
        if changed.rowcount == 0:
            await self._connection.execute(
                insert(volunteers).values(person_id=volunteer.person_id, joined_at=now, **values)
            )
        await self._connection.execute(delete(volunteer_hubs).where(volunteer_hubs.c.person_id == volunteer.person_id))
        if volunteer.hubs:
            rows = [
                {"hub": hub, "person_id": volunteer.person_id, "roles": roles, "interests": interests}
                for hub in sorted(volunteer.hubs)
            ]
            await self._connection.execute(insert(volunteer_hubs), rows)

    async def note_consent(self, person_id: int, text: str, now: dt.datetime) -> None:
        """Keep when consent was given, and to which version of the text in which language."""
        await self._connection.execute(
            update(volunteers).where(volunteers.c.person_id == person_id).values(consented_at=now, consent_text=text)
        )

    async def consent_text(self, person_id: int) -> str:
        """Which version of the text, in which language, was consented to."""
        text = select(volunteers.c.consent_text).where(volunteers.c.person_id == person_id)
        return await self._connection.scalar(text) or ""

    async def audience(self, wanted: Wanted, today: dt.date) -> Audience:
        """Count who a request reaches, and who is left out and why."""
        paused, away = _is_paused(today), people.c.is_reachable.is_(False)
        found = await self._connection.execute(
            (await self._matching(wanted)).with_only_columns(
                func.count().label("fit"),
                func.count(case((away, 1))).label("unreachable"),
                func.count(case((and_(paused, people.c.is_reachable), 1))).label("paused"),
            )
        )
        row = found.one()
        return Audience(row.fit - row.unreachable - row.paused, row.paused, row.unreachable)

    async def recipients(self, wanted: Wanted, today: dt.date) -> Select[Any]:
        """A SELECT of (id, language) of those a request goes to; not carried out, for INSERT … SELECT."""
        return (
            (await self._matching(wanted))
            .with_only_columns(people.c.id, people.c.language)
            .where(~_is_paused(today), people.c.is_reachable)
        )

    async def _matching(self, wanted: Wanted) -> Select[Any]:
        role = await self._choices.mask(ChoiceKind.ROLE, {wanted.role})
        interests = await self._choices.mask(ChoiceKind.INTEREST, wanted.interests)
        query = (
            select(people.c.id)
            .select_from(volunteer_hubs)
            .join(volunteers, volunteers.c.person_id == volunteer_hubs.c.person_id)
            .join(people, people.c.id == volunteers.c.person_id)
            .where(
                volunteer_hubs.c.hub == wanted.hub,
                volunteer_hubs.c.roles.op("&")(role) != 0,
                volunteers.c.status == VolunteerStatus.ACTIVE.value,
            )
        )
        return query.where(volunteer_hubs.c.interests.op("&")(interests) != 0) if wanted.interests else query

    async def _read(self, row: Row[Any]) -> Volunteer:
        hubs = await self._connection.execute(
            select(volunteer_hubs.c.hub).where(volunteer_hubs.c.person_id == row.person_id)
        )
        return Volunteer(
            person_id=row.person_id,
            name=row.name,
            language=row.language,
            status=VolunteerStatus(row.status),
            hubs=frozenset(hubs.scalars()),
            roles=await self._choices.slugs(ChoiceKind.ROLE, row.roles),
            interests=await self._choices.slugs(ChoiceKind.INTEREST, row.interests),
            own_words=row.own_words,
            paused_until=row.paused_until,
            consented_at=row.consented_at,
        )


def _is_paused(today: dt.date) -> Any:
    return and_(volunteers.c.paused_until.is_not(None), volunteers.c.paused_until >= today)
