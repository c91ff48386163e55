"""`torgbot`, also `python -m bot`: the door for the operator.

What a command needs is imported when it is given: `ask` answers in a fraction of the time that the bot takes to start.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot.commands import asking, registers
from bot.endings import Ending

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


@app.command()
def invite(
    hubs: Annotated[list[str], typer.Argument(help="Hubs by their slug, for example heggedal holmen.")],
) -> None:
    """Make a one-time invitation that appoints a coordinator for HUBS."""
    from bot.commands import upkeep  # noqa: PLC0415 -- slow, and for this command only

    upkeep.invite(frozenset(hubs))


@app.command()
def migrate() -> None:
    """Bring the database to this version's schema (this happens by itself at every start)."""
    from bot.commands import upkeep  # noqa: PLC0415 -- slow, and for this command only

    upkeep.migrate()


@app.command()
def doctor() -> None:
    """Check database, schema, token and register; each line is OK, WARN or FAIL with its cure."""
    from bot.commands import upkeep  # noqa: PLC0415 -- slow, and for this command only

    upkeep.doctor()


def main() -> None:
    """Run a command; what the operator can mend is told and ends with a code of its own."""
    try:
        app()
    except Ending as ending:
        sys.stderr.write(f"{ending}\n")
        sys.exit(ending.code)


if __name__ == "__main__":
    main()
