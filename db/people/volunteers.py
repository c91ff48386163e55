"""Volunteers: choices, consent and pauses; and the audience of a request among them."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

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
    delete,
    false,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from db.choices import ChoiceKind, Choices
from db.metadata import METADATA, Moment, TelegramId
from db.people.people import people
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
    volunteer_hubs.c.digest,
    volunteer_hubs.c.times,
    volunteer_hubs.c.is_nearby,
    volunteer_hubs.c.person_id,
)


ASKABLE: Final = 0
BLOCKED: Final = 1  #: May be asked, but messages do not arrive.
APART: Final = 2  #: Has not consented, or has left.


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
        """Keep a volunteer's choices as they are now; nobody else says meanwhile whether messages arrive."""
        is_reachable = await self._connection.scalar(
            select(people.c.is_reachable).where(people.c.id == volunteer.person_id).with_for_update(key_share=True)
        )
        roles = await self._choices.mask(ChoiceKind.ROLE, volunteer.roles)
        interests = await self._choices.mask(ChoiceKind.INTEREST, volunteer.interests)
        values = {
            "status": volunteer.status.value,
            "roles": roles,
            "interests": interests,
            "own_words": volunteer.own_words,
            "paused_until": volunteer.paused_until,
            "consented_at": volunteer.consented_at,
            "digest": volunteer.digest.value,
            "is_nearby": volunteer.is_nearby,
            "times": volunteer.times,
            "reminders": volunteer.reminders,
        }
        changed = await self._connection.execute(
            update(volunteers).where(volunteers.c.person_id == volunteer.person_id).values(values)
        )
        if changed.rowcount == 0:
            await self._connection.execute(
                insert(volunteers).values(person_id=volunteer.person_id, joined_at=now, **values)
            )
        last_asked_at = await self._connection.scalar(
            select(func.max(volunteer_hubs.c.last_asked_at)).where(volunteer_hubs.c.person_id == volunteer.person_id)
        )
        await self._connection.execute(delete(volunteer_hubs).where(volunteer_hubs.c.person_id == volunteer.person_id))
        if volunteer.hubs:
            standing = _standing(volunteer.status, is_reachable=bool(is_reachable))
            await self._copy_to_hubs(volunteer, roles, interests, standing, last_asked_at)

    async def forget(self, person_id: int) -> None:
        """Forget all that somebody has chosen; whoever they are stays known."""
        await self._connection.execute(delete(volunteer_hubs).where(volunteer_hubs.c.person_id == person_id))
        await self._connection.execute(delete(volunteers).where(volunteers.c.person_id == person_id))

    async def _copy_to_hubs(
        self, volunteer: Volunteer, roles: int, interests: int, standing: int, last_asked_at: dt.datetime | None
    ) -> None:
        """Keep beside each hub what decides who is asked there, so that nothing else need be looked at."""
        copy = {
            "person_id": volunteer.person_id,
            "roles": roles,
            "interests": interests,
            "standing": standing,
            "paused_until": volunteer.paused_until,
            "times": volunteer.times,
            "is_nearby": volunteer.is_nearby,
            "digest": volunteer.digest.value,
            "last_asked_at": last_asked_at,
        }
        await self._connection.execute(insert(volunteer_hubs), [{"hub": hub, **copy} for hub in sorted(volunteer.hubs)])

    async def note_reachable(self, person_id: int, *, is_reachable: bool) -> None:
        """Keep beside the hubs whether messages reach somebody."""
        standing = (BLOCKED, ASKABLE) if is_reachable else (ASKABLE, BLOCKED)
        await self._connection.execute(
            update(volunteer_hubs)
            .where(volunteer_hubs.c.person_id == person_id, volunteer_hubs.c.standing == standing[0])
            .values(standing=standing[1])
        )

    async def note_consent(self, person_id: int, text: str, now: dt.datetime) -> None:
        """Keep when consent was given, and to which version of the text in which language."""
        await self._connection.execute(
            update(volunteers).where(volunteers.c.person_id == person_id).values(consented_at=now, consent_text=text)
        )

    async def consent_text(self, person_id: int) -> str:
        """Which version of the text, in which language, was consented to."""
        text = select(volunteers.c.consent_text).where(volunteers.c.person_id == person_id)
        return await self._connection.scalar(text) or ""

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
            digest=Digest(row.digest),
            is_nearby=row.is_nearby,
            times=row.times,
            reminders=row.reminders,
        )


def _standing(status: VolunteerStatus, *, is_reachable: bool) -> int:
    if status is not VolunteerStatus.ACTIVE:
        return APART
    return ASKABLE if is_reachable else BLOCKED
