"""Clock times as people say them: `kl 17`, `17:30`, `halv seks`, `kvart over sju`, `half past six`.

Hours before eight are taken for afternoon and evening, for no hub is open in the small hours; `07:00` and a
word for morning keep them early.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from domain.questions.vocabulary import Words
from domain.questions.word_tree import choice

_DIGITAL: Final = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})"
_EARLIEST: Final = 8
_NOON: Final = 12


@dataclass(frozen=True)
class SaidTime:
    """What was said about the clock: the time, whether it cannot be, and the text without it."""

    time: dt.time | None
    impossible: bool
    rest: str


class _Reader:
    """One language's patterns for clock times."""

    def __init__(self, words: Words) -> None:
        numbers, clock = words.section("number"), words.section("clock")
        self._numbers = {int(key): re.compile(choice(said)) for key, said in numbers.items()}
        number = rf"(?:\d{{1,2}}|{choice(word for said in numbers.values() for word in said)})"
        counted = [word for key, said in numbers.items() if 1 < int(key) <= _NOON for word in said]
        plain = rf"(?:\d{{1,2}}|{choice([*counted, *clock.get('one', ())])})"  # not "a": "by a friend" is no time
        at, half = choice(clock.get("at", ())), [*clock.get("to_half", ()), *clock.get("past_half", ())]
        past, to = choice(clock.get("past", ())), choice(clock.get("to", ()))
        self._to_half = re.compile(choice(clock.get("to_half", ())))
        self._past = re.compile(past)
        self._morning = re.compile(rf"(?<!\w){choice(clock.get('morning', ()))}(?!\w)")
        self._evening = re.compile(rf"(?<!\w){choice(clock.get('evening', ()))}(?!\w)")
        after = {"half_after": clock.get("and_half", ()), "quarter_after": clock.get("and_quarter", ())}
        added = "|".join(f"(?P<{name}>{choice(said)})" for name, said in after.items())
        sources = (
            rf"(?:{at} )?(?P<minutes>{number}) (?P<turn>{past}|{to}) (?P<of_half>{choice(half)} )?(?P<of>{number})",
            rf"(?:{at} )?(?P<half>{choice(half)}) (?P<half_of>{number})",
            rf"(?:{at} )?{_DIGITAL}",
            rf"(?:{at} )?(?P<whole>{number}) (?:{added})",
            rf"{at} (?P<at>{plain})(?:\.(?!\d))?",
            r"(?P<bare>\d{1,2}) ?(?=am\b|pm\b)",
        )
        self._pattern = re.compile(rf"(?<![\w.:/-])(?:{'|'.join(sources)})(?![\d:/-])(?!\w{{3}})")

    def read(self, text: str, context: str) -> SaidTime:
        """The first clock time in a folded text; `context` is all that was said, for morning and evening."""
        found = self._pattern.search(text)
        if found is None:
            return SaidTime(None, impossible=False, rest=text)
        said = {key: value for key, value in found.groupdict().items() if value is not None}
        rest = f"{text[: found.start()]} | {text[found.end() :]}"
        try:
            time = self._half_day(self._time(said), said, context)
        except ValueError:
            return SaidTime(None, impossible=True, rest=rest)
        return SaidTime(time, impossible=False, rest=rest)

    def _time(self, said: dict[str, str]) -> dt.time:
        if "minutes" in said:
            minutes = self._value(said["minutes"]) * (1 if self._past.fullmatch(said["turn"]) else -1)
            base = (
                self._half(said["of_half"].strip(), said["of"]) if "of_half" in said else self._value(said["of"]) * 60
            )
            return _clock(base + minutes)
        if "half" in said:
            return _clock(self._half(said["half"], said["half_of"]))
        if "whole" in said:
            return _clock(self._value(said["whole"]) * 60 + (30 if "half_after" in said else 15))
        if "minute" in said:
            return dt.time(int(said["hour"]), int(said["minute"]))
        return _clock(self._value(said.get("at") or said["bare"]) * 60)

    def _half(self, word: str, hour: str) -> int:
        """`halv seks` is half an hour before six, `half past six` half an hour after."""
        return self._value(hour) * 60 + (-30 if self._to_half.fullmatch(word) else 30)

    def _value(self, word: str) -> int:
        if word.isdigit():
            return int(word)
        return next(number for number, pattern in self._numbers.items() if pattern.fullmatch(word))

    def _half_day(self, time: dt.time, said: dict[str, str], text: str) -> dt.time:
        """Morning or evening: what was said of it, else what opening hours make likely."""
        if time.hour >= _NOON or said.get("hour", "").startswith("0"):
            return time
        if self._evening.search(text) or (time.hour < _EARLIEST and not self._morning.search(text)):
            return time.replace(hour=time.hour + _NOON)
        return time


def _clock(minutes: int) -> dt.time:
    if minutes == 24 * 60:
        return dt.time(23, 59)
    return dt.time(*divmod(minutes, 60))


@lru_cache(maxsize=32)
def _reader(words: Words) -> _Reader:
    return _Reader(words)


def read_time(text: str, *, words: Words, context: str = "") -> SaidTime:
    """The clock time said in a folded text, from which days may have been taken; `context` then still has them."""
    return _reader(words).read(text, context or text)
