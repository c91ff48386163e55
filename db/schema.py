"""The schema's version: every table known, migrations up and down, and a newer database refused."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from db import (
    appointments,
    audit,
    choices,
    commitments,
    erasures,
    follows,
    hubs,
    ideas,
    inbox,
    leases,
    outbox,
    people,
    requests,
    volunteers,
)
from db.engine import Database
from db.metadata import METADATA

__all__ = [
    "METADATA",
    "TABLES",
    "SchemaTooNew",
    "migrate",
    "migrate_on",
    "newest_version",
    "version_of",
    "version_on",
]

MIGRATIONS: Final = Path(__file__).parent / "migrations"
TABLES: Final = (
    appointments,
    audit,
    choices,
    commitments,
    erasures,
    follows,
    hubs,
    ideas,
    inbox,
    leases,
    outbox,
    people,
    requests,
    volunteers,
)
"""Modules that define tables; importing them fills METADATA."""


class SchemaTooNew(Exception):  # noqa: N818 -- a state, not a mistake
    """The database was made by a newer version of the code than this one."""


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def newest_version() -> str:
    """The schema version this code works with."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(config).get_current_head() or ""


async def version_of(database: Database) -> str | None:
    """The database's schema version; None for an empty database."""
    async with database.reading() as work:
        return await version_on(work.connection)


async def version_on(connection: AsyncConnection) -> str | None:
    """The schema version as a transaction sees it."""
    return await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())


async def migrate(database: Database, target: str = "head") -> None:
    """Bring the database to a version, in one transaction; SchemaTooNew and DatabaseUnavailable change nothing."""
    async with database.connected() as connection:
        await migrate_on(connection, target)


async def migrate_on(connection: AsyncConnection, target: str = "head") -> None:
    """Bring the database to a version inside the caller's transaction."""
    await connection.run_sync(_migrate, target)


def _migrate(connection: Connection, target: str) -> None:
    current = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(_config(connection)).walk_revisions()}
    if current is not None and current not in known:
        raise SchemaTooNew(current)
    is_behind = target == "head" or (target != "base" and (current or "") < target)
    move = command.upgrade if is_behind else command.downgrade
    move(_config(connection), target)
