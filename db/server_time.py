"""The time that processes on several machines agree on."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection


async def told_time(connection: AsyncConnection, now: dt.datetime) -> dt.datetime:
    """PostgreSQL's own clock; on SQLite, where there is one machine, `now`."""
    if connection.dialect.name == "sqlite":
        return now
    told: dt.datetime = await connection.scalar(select(func.clock_timestamp())) or now
    return told
