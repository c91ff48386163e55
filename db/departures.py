"""Departures: that a volunteer left or came back, and when, so that no backup has somebody asked who has left."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import AsyncIterator, Iterable
from dataclasses import asdict, replace
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Select, String, Table, case, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment
from db.people.volunteers import volunteers
from db.upserts import insert_into
from domain.departures import Departure, has_left
from domain.erasures import digest_of
from domain.people import VolunteerStatus

PAGE: Final = 5000
NEXT: Final = dt.timedelta(microseconds=1)
"""What comes after something else is that much later at least, though the clock was set back in between."""

departures = Table(
    "departures",
    METADATA,
    Column("digest", String(32), primary_key=True),
    Column("salt", String(32), nullable=False),
    Column("left_at", Moment, nullable=False),
    Column("back_at", Moment),
)


class Departures:
    """Reads and writes departures inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def note(self, person_id: int, left_at: dt.datetime) -> None:
        """Keep that a volunteer leaves, under the salt of earlier ones or, for the first, a new one."""
        known = await self.of_person(person_id)
        after = max([left_at, *(one.back_at + NEXT for one in known if one.back_at is not None)])
        await self.merge([replace(one, left_at=after) for one in known] or [await self._first(person_id, after)])

    async def note_return(self, person_id: int, now: dt.datetime) -> None:
        """Keep that a volunteer consents anew; nothing is kept of somebody who never left."""
        known = await self.of_person(person_id)
        await self.merge([replace(one, back_at=max(now, one.left_at + NEXT)) for one in known])

    async def merge(self, known: Iterable[Departure]) -> None:
        """Keep departures known from elsewhere; of two times of leaving, and of coming back, the later counts."""
        rows = [asdict(one) for one in known]
        if rows:
            new = insert_into(departures, self._connection)
            left_at, back_at = departures.c.left_at, departures.c.back_at
            came = new.excluded.back_at
            later: dict[str, ColumnElement[dt.datetime | None]] = {
                "left_at": case((new.excluded.left_at > left_at, new.excluded.left_at), else_=left_at),
                "back_at": case((back_at.is_(None) | (came > back_at), came), else_=back_at),
            }
            keep_later = new.on_conflict_do_update(index_elements=[departures.c.digest], set_=later)
            await self._connection.execute(keep_later, rows)

    async def since(self, moment: dt.datetime | None = None) -> list[Departure]:
        """Departures and returns after a moment (without one: all), oldest departure first."""
        query = select(departures).order_by(departures.c.left_at, departures.c.digest)
        if moment is not None:
            query = query.where((departures.c.left_at > moment) | (departures.c.back_at > moment))
        return await self._read(query)

    async def of_person(self, person_id: int) -> list[Departure]:
        """What is known of one volunteer, under every salt there is."""
        salts = (await self._connection.execute(select(departures.c.salt).distinct())).scalars()
        digests = [digest_of(person_id, salt) for salt in salts]
        return await self._read(select(departures).where(departures.c.digest.in_(digests))) if digests else []

    async def brought_back(self, made_at: dt.datetime) -> list[int]:
        """Ids of volunteers whom a backup made then has brought back: they have left since they consented.

        Whoever had not consented yet must have left after the backup: what waits in it might still join them.
        """
        known = {one.digest: one for one in await self.since()}
        salts = {one.salt for one in known.values()}
        found: list[int] = []
        if not known:
            return found
        async for page in self._consenting():
            for person_id, consented_at in page:
                digests = [digest_of(person_id, salt) for salt in salts]
                own = [known[digest] for digest in digests if digest in known]
                if has_left(own, consented_at or made_at):
                    found.append(person_id)
        return found

    async def _first(self, person_id: int, left_at: dt.datetime) -> Departure:
        newest = select(departures.c.salt).order_by(departures.c.left_at.desc()).limit(1)
        salt = await self._connection.scalar(newest) or secrets.token_hex(16)
        return Departure(digest_of(person_id, salt), salt, left_at)

    async def _read(self, query: Select[Any]) -> list[Departure]:
        found = await self._connection.execute(query)
        return [Departure(row.digest, row.salt, row.left_at, row.back_at) for row in found]

    async def _consenting(self) -> AsyncIterator[list[tuple[int, dt.datetime | None]]]:
        """Pages of (person id, when they consented) of those who have not left, a few thousand at a time."""
        query = select(volunteers.c.person_id, volunteers.c.consented_at).order_by(volunteers.c.person_id).limit(PAGE)
        query = query.where(volunteers.c.status != VolunteerStatus.LEFT.value)
        page = (await self._connection.execute(query)).all()
        while page:
            yield [(row.person_id, row.consented_at) for row in page]
            page = (await self._connection.execute(query.where(volunteers.c.person_id > page[-1].person_id))).all()
