"""Certificates of voluntary work: what is attested, and the code that proves it.

A code has sixteen letters or digits out of 32: 80 bits from a random token. At a thousand guesses a second, one of a
million certificates is met once in some forty million years: guesses need no counting.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from domain.aftercare import Hours

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32: no letter in it looks like a digit."""

LENGTH: Final = 16
_BITS: Final = 5 * LENGTH
_MISREAD: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "\u2013": "", ".": ""})


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a person has done, as it was on the day of issue."""

    code: str
    person_id: int
    name: str
    hours: tuple[Hours, ...]
    issued_at: dt.datetime

    @property
    def minutes(self) -> int:
        """All of it."""
        return sum(part.minutes for part in self.hours)

    @property
    def times(self) -> int:
        """How many activities."""
        return sum(part.times for part in self.hours)

    @property
    def first(self) -> dt.date:
        """The first day of it."""
        return min(part.first for part in self.hours)

    @property
    def last(self) -> dt.date:
        """The last day of it."""
        return max(part.last for part in self.hours)


def code_of(token: str) -> str:
    """The code made from a random token, which must hold at least as many random bits."""
    number = int.from_bytes(hashlib.sha256(token.encode()).digest()) >> (256 - _BITS)
    return "".join(LETTERS[number >> shift & 31] for shift in range(_BITS - 5, -1, -5))


def written(code: str) -> str:
    """A code as people read it: `8F3K-20QX-7WMP-A1ZT`."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def read_code(text: str) -> str | None:
    """The code that somebody has typed, however they wrote it; None when it cannot be one."""
    code = text[: 4 * LENGTH].strip().upper().translate(_MISREAD)
    return code if len(code) == LENGTH and set(code) <= set(LETTERS) else None


def strange_letters(name: str, known: Iterable[str]) -> str:
    """What a name holds that the font of the paper does not, in order, each once."""
    letters = frozenset(known)
    return "".join(dict.fromkeys(letter for letter in name if letter not in letters))
