"""What `torgbot` takes on the command line.

What a command needs is imported when it is given: `ask` answers in a fraction of the time that the bot takes to start.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands import asking, dead_letters, registers, understanding

app = typer.Typer(
    help="Torgbot: the chat where community houses find their volunteers and answer their residents.",
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def _default(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        run()


@app.command()
def run() -> None:
    """Serve the bot whose BOT_TOKEN is set; without one, start the demo. This is the default."""
    from bot.commands import serving  # noqa: PLC0415 -- slow, and for this command only

    serving.run()


@app.command()
def demo() -> None:
    """Try everything in the browser, with invented people and without Telegram."""
    from bot.commands import serving  # noqa: PLC0415 -- slow, and for this command only

    serving.demo()


app.command()(asking.ask)
app.add_typer(registers.app, name="hubs")
app.add_typer(dead_letters.app, name="dead")
app.add_typer(understanding.app, name="understand")


@app.command()
def invite(
    hubs: Annotated[list[str], typer.Argument(help="Hubs by their slug, for example heggedal holmen.")],
) -> None:
    """Make a one-time invitation that appoints a coordinator for HUBS."""
    from bot.commands import upkeep  # noqa: PLC0415 -- slow, and for this command only

    upkeep.invite(frozenset(hubs))


@app.command()
def poster(
    hub: Annotated[str, typer.Argument(help="A hub by its slug, for example heggedal.")],
    lang: Annotated[str, typer.Option(help="Up to four languages, the first the largest: nb,uk.")] = "",
    bot: Annotated[str, typer.Option(help="The bot's name at Telegram; otherwise Telegram is asked.")] = "",
) -> None:
    """Print a poster for the door of HUB (SVG, one A4 page): a code to scan, the link, a telephone number."""
    from bot.commands import posters  # noqa: PLC0415 -- slow, and for this command only

    posters.print_poster(hub, lang, bot)


@app.command()
def migrate() -> None:
    """Bring the database to this version's schema (this happens by itself at every start)."""
    from bot.commands import upkeep  # noqa: PLC0415 -- slow, and for this command only

    upkeep.migrate()


@app.command()
def doctor(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print a list of {level, check, what, cure}.")] = False,
    facts_age_days: Annotated[
        int | None,
        typer.Option(min=1, max=36500, help="Tell facts checked longer ago, not by the register's limit."),
    ] = None,
) -> None:
    """Check database, disk, token, webhook, clock and register; each line is OK, WARN or FAIL with its cure."""
    from bot.commands import doctor as examining  # noqa: PLC0415 -- slow, and for this command only

    examining.doctor(as_json=as_json, facts_age_days=facts_age_days)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write.", dir_okay=False)],
    *,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that exists.")] = False,
) -> None:
    """Write everything that is kept into FILE; the bot may go on meanwhile."""
    from bot.commands import backups  # noqa: PLC0415 -- slow, and for this command only

    backups.backup(file, force=force)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `torgbot backup` wrote.", exists=True, dir_okay=False)],
    *,
    replace: Annotated[bool, typer.Option("--replace", help="Lose what the database holds now.")] = False,
    moved: Annotated[
        bool, typer.Option("--moved", help="Nothing has run since FILE was written: what waits goes on.")
    ] = False,
    erasures: Annotated[
        list[Path] | None, typer.Option(help="A journal of erasures, besides the one beside the database.", exists=True)
    ] = None,
) -> None:
    """Put FILE into the database, all of it or nothing, while no bot runs; see docs/backup.md."""
    from bot.commands import backups  # noqa: PLC0415 -- slow, and for this command only

    backups.restore(file, backups.Choices(replace, moved, erasures or []))


@app.command()
def healthcheck() -> None:
    """Ask the bot that runs here whether it is well: exit code 0, or 1 when it is not."""
    from bot.commands import health  # noqa: PLC0415 -- for this command only

    health.healthcheck()
