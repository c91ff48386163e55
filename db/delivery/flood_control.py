"""Flood control: until when Telegram wants peace from all of us, kept for whoever leads next."""

from __future__ import annotations

import datetime as dt
from typing import Final

from sqlalchemy import Column, Integer, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment
from db.server_time import told_time
from db.upserts import insert_into
from domain.moments import between, later

flood_control = Table(
    "flood_control",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),  # there is one row
    Column("asked_at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
)
THE_ROW: Final = 1


class FloodControl:
    """Reads and writes the pause that Telegram has asked for, inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def ask(self, seconds: float, now: dt.datetime) -> None:
        """Keep that nothing may be sent for so many seconds; an earlier pause that ends later stays."""
        if await self.left(now) >= seconds:
            return
        now = await told_time(self._connection, now)
        new = insert_into(flood_control, self._connection).values(
            id=THE_ROW, asked_at=now, until=later(now, dt.timedelta(seconds=seconds))
        )
        latest = {"asked_at": new.excluded.asked_at, "until": new.excluded.until}
        await self._connection.execute(new.on_conflict_do_update(index_elements=[flood_control.c.id], set_=latest))

    async def left(self, now: dt.datetime) -> float:
        """How many seconds remain; a clock that was set back makes them no more than Telegram asked for."""
        asked = (await self._connection.execute(select(flood_control))).first()
        if asked is None:
            return 0.0
        now = await told_time(self._connection, now)
        remain = min(between(now, asked.until), between(asked.asked_at, asked.until))
        return max(0.0, remain.total_seconds())
