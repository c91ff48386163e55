"""`torgbot`, also `python -m bot`: the door for the operator."""

from __future__ import annotations

import gc
import signal
import sys
from typing import Final

from bot.endings import Ending

SERVES: Final[tuple[list[str], ...]] = ([], ["run"])
"""The words of the start that is in a hurry: what reads any other command line is not even loaded for it."""


def main() -> None:
    """Run a command; what the operator can mend is told and ends with a code of its own."""
    try:
        if sys.argv[1:] in SERVES:
            _serve()
        else:
            from bot.command_line import app  # noqa: PLC0415 -- not for the start of the bot

            app()
    except Ending as ending:
        sys.stderr.write(f"{ending}\n")
        sys.exit(ending.code)


def _serve() -> None:
    signal.signal(signal.SIGTERM, _end)
    gc.disable()  # nothing of what is loaded now becomes garbage; `serving` takes it up again
    try:
        from bot.commands import serving  # noqa: PLC0415 -- slow, and for this command only

        serving.run()
    except KeyboardInterrupt:  # before the loop minds signals
        sys.exit(130)


def _end(_number: int, _frame: object) -> None:
    """End while nothing is in hand yet; the first process of a container would otherwise not hear of it at all."""
    sys.exit(0)


if __name__ == "__main__":
    main()
