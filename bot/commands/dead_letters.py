"""`torgbot dead`: updates that could not be worked, looked at and given another chance."""

from __future__ import annotations

import asyncio
from typing import Annotated, Final

import typer

from bot.clock import real_clock
from bot.settings import read_settings

MOST: Final = (1 << 62) - 1  #: No update that is kept has a higher id.

app = typer.Typer(help="List updates that could not be worked, or let them be worked again.", no_args_is_help=True)


@app.command("list")
def list_() -> None:
    """Print id, when, reason and attempts of every dead letter; never who wrote it or what."""
    from bot.storage import open_database  # noqa: PLC0415 -- slow, and for this command only

    settings = read_settings()

    async def look() -> list[str]:
        async with open_database(settings.database_url) as database, database.reading() as work:
            return [
                f"{one.update_id}  {one.received_at.astimezone(settings.zone):%Y-%m-%d %H:%M:%S}"
                f"  {one.reason}  attempts: {one.attempts}"
                for one in await work.inbox.dead()
            ]

    typer.echo("\n".join(asyncio.run(look())) or "No dead letters.")


@app.command()
def replay(
    ids: Annotated[
        list[int] | None, typer.Argument(min=0, max=MOST, help="Ids as `torgbot dead list` prints them.")
    ] = None,
    *,
    all_: Annotated[bool, typer.Option("--all", help="All of them.")] = False,
) -> None:
    """Let dead letters be worked again, by the bot that runs or the next that starts."""
    from bot.storage import open_database  # noqa: PLC0415 -- slow, and for this command only

    if bool(ids) == all_:
        raise typer.BadParameter("name ids, or say --all")
    settings = read_settings()

    async def revive() -> int:
        async with open_database(settings.database_url) as database, database.work() as work:
            return await work.inbox.revive(real_clock(settings.zone).now(), None if all_ else ids)

    revived = asyncio.run(revive())
    typer.echo(f"{revived} dead letters wait to be worked again.")
    if ids and revived < len(set(ids)):
        typer.echo(f"{len(set(ids)) - revived} of the ids are no dead letters: see `torgbot dead list`.", err=True)
        raise typer.Exit(1)
