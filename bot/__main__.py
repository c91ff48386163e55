"""`torgbot`, also `python -m bot`: the door for the operator."""

from __future__ import annotations

import sys
from typing import Final

import typer

from bot.commands import asking, registers, serving, upkeep
from bot.runtime import WrongToken
from bot.settings import BadSetting
from db.schema import SchemaTooNew
from domain.hubfile import HubFileRefused

BAD_VALUE: Final = 2
WRONG_TOKEN: Final = 3

app = typer.Typer(
    help="Torgbot: the chat where community houses find their volunteers and answer their residents.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(serving.run)
app.command()(serving.demo)
app.command()(asking.ask)
app.add_typer(registers.app, name="hubs")
app.command()(upkeep.invite)
app.command()(upkeep.migrate)
app.command()(upkeep.doctor)


@app.callback(invoke_without_command=True)
def _default(context: typer.Context) -> None:
    """Run the bot (the default), or do one of the following."""
    if context.invoked_subcommand is None:
        serving.run()


def main() -> None:
    """Run a command; what the operator can mend is told in a line and ends with a code of its own."""
    try:
        app()
    except BadSetting as error:
        _end(str(error), BAD_VALUE)
    except HubFileRefused as error:
        _end("\n".join(str(problem) for problem in error.problems), BAD_VALUE)
    except SchemaTooNew as error:
        _end(
            f"The database is at version {error}, which is newer than this code: install the newer Torgbot.", BAD_VALUE
        )
    except WrongToken:
        _end("Telegram does not know this bot: check BOT_TOKEN (and BOT_API_URL), then start again.", WRONG_TOKEN)


def _end(line: str, code: int) -> None:
    sys.stderr.write(line + "\n")
    sys.exit(code)


if __name__ == "__main__":
    main()
