"""From when to when: `17–20`, `kl 18 til 21`, `5-8 pm`, `halv seks til ni`, `kl 18 i to timer`.

What may be morning or evening, or says no end, is not guessed: each way that makes sense is a candidate.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from itertools import product
from typing import Final

from domain.errors import Problem
from domain.orders.lexicon import Lexicon
from domain.orders.order import Fault, Part, Times, settled
from domain.orders.sentence import Sentence
from domain.questions.moments.clock import read_time
from domain.questions.word_tree import choice

_AFTER: Final = r"(?![\w/-])(?![.:]\d)"
_BEFORE: Final = r"(?<![\w.:/-])"
_HOUR: Final = 60
_NOON: Final = 12
_FIRST_SURE: Final = 9
"""From this hour on a time before noon is taken as it is written: `9–11` is no evening."""
_LONGEST: Final = 12 * _HOUR
_DAY: Final = 24 * _HOUR
_USUAL: Final = (2 * _HOUR, 3 * _HOUR)
"""How long what has no end may last."""


class _Patterns:
    """How stretches of time are written in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        clock = lexicon.words.section("clock")
        oclock = rf"{choice([*lexicon.oclock, 'kl', 'klokka', 'fra', 'frå', 'from'])}\.?"
        lead, half = rf"(?:{oclock} ){{0,3}}", choice([*clock.get("to_half", ()), *clock.get("past_half", ())])
        spoken = rf"(?:{half} )?{lexicon.number}"
        to = rf"(?:-| {lexicon.until} |(?<=[ap]m) )"  # folding leaves no dash after `5pm`
        self.stretches = (
            re.compile(rf"{_BEFORE}{lead}{_time('a')}{to}{lead}{_time('b')}{_AFTER}"),
            re.compile(rf"{_BEFORE}{lexicon.between} {lead}{_time('a')} {lexicon.with_and} {lead}{_time('b')}{_AFTER}"),
        )
        self.spoken = re.compile(rf"{_BEFORE}{lead}(?P<a>{spoken}) {lexicon.until} {lead}(?P<b>{spoken})(?!\w)")
        self.singles = (
            re.compile(rf"{_BEFORE}{oclock} {lead}{_time('a')}{_AFTER}"),
            re.compile(rf"{_BEFORE}(?P<ah>\d{{1,2}}):(?P<am>\d{{2}})(?P<ap>(?!))?{_AFTER}"),
            re.compile(rf"{_BEFORE}(?P<ah>\d{{1,2}})(?P<am>(?!))? ?(?P<ap>am|pm){_AFTER}"),
        )
        self.length = re.compile(rf"(?<!\w)(?P<n>{lexicon.number}) {lexicon.hours}(?!\w)")


def _time(name: str) -> str:
    return rf"(?P<{name}h>\d{{1,2}})(?:[:.]?(?P<{name}m>\d{{2}}))?(?: ?(?P<{name}p>am|pm)(?!\w))?"


@lru_cache(maxsize=32)
def _patterns(lexicon: Lexicon) -> _Patterns:
    return _Patterns(lexicon)


def read_times(sentence: Sentence, lexicon: Lexicon) -> Part[Times]:
    """Take the times of a message; several stretches are in doubt."""
    patterns, half = _patterns(lexicon), _half_said(sentence.line, lexicon)
    found = [match for pattern in patterns.stretches for match in sentence.take_all(pattern)]
    if found:
        ways = [_ways(_starts(match, half), _ends(match)) for match in found]
        return _part(ways)
    spoken = sentence.take_all(patterns.spoken)
    if spoken:
        return _part([_spoken(match, half, lexicon) for match in spoken])
    length = next((lexicon.value(match["n"]) * _HOUR for match in sentence.take_all(patterns.length)), None)
    begins = [match for pattern in patterns.singles for match in sentence.take_all(pattern)]
    return _part([_lasting(_starts(match, half), length) for match in begins])


def _part(ways: list[list[Times]]) -> Part[Times]:
    """What the stretches that were said come to; one that cannot be makes the whole part wrong."""
    if not ways:
        return Part()
    if not all(ways):
        return Part(fault=Fault(Problem.NOT_A_TIME))
    return settled(tuple(dict.fromkeys(way for each in ways for way in each)))


