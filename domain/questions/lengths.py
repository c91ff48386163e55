"""How long something is to last: `to uker`, `en måned`, `14 dager`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from domain.questions.folding import folded
from domain.questions.phrases import Phrases, longest, without
from domain.questions.unread import TAKEN, ShortLists
from domain.questions.vocabulary import Words

SECTION: Final = "length"
DAYS: Final = {"days": 1, "weeks": 7, "two_weeks": 14, "months": 30, "two_months": 60, "years": 365}
"""Days in each unit; a month is as long as the button's."""

_AROUND: Final = "around"


def days_in(text: str, words: Words, number_named: Callable[[str], int | None]) -> int | None:
    """How many days a text says, if it says nothing else; `number_named` reads a number in words.

    The number stands before its unit: `uke 50` is no length.
    """
    said = folded(text).split()
    found = longest(each for each in _phrases(words).find(said) if each.label != _AROUND)
    if len(found) != 1:
        return None
    unit = found[0]
    before, after = _bare(said[: unit.start], words), _bare(said[unit.end :], words)
    number = _number(before, number_named)
    return None if after or number is None else number * DAYS[unit.label]


def _number(said: str, number_named: Callable[[str], int | None]) -> int | None:
    if not said:
        return 1
    return int(said) if said.isdecimal() and len(said) <= len("365") else number_named(said)


def _bare(said: list[str], words: Words) -> str:
    around = (each for each in _phrases(words).find(said) if each.label == _AROUND)
    return without(said, around).replace(TAKEN, "").strip()


@lru_cache(maxsize=32)
def _phrases(words: Words) -> Phrases:
    return Phrases(ShortLists(words.section(SECTION).items()))
