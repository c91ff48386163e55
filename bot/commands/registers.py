"""`torgbot hubs`: the register of hubs as a file."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import real_clock
from bot.endings import DatabaseTooNew
from bot.register import Register, first_register, read_register
from bot.settings import Settings, read_settings
from domain import hubfile
from domain.hubs import Municipality

app = typer.Typer(help="Import, export or check the register of hubs.", no_args_is_help=True)

File = Annotated[
    Path, typer.Argument(help="A hubs file (TOML), as described in docs/hubs.md.", exists=True, dir_okay=False)
]


async def newest_register(settings: Settings) -> Municipality:
    """The register of the database; while there is none, what a new database would start with.

    Raises DatabaseOutOfReach or DatabaseTooNew.
    """
    file = settings.database_file
    if file is not None and not file.exists():
        return first_register(settings).municipality
    from db.engine import DatabaseUnavailable  # noqa: PLC0415 -- slow, and without a database not needed

    try:
        return await _kept_register(settings)
    except DatabaseUnavailable as error:
        from bot.storage import out_of_reach  # noqa: PLC0415 -- slow, and for this trouble only

        raise out_of_reach(error) from None


async def _kept_register(settings: Settings) -> Municipality:
    """The register of a database that may be empty. Raises DatabaseUnavailable or DatabaseTooNew."""
    from db import Database  # noqa: PLC0415 -- slow, as above
    from db.schema import newest_version, version_of  # noqa: PLC0415 -- as above

    async with Database(settings.database_url) as database:
        version = await version_of(database)
        if version is None:
            return first_register(settings).municipality
        if version > newest_version():
            raise DatabaseTooNew.at(version)
        async with database.reading() as work:
            register = await work.hubs.version()
            return await work.hubs.load(register) if register else first_register(settings).municipality


@app.command("import")
def import_(file: File) -> None:
    """Make FILE the register: all of it, or nothing when anything in it is wrong."""
    settings = read_settings()
    register = read_register(file)
    asyncio.run(_adopt(settings, register))
    typer.echo(f"Imported {len(register.municipality.hubs)} hubs from {register.origin}.")


async def _adopt(settings: Settings, register: Register) -> None:
    from actions import importing  # noqa: PLC0415 -- slow, and for one command only
    from bot.storage import open_database  # noqa: PLC0415 -- as above
    from handlers.changing.rippling import tell_coordinators  # noqa: PLC0415 -- as above
    from handlers.openings import announce_adoption  # noqa: PLC0415 -- as above

    now = real_clock(settings.zone).now()
    async with open_database(settings.database_url) as database, database.work() as work:
        adoption = await importing.adopt(work, register.municipality, register.origin, now)
        await announce_adoption(work, adoption, now)
        await tell_coordinators(work, adoption, settings.owner_ids, now)


@app.command()
def export() -> None:
    """Print the register as a hubs file."""
    typer.echo(hubfile.write(asyncio.run(newest_register(read_settings()))), nl=False)


@app.command()
def lint(file: File) -> None:
    """Check FILE and list everything that is wrong with it."""
    register = read_register(file)
    typer.echo(f"{register.origin}: {len(register.municipality.hubs)} hubs, nothing wrong.")
