"""Follows: who wants to be told when a hub opens or its hours change."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Column, ForeignKey, String, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment, TelegramId
from db.people.people import people
from domain.people import Person

follows = Table(
    "follows",
    METADATA,
    Column("hub", String(24), primary_key=True),
    Column("person_id", TelegramId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("since", Moment, nullable=False),
)


class Follows:
    """Reads and writes follows inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of_person(self, person_id: int) -> frozenset[str]:
        """The hubs a person follows."""
        found = await self._connection.execute(select(follows.c.hub).where(follows.c.person_id == person_id))
        return frozenset(found.scalars())

    async def begin(self, person_id: int, hub: str, now: dt.datetime) -> bool:
        """Follow a hub; False when it was followed already."""
        if hub in await self.of_person(person_id):
            return False
        await self._connection.execute(insert(follows).values(hub=hub, person_id=person_id, since=now))
        return True

    async def end(self, person_id: int, hub: str) -> bool:
        """Follow a hub no more; False when it was not followed."""
        gone = await self._connection.execute(
            delete(follows).where(follows.c.hub == hub, follows.c.person_id == person_id)
        )
        return gone.rowcount == 1

    async def followers(self, hub: str) -> list[Person]:
        """Everybody who follows a hub and can be reached."""
        found = await self._connection.execute(
            select(people.c.id, people.c.name, people.c.language)
            .join(follows, follows.c.person_id == people.c.id)
            .where(follows.c.hub == hub, people.c.is_reachable)
            .order_by(people.c.id)
        )
        return [Person(row.id, row.name, row.language) for row in found]

    async def take(self, hub: str) -> list[Person]:
        """Everybody who follows a hub; they are told now, and follow no more."""
        followers = await self.followers(hub)
        await self._connection.execute(delete(follows).where(follows.c.hub == hub))
        return followers
