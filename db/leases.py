"""Leases: which process polls and sends. Each new holder begins a higher term, and every write it makes checks it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from sqlalchemy import BigInteger, Column, String, Table, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment
from db.server_time import told_time
from db.upserts import insert_into
from domain.moments import later

leases = Table(
    "leases",
    METADATA,
    Column("name", String(24), primary_key=True),
    Column("holder", String(36), nullable=False),
    Column("term", BigInteger, nullable=False),
    Column("until", Moment, nullable=False),
)
LONGEST: Final = dt.timedelta(seconds=20)
"""A lease that seems to last longer was taken before the clock was set back, and nobody may be left to renew it."""


class LeaseLost(Exception):  # noqa: N818 -- a state, not a mistake
    """Another process has taken over; nothing of the unit of work was kept."""


@dataclass(frozen=True, slots=True)
class Lease:
    """A lease that has been taken or kept."""

    term: int
    idle: float  #: Seconds since whoever held it before may last have acted; infinite when nobody did.


class Leases:
    """Takes, keeps and checks leases inside a unit of work.

    On PostgreSQL the server's clock counts, so that machines need not agree on the time.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def take(
        self, name: str, holder: str, now: dt.datetime, lasts: dt.timedelta, *, by_force: bool = False
    ) -> Lease | None:
        """Take a lease that is free, run out, ours or (by force) anybody's; None while another holds it."""
        now = await told_time(self._connection, now)
        held = (await self._connection.execute(select(leases).where(leases.c.name == name).with_for_update())).first()
        if held is None:
            return await self._begun(name, holder, later(now, lasts))
        if held.holder == holder:  # run out or not: nobody has begun a newer term
            await self._write(name, holder, held.term, later(now, lasts))
            return Lease(held.term, 0.0)
        if _holds(held.until, now) and not by_force:
            return None
        await self._write(name, holder, held.term + 1, later(now, lasts))
        return Lease(held.term + 1, max(0.0, (now - held.until).total_seconds()))

    async def demand(self, name: str, term: int) -> None:
        """Check that no newer term has begun, and let none begin before this commits. Raises LeaseLost."""
        query = select(leases.c.term).where(leases.c.name == name).with_for_update(read=True)
        if await self._connection.scalar(query) != term:
            raise LeaseLost(name)

    async def give_back(self, name: str, holder: str, now: dt.datetime) -> None:
        """Let the next process take a lease at once."""
        now = await told_time(self._connection, now)
        await self._connection.execute(
            update(leases).where(leases.c.name == name, leases.c.holder == holder).values(until=now)
        )

    async def is_held(self, name: str, now: dt.datetime) -> bool:
        """Whether a process holds a lease now."""
        until = await self._connection.scalar(select(leases.c.until).where(leases.c.name == name))
        return until is not None and _holds(until, await told_time(self._connection, now))

    async def _begun(self, name: str, holder: str, until: dt.datetime) -> Lease | None:
        """The first lease of its name; None when another process was quicker."""
        first = insert_into(leases, self._connection).values(name=name, holder=holder, term=1, until=until)
        written = await self._connection.execute(first.on_conflict_do_nothing())
        return Lease(1, float("inf")) if written.rowcount else None

    async def _write(self, name: str, holder: str, term: int, until: dt.datetime) -> None:
        await self._connection.execute(
            update(leases).where(leases.c.name == name).values(holder=holder, term=term, until=until)
        )


def _holds(until: dt.datetime, now: dt.datetime) -> bool:
    return now < until <= later(now, LONGEST)
