"""`torgbot backup` and `torgbot restore`: everything in one file, and back again, into either kind of database."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from actions import restoring
from actions.restoring import Settled
from bot.clock import real_clock
from bot.endings import DatabaseOutOfReach, DatabaseTooNew, Ending
from bot.erasure_journal import journal_beside, read_journal
from bot.leadership import LASTS
from bot.leadership import NAME as LEADER
from bot.settings import Settings, read_settings
from db import Database, UnitOfWork, snapshot
from db.backup_file import BackupUnreadable, BackupWriter, Header, batches, check, new_file
from db.engine import DatabaseUnavailable, take_time
from db.schema import newest_version, version_on, versions
from domain.departures import Remembered
from domain.retention import RETENTION


class BackupRefused(Ending):
    """Nothing was written or changed."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the operator said about a restore."""

    replaces: bool
    is_moved: bool
    journals: Sequence[Path]


def backup(file: Path, *, force: bool) -> None:
    """Write everything that is kept into one file while the bot goes on."""
    settings = read_settings()
    if file.exists() and not force:
        raise BackupRefused(f"{file.name} exists already: choose another name, or say --force.")
    if _is_in_use(file, settings.database_file):
        raise BackupRefused(f"{file.name} is the database itself, or lies beside it for it: choose another name.")
    try:
        rows = asyncio.run(write_backup(settings, file))
    except DatabaseUnavailable as error:
        raise _out_of_reach(error) from None
    except OSError as error:
        raise BackupRefused(f"{file.name} cannot be written: {error.strerror}. Name a place with room in it.") from None
    typer.echo(f"{file.name} holds {sum(rows.values())} rows. It names people: keep it safe.")


def _is_in_use(file: Path, database: Path | None) -> bool:
    """Whether this is the file of an SQLite database, or one of those that go with it."""
    if database is None:
        return False
    names = (f"{database.name}{ending}" for ending in ("", "-wal", "-shm", "-journal", ".erasures"))
    return any(file.resolve() == database.with_name(name).resolve() for name in names)


async def write_backup(settings: Settings, file: Path) -> dict[str, int]:
    """Write a backup of one moment; returns the number of rows of each table. Raises an Ending, or OSError."""
    found = settings.database_file
    if found is not None and not found.exists():
        raise BackupRefused("There is no database yet: nothing to back up.")
    async with Database(settings.database_url) as database, database.reading() as work:
        await take_time(work.connection)
        version = await version_on(work.connection)
        if version is None:
            raise BackupRefused("The database is empty: nothing to back up.")
        if version > newest_version():
            raise DatabaseTooNew.at(version)
        header = Header(version, real_clock(settings.zone).now())
        with new_file(file) as opened, BackupWriter(opened, header) as writer:
            await snapshot.dump(work.connection, writer)
        return writer.rows


def restore(file: Path, choices: Choices) -> None:
    """Put a backup into the database: all of it, or nothing."""
    settings = read_settings()
    now = real_clock(settings.zone).now()
    try:
        header, settled = asyncio.run(put_back(settings, file, choices, now))
    except BackupUnreadable as error:
        raise BackupRefused(f"{file.name} cannot be restored: {error}. Use another backup.") from None
    except DatabaseUnavailable as error:
        raise _out_of_reach(error) from None
    typer.echo(f"Restored what was kept at {header.made_at.astimezone(settings.zone):%Y-%m-%d %H:%M}.")
    if not choices.is_moved:
        typer.echo(f"Called off, for they may have been sent since: {settled.called_off} messages.")
        typer.echo(f"Ended, for they may have been used since: {settled.invitations} invitations.")
    typer.echo(f"Erased again: {settled.erased} people.")
    typer.echo(f"Left again: {settled.left} people.")
    typer.echo("Look through coordinators and their hubs: appointments are as they were then.")


def checked(file: Path, now: dt.datetime) -> Header:
    """What a backup says about itself, once it has been read to its end. Raises BackupUnreadable, BackupRefused."""
    header = check(file)
    if header.schema > newest_version():
        raise BackupRefused(f"{file.name} was made by a newer Torgbot: install that one first.")
    if header.schema not in versions():
        raise BackupUnreadable(f"there is no version {header.schema} of the schema")
    if now - header.made_at > RETENTION.erasures:
        days = RETENTION.erasures.days
        raise BackupRefused(
            f"{file.name} is older than {days} days: whoever was erased since would come back. Use a newer backup."
        )
    return header


async def put_back(settings: Settings, file: Path, choices: Choices, now: dt.datetime) -> tuple[Header, Settled]:
    """Restore in one transaction. Raises an Ending, BackupUnreadable or DatabaseUnavailable: then nothing changed."""
    header = checked(file, now)
    async with Database(settings.database_url) as database:
        if database.is_homeless:
            raise DatabaseOutOfReach(
                "DATABASE_URL=(not shown) cannot be used: its folder does not exist; make it first."
            )
        async with database.work() as work:
            await take_time(work.connection)
            await _demand_room(work, choices, now)
            known = await _remembered(settings, work, choices.journals)
            await snapshot.replace_everything(work.connection, header.schema, batches(file))
            settled = await restoring.settle(work, header.made_at, known, now, is_moved=choices.is_moved)
            await snapshot.count_on(work.connection)  # once more: drafts have new numbers
            return header, settled


async def _demand_room(work: UnitOfWork, choices: Choices, now: dt.datetime) -> None:
    """Refuse a database that is newer, in use, or filled."""
    version = await version_on(work.connection)
    if version is not None and version > newest_version():
        raise DatabaseTooNew.at(version)
    if await snapshot.is_led(work, LEADER, now):
        wait = int(LASTS.total_seconds())
        raise BackupRefused(f"A bot runs on this database: stop it, and if it was killed, wait {wait} s.")
    if not choices.replaces and await snapshot.is_filled(work.connection):
        raise BackupRefused("The database is not empty: name another in DATABASE_URL, or say --replace to lose it.")


async def _remembered(settings: Settings, work: UnitOfWork, journals: Sequence[Path]) -> list[Remembered]:
    """The erasures and departures that this database and the journals know of; those in the backup come with it."""
    beside = journal_beside(settings.database_file) if settings.database_file else None
    files = [*journals, *([beside] if beside is not None and beside.exists() else [])]
    known = await snapshot.remembered_in(work)
    for file in files:
        try:
            known += read_journal(file)
        except (OSError, ValueError):
            raise BackupRefused(
                f"{file.name} is no journal of erasures: whoever it names would come back. Mend or remove it."
            ) from None
    return known


def _out_of_reach(error: DatabaseUnavailable) -> DatabaseOutOfReach:
    return DatabaseOutOfReach(
        f"DATABASE_URL=(not shown) cannot be used: {error}. Nothing was changed; free or mend the database."
    )
