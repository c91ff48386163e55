"""Which reminders have been given, so that nobody gets one twice."""

from __future__ import annotations

import datetime as dt
from typing import Final

from sqlalchemy import Column, Date, String, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment
from domain.reminders import Reminder, ReminderKind

reminders = Table(
    "reminders",
    METADATA,
    Column("kind", String(12), primary_key=True),
    Column("hub", String(24), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("given_at", Moment, nullable=False),
)

KEPT: Final = dt.timedelta(days=366)  #: From the day on which it was given.


class Reminders:
    """Reads and writes reminders inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def given(self) -> frozenset[Reminder]:
        """All that were given within the last year."""
        found = await self._connection.execute(select(reminders.c.kind, reminders.c.hub, reminders.c.day))
        return frozenset(Reminder(ReminderKind(row.kind), row.hub, row.day) for row in found)

    async def note(self, reminder: Reminder, now: dt.datetime) -> None:
        """Keep that it was given, and forget what is long past."""
        await self._connection.execute(delete(reminders).where(reminders.c.given_at < now - KEPT))
        await self._connection.execute(
            insert(reminders).values(kind=reminder.kind.value, hub=reminder.hub, day=reminder.day, given_at=now)
        )