def _half_said(line: str, lexicon: Lexicon) -> str | None:
    """Which half of the day a message speaks of; the `morgen` of `i morgen` is none."""
    days = [found.span() for found in lexicon.tomorrow.finditer(line)]
    mornings = [found.span() for found in lexicon.morning.finditer(line)]
    if any(not any(_is_within(morning, day) for day in days) for morning in mornings):
        return "am"
    return "pm" if lexicon.evening.search(line) else None


def _is_within(part: tuple[int, int], whole: tuple[int, int]) -> bool:
    """Whether a stretch of text is less than another, and inside it."""
    return part != whole and whole[0] <= part[0] and part[1] <= whole[1]


def _starts(match: re.Match[str], half: str | None) -> list[int]:
    """The minutes of the day that the beginning may mean, the likelier first."""
    said = match.groupdict()
    hour, minute = int(said["ah"]), int(said["am"] or 0)
    half = said["ap"] or (None if hour == _NOON else half)  # twelve in the morning is noon
    if said["ap"] is None and said.get("bp"):
        return _minutes([hour + _NOON, hour] if hour < _NOON else [hour], minute)
    if half is None and hour < _FIRST_SURE and not said["ah"].startswith("0"):
        return _minutes([hour + _NOON, hour] if hour < _FIRST_SURE - 1 else [hour, hour + _NOON], minute)
    return _minutes([_half_day(hour, half)], minute)


def _ends(match: re.Match[str]) -> list[int]:
    """The minutes of the day that the end may mean."""
    hour, minute, half = int(match["bh"]), int(match["bm"] or 0), match["bp"]
    is_sure = half is not None or hour >= _NOON or match["bh"].startswith("0")
    return _minutes([_half_day(hour, half)] if is_sure else [hour, hour + _NOON], minute)


def _half_day(hour: int, half: str | None) -> int:
    if half == "pm" and hour < _NOON:
        return hour + _NOON
    return 0 if half == "am" and hour == _NOON else hour


def _minutes(hours: list[int], minute: int) -> list[int]:
    """Minutes of the day; nothing when no clock shows them."""
    return [hour * _HOUR + minute for hour in hours if minute < _HOUR and hour * _HOUR + minute <= _DAY]


def _ways(starts: list[int], ends: list[int]) -> list[Times]:
    """The stretches that make sense: at most twelve hours."""
    sensible = [(start, end) for start, end in product(starts, ends) if 0 < (end - start) % _DAY <= _LONGEST]
    return [Times(_clock(start), _clock(end)) for start, end in sensible]


def _lasting(starts: list[int], length: int | None) -> list[Times]:
    """Stretches from a beginning on, as long as was said, else as such things usually last."""
    lengths = _USUAL if length is None else (length,)
    return [Times(_clock(start), _clock(start + each)) for start in starts for each in lengths if 0 < each <= _LONGEST]


def _clock(minutes: int) -> dt.time:
    return dt.time(*divmod(minutes % _DAY, _HOUR))


def _spoken(match: re.Match[str], half: str | None, lexicon: Lexicon) -> list[Times]:
    """`halv seks til ni`, as a clock is read aloud: each side morning or evening."""
    sides = [_read_aloud(match[side], lexicon) for side in ("a", "b")]
    starts, ends = (_either_half(time) for time in sides)
    if half is not None:
        starts = [start for start in starts if (start >= _DAY // 2) == (half == "pm")]
    return _ways(starts, ends)


def _read_aloud(said: str, lexicon: Lexicon) -> dt.time | None:
    lead = "" if " " in said else f"{next(iter(lexicon.words.section('clock').get('at', ('kl',))))} "
    return read_time(f"{lead}{said}", words=lexicon.words).time


def _either_half(time: dt.time | None) -> list[int]:
    """Both times of the day that a spoken time may mean, the one that it is usually taken for first."""
    if time is None:
        return []
    minutes = time.hour * _HOUR + time.minute
    return [minutes, (minutes + _DAY // 2) % _DAY]
