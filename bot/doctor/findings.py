"""What the doctor says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is."""

    OK = "OK"
    WARN = "WARN"  #: The bot runs, but somebody should look.
    FAIL = "FAIL"  #: The bot does not run like this.


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: `check` names what was looked at, `cure` is empty where nothing is wrong."""

    level: Level
    check: str
    what: str
    cure: str = ""

    def __str__(self) -> str:
        return f"{self.level:<4}  {self.check}: {self.what}" + (f" → {self.cure}" if self.cure else "")


def ok(check: str, what: str) -> Finding:
    """Nothing is wrong."""
    return Finding(Level.OK, check, what)


def warn(check: str, what: str, cure: str) -> Finding:
    """Somebody should look."""
    return Finding(Level.WARN, check, what, cure)


def fail(check: str, what: str, cure: str) -> Finding:
    """The bot does not run like this."""
    return Finding(Level.FAIL, check, what, cure)
