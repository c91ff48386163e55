"""Who coordinates which hub, and the one-time invitations that make somebody a coordinator."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Column, ForeignKey, Index, String, Table, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment, TelegramId
from db.people.people import people
from domain.people import Person

appointments = Table(
    "appointments",
    METADATA,
    Column("person_id", TelegramId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("hub", String(24), primary_key=True),
    Column("granted_by", TelegramId),
    Column("granted_at", Moment, nullable=False),
)
Index("ix_appointments_hub", appointments.c.hub)

invitations = Table(
    "invitations",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("hubs", String(256), nullable=False),
    Column("issued_by", TelegramId),
    Column("expires_at", Moment, nullable=False),
    Column("used_by", TelegramId),
    Column("used_at", Moment),
)


class Appointments:
    """Reads and writes rights inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def hubs_of(self, person_id: int) -> frozenset[str]:
        """The hubs a person coordinates."""
        found = await self._connection.execute(select(appointments.c.hub).where(appointments.c.person_id == person_id))
        return frozenset(found.scalars())

    async def coordinators(self, hubs: frozenset[str] | None = None) -> list[Person]:
        """Coordinators of any of these hubs (None: of all), each once with all hubs they coordinate."""
        query = (
            select(people.c.id, people.c.name, people.c.language, appointments.c.hub)
            .join(appointments, appointments.c.person_id == people.c.id)
            .order_by(people.c.name, people.c.id)
        )
        by_person: dict[int, Person] = {}
        for row in await self._connection.execute(query):
            known = by_person.get(row.id)
            held = (known.coordinates if known else frozenset()) | {row.hub}
            by_person[row.id] = Person(row.id, row.name, row.language, coordinates=held)
        return [person for person in by_person.values() if hubs is None or person.coordinates & hubs]

    async def grant(self, person_id: int, hubs: frozenset[str], granted_by: int | None, now: dt.datetime) -> None:
        """Make a person coordinator of these hubs."""
        new = hubs - await self.hubs_of(person_id)
        if new:
            rows = [
                {"person_id": person_id, "hub": hub, "granted_by": granted_by, "granted_at": now} for hub in sorted(new)
            ]
            await self._connection.execute(insert(appointments), rows)

    async def revoke(self, person_id: int) -> frozenset[str]:
        """Take all hubs from a coordinator; returns which they were."""
        held = await self.hubs_of(person_id)
        await self._connection.execute(delete(appointments).where(appointments.c.person_id == person_id))
        return held

    async def invitations_of(self, person_id: int) -> list[tuple[str, dt.datetime | None, bool]]:
        """Invitations a person issued or used: (hubs, when it was used, whether this person used it)."""
        found = await self._connection.execute(
            select(invitations).where(or_(invitations.c.issued_by == person_id, invitations.c.used_by == person_id))
        )
        return [(row.hubs, row.used_at, row.used_by == person_id) for row in found]

    async def forget(self, person_id: int) -> None:
        """Take a person's number off what was granted and issued."""
        for column in (appointments.c.granted_by, invitations.c.issued_by):
            await self._connection.execute(update(column.table).where(column == person_id).values({column: None}))
        await self._connection.execute(update(invitations).where(invitations.c.used_by == person_id).values(used_by=0))

    async def invite(self, digest: str, hubs: frozenset[str], issued_by: int | None, expires_at: dt.datetime) -> None:
        """Keep an invitation, known by the digest of its token only."""
        await self._connection.execute(
            insert(invitations).values(
                digest=digest, hubs=",".join(sorted(hubs)), issued_by=issued_by, expires_at=expires_at
            )
        )

    async def withdraw_invitations(self, now: dt.datetime) -> int:
        """Let no invitation be used any more that has not been; returns how many."""
        unused = invitations.c.used_by.is_(None) & (invitations.c.expires_at > now)
        return (await self._connection.execute(update(invitations).where(unused).values(expires_at=now))).rowcount

    async def spend(self, digest: str, person_id: int, now: dt.datetime) -> tuple[frozenset[str], int | None] | None:
        """Use an invitation once: (hubs, who issued it); None when it cannot be used."""
        spent = await self._connection.execute(
            update(invitations)
            .where(
                invitations.c.digest == digest,
                invitations.c.used_by.is_(None),
                invitations.c.expires_at > now,
            )
            .values(used_by=person_id, used_at=now)
        )
        if spent.rowcount != 1:
            return None
        found = await self._connection.execute(
            select(invitations.c.hubs, invitations.c.issued_by).where(invitations.c.digest == digest)
        )
        row = found.one()
        return frozenset(row.hubs.split(",")), row.issued_by
