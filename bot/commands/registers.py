"""`torgbot hubs`: the register of hubs as a file."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from actions import importing
from bot.clock import real_clock
from bot.runtime import Register
from bot.settings import Settings, read_settings
from db import Database
from db.schema import migrate
from domain import hubfile
from domain.hubs import Municipality
from handlers.openings import announce

app = typer.Typer(help="Import, export or check the register of hubs.", no_args_is_help=True)

File = Annotated[
    Path, typer.Argument(help="A hubs file (TOML), as described in docs/hubs.md.", exists=True, dir_okay=False)
]


def first_register(settings: Settings) -> Register:
    """What a new database starts with: HUBS_FILE if set, else the packaged file."""
    if settings.hubs_file is not None:
        return Register(hubfile.read(settings.hubs_file.read_text(encoding="utf-8")), settings.hubs_file.name)
    return Register(hubfile.read(hubfile.packaged()), "packaged hubs.toml")


async def newest_register(settings: Settings) -> Municipality:
    """The register of the database; of a new database's first register when there is none yet."""
    async with Database(settings.database_url) as database:
        if database.is_new:
            return first_register(settings).municipality
        await migrate(database)
        async with database.work() as work:
            version = await work.hubs.version()
            return await work.hubs.load(version) if version else first_register(settings).municipality


@app.command("import")
def import_(file: File) -> None:
    """Make FILE the register: all of it, or nothing when anything in it is wrong."""
    settings = read_settings()
    municipality = hubfile.read(file.read_text(encoding="utf-8"))

    async def adopt() -> None:
        async with Database(settings.database_url) as database:
            await migrate(database)
            async with database.work() as work:
                now = real_clock(settings.zone).now()
                await announce(work, await importing.adopt(work, municipality, file.name, now), now)

    asyncio.run(adopt())
    typer.echo(f"Imported {len(municipality.hubs)} hubs from {file.name}.")


@app.command()
def export() -> None:
    """Print the register as a hubs file."""
    typer.echo(hubfile.write(asyncio.run(newest_register(read_settings()))), nl=False)


@app.command()
def lint(file: File) -> None:
    """Check FILE and list everything that is wrong with it."""
    municipality = hubfile.read(file.read_text(encoding="utf-8"))
    typer.echo(f"{file.name}: {len(municipality.hubs)} hubs, nothing wrong.")
