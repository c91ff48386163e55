"""How the process ends when the operator can mend something: one line with cause and cure, and an exit code."""

from __future__ import annotations

from typing import ClassVar


class Ending(Exception):  # noqa: N818 -- told to the operator, never a traceback
    """Ends the process; the text is what is told."""

    code: ClassVar[int] = 2


class BadSetting(Ending):
    """A variable has a value that cannot be used."""


class BadHubsFile(Ending):
    """A hubs file cannot be read; each fault is a line."""


class DatabaseTooNew(Ending):
    """The database was made by a newer version of the code."""

    @classmethod
    def at(cls, version: object) -> DatabaseTooNew:
        """The ending for a database at this version."""
        return cls(f"The database is at version {version}, which this code does not know: install the newer Torgbot.")


class DatabaseOutOfReach(Ending):
    """The database cannot be opened, or stays locked."""


class WrongToken(Ending):
    """Telegram does not know this token."""

    code = 3

    def __init__(self) -> None:
        super().__init__("Telegram does not know this bot: check BOT_TOKEN and BOT_API_URL, then start again.")


class Stalled(Ending):
    """A watchdog found what only a new start can mend."""

    code = 4

    @classmethod
    def by(cls, cause: str, cure: str) -> Stalled:
        """The ending for what was found."""
        return cls(f"The bot ends because it does not work as it should: {cause}; {cure}.")
