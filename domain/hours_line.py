"""Reads a line of opening hours as people write them: `man-tor 10-19, fre 10-15, hver 4. lørdag 10-16`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from domain.questions.folding import folded_word
from domain.register_form import convert
from domain.weekly import Rule, Stretch, Week

WEEKDAYS: Final = tuple(range(5))
ALL_DAYS: Final = tuple(range(7))
SHORTEST_DAY: Final = 2
LONGEST: Final = 300
_BETWEEN: Final = r"[,;\n]|\b(?:og|and|samt)\b"
_DASH: Final = r"\s*(?:[-\u2010-\u2015\u2212]|\btil\b|\bto\b|\buntil\b)\s*"
_FILLER: Final = r"\b(?:kl|klokka|klokken|fra|fr\u00e5|from|p\u00e5|on|i|the)\b\.?|[()]"
_TIME: Final = r"(\d{1,2})(?:[:.](\d{2}))?"
_TIMES: Final = rf"(?<![\d.:]){_TIME}-{_TIME}(?![\d.:])"
_CLOSED: Final = r"\b(?:stengt|lukket|lukka|closed)\b"
_OTHER: Final = r"\b(?:annenhver|annankvar|annakvar|hver annen|kvar annan|every other|every second)\s+"
_WEEKLY: Final = r"\b(?:hver|kvar|every)\s+"
_ORDINALS: Final = {
    **dict.fromkeys(("første", "fyrste", "first", "1.", "1st"), 1),
    **dict.fromkeys(("andre", "second", "2.", "2nd"), 2),
    **dict.fromkeys(("tredje", "third", "3.", "3rd"), 3),
    **dict.fromkeys(("fjerde", "fourth", "4.", "4th"), 4),
    **dict.fromkeys(("siste", "last"), -1),
}
_NTH: Final = "|".join(word for word, n in _ORDINALS.items() if n > 1 and word.isalpha())
_EVERY: Final = rf"\b(?:hver|kvar|every)\s+([1-8]|{_NTH})(?:\.|st|nd|rd|th)?\s+"  #: As many weeks as a `Rule` may skip.
_ORDINAL: Final = rf"(?:^|\b)({'|'.join(map(re.escape, _ORDINALS))})\s+(?=\w)"
_IN_MONTH: Final = r"\b(?:hver|kvar|every|of|each)?\s*(?:m\u00e5neden|m\u00e5naden|m\u00e5ned|month)\b"
_GROUPS: Final = {
    **dict.fromkeys(("hverdager", "hverdag", "kvardagar", "kvardag", "weekdays", "ukedager", "vekedagar"), WEEKDAYS),
    **dict.fromkeys(("alle dager", "alle dagar", "daglig", "dagleg", "daily", "all days", "dag", "day"), ALL_DAYS),
    **dict.fromkeys(("helg", "helga", "helgen", "weekend", "weekends"), (5, 6)),
}


@dataclass
class _Reading:
    """The days that wait for their times, and what has been read."""

    rules: list[Rule]
    waiting: tuple[int, ...] = ()


def read_hours(line: str, weekdays: Mapping[str, int]) -> Week | None:
    """The week that a line tells of; None when any of it cannot be read.

    `weekdays` gives each weekday's full names (`lørdag`, `laurdag`, `Saturday`), 0 for Monday; any beginning will do.
    """
    named = {folded_word(name): day for name, day in weekdays.items()}
    reading = _Reading([])
    for piece in re.split(_BETWEEN, line[:LONGEST].casefold()):
        said = " ".join(re.sub(_FILLER, " ", re.sub(_DASH, "-", piece)).split())
        if said and not _read_piece(said, named, reading):
            return None
    return Week(rules=tuple(reading.rules)) if reading.rules and not reading.waiting else None


def _read_piece(said: str, named: Mapping[str, int], reading: _Reading) -> bool:
    """Read days, times or both; times alone are more of the days before them."""
    found = [*re.finditer(_TIMES, said)]
    closed = re.search(_CLOSED, said) is not None
    words, every, in_month = _sparseness(re.sub(_CLOSED, " ", re.sub(_TIMES, " ", said)).strip(" .:"))
    days = _days(words, named) if words else ()
    if days is None or (closed and found):
        return False
    if not found and not closed:
        reading.waiting += days
        return bool(days) and every == 1 and in_month is None
    stretches = tuple(_stretch(*match.groups()) for match in found)
    if any(each is None for each in stretches):
        return False
    kept = tuple(each for each in stretches if each is not None)
    days, reading.waiting = (*reading.waiting, *days), ()
    if days:
        reading.rules.append(Rule(days=days, stretches=kept, every=every, in_month=in_month))
        return True
    return _more(reading, kept)


def _more(reading: _Reading, stretches: tuple[Stretch, ...]) -> bool:
    if not reading.rules:
        return False
    last = reading.rules.pop()
    reading.rules.append(replace(last, stretches=(*last.stretches, *stretches)))
    return True


def _sparseness(words: str) -> tuple[str, int, int | None]:
    """The days without what says how often: (days, every how many weeks, which one of a month)."""
    if re.search(_IN_MONTH, words):
        ordinal = re.search(_ORDINAL, words)
        rest = re.sub(_ORDINAL, "", re.sub(_IN_MONTH, "", words))
        return (rest.strip(), 1, _ORDINALS[ordinal[1]]) if ordinal else ("?", 1, None)
    if (other := re.search(_OTHER, words)) is not None:
        return words.replace(other[0], "").strip(), 2, None
    if (every := re.search(_EVERY, words)) is not None:
        return words.replace(every[0], "").strip(), _ORDINALS.get(every[1]) or int(every[1]), None
    return re.sub(_WEEKLY, "", words).strip(), 1, None


def _days(words: str, named: Mapping[str, int]) -> tuple[int, ...] | None:
    if words in _GROUPS:
        return _GROUPS[words]
    days: list[int] = []
    for word in words.split():
        ends = [_weekday(end, named) for end in word.strip(".:").split("-")]
        known = [end for end in ends if end is not None]
        if len(known) != len(ends) or len(known) not in {1, 2} or known[0] > known[-1]:
            return None
        days += range(known[0], known[-1] + 1)
    return tuple(days)


def _weekday(word: str, named: Mapping[str, int]) -> int | None:
    """The one weekday whose names begin so, or which stands there in the plural."""
    short = folded_word(word.strip(". "))
    if len(short) < SHORTEST_DAY:
        return None
    stems = {short, *(short.removesuffix(ending) for ending in ("er", "ar", "s", "ene", "ane"))}
    days = {day for name, day in named.items() for stem in stems if len(stem) >= SHORTEST_DAY and name.startswith(stem)}
    return days.pop() if len(days) == 1 else None


def _stretch(opens: str, opens_minute: str | None, closes: str, closes_minute: str | None) -> Stretch | None:
    begin = f"{int(opens):02}:{opens_minute or '00'}"
    end = f"{int(closes):02}:{closes_minute or '00'}"
    try:
        return convert({"opens": begin, "closes": end}, Stretch) if begin < end else None
    except ValueError:  # no clock shows that
        return None
