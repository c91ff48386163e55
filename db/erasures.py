"""Erasures: that somebody was erased, and when, so that no backup brings them back."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import AsyncIterator, Iterable
from typing import Final

from sqlalchemy import Column, String, Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.commitments.calls import Calls
from db.delivery.inbox import inbox
from db.metadata import METADATA, Moment
from db.people.people import People, people
from db.requests.places import Places
from db.upserts import insert_into
from domain.erasures import Erasure, digest_of

PAGE: Final = 5000

erasures = Table(
    "erasures",
    METADATA,
    Column("digest", String(32), primary_key=True),
    Column("salt", String(32), nullable=False),
    Column("erased_at", Moment, nullable=False),
)


class Erasures:
    """Reads and writes erasures inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def hold(self, person_id: int) -> None:
        """Hold every request that concerns a person, then the person: nobody writes more about them until this ends.

        Where they are called for one more in between, all is let go and held again: requests come first.
        """
        if self._connection.dialect.name == "sqlite":
            return
        calls, places, person = Calls(self._connection), Places(self._connection), People(self._connection)
        is_held = False
        while not is_held:
            theirs = await calls.concerning(person_id)
            async with self._connection.begin_nested() as attempt:
                await places.hold(*theirs)
                await person.hold(person_id)
                is_held = theirs == await calls.concerning(person_id)
                if not is_held:
                    await attempt.rollback()

    async def note(self, person_id: int, now: dt.datetime) -> None:
        """Keep that a person is erased now, under the salt of earlier ones or, for the first, a new one."""
        newest = select(erasures.c.salt).order_by(erasures.c.erased_at.desc()).limit(1)
        salt = await self._connection.scalar(newest) or secrets.token_hex(16)
        await self.merge([Erasure(digest_of(person_id, salt), salt, now)])

    async def merge(self, known: Iterable[Erasure]) -> None:
        """Keep erasures known from elsewhere; of two of one person the later counts."""
        rows = [{"digest": one.digest, "salt": one.salt, "erased_at": one.erased_at} for one in known]
        if rows:
            new = insert_into(erasures, self._connection)
            keep_later = new.on_conflict_do_update(
                index_elements=[erasures.c.digest],
                set_={"erased_at": new.excluded.erased_at},
                where=new.excluded.erased_at > erasures.c.erased_at,
            )
            await self._connection.execute(keep_later, rows)

    async def since(self, moment: dt.datetime | None = None) -> list[Erasure]:
        """Erasures after a moment (without one: all), oldest first."""
        query = select(erasures).order_by(erasures.c.erased_at, erasures.c.digest)
        found = await self._connection.execute(query if moment is None else query.where(erasures.c.erased_at > moment))
        return [Erasure(row.digest, row.salt, row.erased_at) for row in found]

    async def returned(self) -> list[int]:
        """Ids of people who are kept, or of whom a text is kept, although they were erased after that."""
        by_salt: dict[str, dict[str, dt.datetime]] = {}
        for one in await self.since():
            by_salt.setdefault(one.salt, {})[one.digest] = one.erased_at
        found: set[int] = set()
        if not by_salt:
            return []
        async for page in self._kept():
            for person_id, moment in page:
                ends = (known.get(digest_of(person_id, salt)) for salt, known in by_salt.items())
                if any(end is not None and end > moment for end in ends):
                    found.add(person_id)
        return sorted(found)

    async def _kept(self) -> AsyncIterator[list[tuple[int, dt.datetime]]]:
        """Pages of (person id, since when), a few thousand at a time."""
        texts = select(inbox.c.lane, func.min(inbox.c.received_at)).where(inbox.c.body != "").group_by(inbox.c.lane)
        yield [(lane, moment) for lane, moment in await self._connection.execute(texts)]
        query = select(people.c.id, people.c.first_seen).order_by(people.c.id).limit(PAGE)
        page = (await self._connection.execute(query)).all()
        while page:
            yield [(row.id, row.first_seen) for row in page]
            page = (await self._connection.execute(query.where(people.c.id > page[-1].id))).all()
