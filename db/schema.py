"""The schema's version: every table known, migrations up and down, and a newer database refused."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import func, inspect, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from db import agenda, audit, choices, departures, erasures, leases, reminders
from db.commitments import calls, commitments, notes, promises
from db.delivery import flood_control, inbox, outbox
from db.engine import Database, take_time
from db.metadata import METADATA
from db.people import appointments, certificates, follows, ideas, people, volunteers
from db.register import changes, hour_drafts, hubs
from db.requests import guests, requests, series, templates

__all__ = [
    "METADATA",
    "TABLES",
    "SchemaTooNew",
    "migrate",
    "migrate_on",
    "newest_version",
    "version_of",
    "version_on",
    "versions",
]

MIGRATIONS: Final = Path(__file__).parent / "migrations"
TABLES: Final = (
    agenda,
    appointments,
    audit,
    calls,
    certificates,
    changes,
    choices,
    commitments,
    departures,
    erasures,
    flood_control,
    follows,
    guests,
    hour_drafts,
    hubs,
    ideas,
    inbox,
    leases,
    notes,
    outbox,
    people,
    promises,
    reminders,
    requests,
    series,
    templates,
    volunteers,
)
"""Modules that define tables; importing them fills METADATA."""


_ONE_AT_A_TIME: Final = select(func.pg_advisory_xact_lock(0x746F7267, 0x626F74))  # two numbers: no lane's lock


class SchemaTooNew(Exception):  # noqa: N818 -- a state, not a mistake
    """The database was made by a newer version of the code than this one."""


def versions() -> list[str]:
    """All versions that this code knows, oldest first; each is the number of a migration."""
    return sorted(file.stem.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def newest_version() -> str:
    """The schema version this code works with."""
    return versions()[-1]


async def version_of(database: Database) -> str | None:
    """The database's schema version; None for an empty database."""
    async with database.reading() as work:
        return await version_on(work.connection)


async def version_on(connection: AsyncConnection) -> str | None:
    """The schema version as a transaction sees it."""
    if not await connection.run_sync(lambda sync: inspect(sync).has_table("alembic_version")):
        return None
    version: str | None = await connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


async def migrate(database: Database, target: str = "head") -> None:
    """Bring the database to a version, in one transaction; SchemaTooNew and DatabaseUnavailable change nothing."""
    async with database.connected() as connection:
        await take_time(connection)
        await migrate_on(connection, target)


async def migrate_on(connection: AsyncConnection, target: str = "head") -> None:
    """Bring the database to a version inside the caller's transaction; of processes that start at once, one does."""
    if connection.dialect.name == "postgresql":
        await connection.execute(_ONE_AT_A_TIME)
    current, wanted = await version_on(connection), newest_version() if target == "head" else target
    if current is not None and current not in versions():
        raise SchemaTooNew(current)
    if current != wanted:
        from db.migrating import move  # noqa: PLC0415 -- Alembic is slow to load, and most starts need none of it

        await connection.run_sync(move, MIGRATIONS, current, wanted)
