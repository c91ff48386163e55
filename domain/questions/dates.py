"""Days as people say them: `i overmorgen`, `neste tirsdag`, `helga`, `1. desember`, `24.12`, `påskeaften`.

`neste tirsdag` is the Tuesday of next week. A date without a year is the next one to come.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from domain.calendar import Days
from domain.questions.coming import (
    NoSuchDayError,
    dated,
    day_of_month,
    feast_coming,
    period,
    week_coming,
    weekday_coming,
)
from domain.questions.folding import folded_word
from domain.questions.vocabulary import Words
from domain.questions.word_tree import choice

FARTHEST: Final = dt.timedelta(days=370)
"""Days farther away than this are not answered for: nobody has registered hours for them."""

_ISO: Final = r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
_DAY: Final = r"\d{1,2}"
_YEAR: Final = r"\d{4}"
_NUMERIC: Final = (
    r"(?P<nday>0?[1-9]|[12]\d|3[01])[./](?P<nmonth>0?[1-9]|1[0-2])(?:[./](?P<nyear>\d{4}|\d{2}))?(?!\d)\.?"
)
_OF_MONTH: Final = r"(?:den )?(?P<only>0?[1-9]|[12]\d|3[01])\.(?! ?\d)"
_DATED: Final = ("iso", "mday", "nday", "mday2")
_STRETCHES: Final = ("period_", "holiday_", "iso_week")
_SHORT_TEXT: Final = 3
_SHORTEST_MENDED: Final = 6


@dataclass(frozen=True)
class SaidDays:
    """What was said about days: which, whether that day cannot be, and the text without it."""

    days: Days | None
    impossible: bool
    rest: str


class _Reader:
    """One language's patterns for days, tried in order: what is most particular first."""

    def __init__(self, words: Words) -> None:
        self._names = tuple({folded_word(name) for said in words.section("weekday").values() for name in said})
        self._weekday = {day: re.compile(choice(said)) for day, said in words.section("weekday").items()}
        self._weekday_short = {day: re.compile(choice(said)) for day, said in words.section("weekday_short").items()}
        self._month = {month: re.compile(choice(said)) for month, said in words.section("month").items()}
        self._number = {number: re.compile(choice(said)) for number, said in words.section("number").items()}
        self._spoken_number = re.compile(choice(word for said in words.section("number").values() for word in said))
        self._pattern = re.compile(rf"(?<![\w.:/-])(?:{'|'.join(self._sources(words))})(?![\w:/])")

    def _sources(self, words: Words) -> list[str]:
        def any_of(section: str) -> str:
            return choice(word for said in words.section(section).values() for word in said)

        near, ahead, month = words.section("near"), words.section("ahead"), any_of("month")
        after, before = choice(near.get("next", ())), choice(near.get("this", ()))
        number = rf"(?:\d{{1,2}}|{any_of('number')})"
        no_clock = "".join(f"(?<!{folded_word(word)} )" for word in words.section("clock").get("at", ()))
        weekday = rf"(?:(?:{before} )?(?:{any_of('weekday')}|{any_of('weekday_short')}) (?:den )?)?"
        year = rf"(?: (?P<year>{_YEAR}))?"
        named = [
            f"(?P<{section}_{key.replace('-', 'm')}>{choice(said)})"
            for section in ("holiday", "period", "day")
            for key, said in words.section(section).items()
        ]
        return [
            _ISO,
            *named[: len(words.section("holiday"))],
            rf"{weekday}(?P<mday>{_DAY})(?:\.|st|nd|rd|th)? ?(?:of )?(?P<month>{month}){year}",
            rf"{no_clock}{weekday}{_NUMERIC}",
            rf"(?P<month2>{month}) (?P<mday2>\d{{1,2}})(?:st|nd|rd|th)?(?: (?P<year2>\d{{4}}))?",
            *named[len(words.section("holiday")) :],
            rf"(?P<next>{after}) (?P<next_day>{any_of('weekday')}|{any_of('weekday_short')})",
            rf"(?:{before} )?(?P<weekday>{any_of('weekday')})(?: (?:den )?(?P<weekday_date>{_DAY})(?![\w.:/-]))?",
            rf"{before} (?P<near_short>{any_of('weekday_short')})",
            rf"{choice(ahead.get('before', ()))} (?P<ahead_days>{number}) {choice(ahead.get('days', ()))}",
            rf"{choice(ahead.get('before', ()))} (?P<ahead_weeks>{number}) {choice(ahead.get('weeks', ()))}",
            rf"{no_clock}{_OF_MONTH}",
            rf"{choice(ahead.get('weeks', ()))} (?P<iso_week>[1-9]|[1-4]\d|5[0-3])(?![\w.:/-])",
        ]

    def read(self, text: str, today: dt.date) -> SaidDays:
        """The first days said in a folded text."""
        found = self._search(text)
        if found is None:
            text = self._mended(text)
            found = self._search(text)
        if found is None:
            return self._short(text, today)
        said = {key: value for key, value in found.groupdict().items() if value is not None}
        rest = f"{text[: found.start()]} | {text[found.end() :]}"
        try:
            days = self._days(said, today)
            far = not today - FARTHEST <= days.first <= days.last <= today + FARTHEST
        except (NoSuchDayError, ValueError, OverflowError):
            return SaidDays(None, impossible=True, rest=rest)
        return SaidDays(None if far else days, impossible=far, rest=rest)

    def _search(self, text: str) -> re.Match[str] | None:
        """The first days said; a date in figures rather than the feast or stretch it is in: `i jula, 27. desember`."""
        found = list(self._pattern.finditer(text))
        dated = (match for match in found if any(match.group(name) for name in _DATED))
        stretch = bool(found) and (found[0].lastgroup or "").startswith(_STRETCHES)
        return next(dated, found[0]) if stretch else next(iter(found), None)

    def _mended(self, text: str) -> str:
        """The text with misspelled weekdays put right: `trosdag`, `lordagg`."""
        return " ".join(self._weekday_like(word) if len(word) >= _SHORTEST_MENDED else word for word in text.split())

    def _weekday_like(self, word: str) -> str:
        """The one weekday that is a single slip away, else the word itself; Polish `czwartej` is a number."""
        if self._spoken_number.fullmatch(word):
            return word
        near = (name for name in self._names if name[0] == word[0] and OSA.distance(name, word, score_cutoff=1) <= 1)
        return next(near, word)

    def _short(self, text: str, today: dt.date) -> SaidDays:
        """Short names of weekdays are taken bare only at the end of a very short text: `man` is also a pronoun."""
        words = text.split()
        if len(words) <= _SHORT_TEXT:
            number = _index(self._weekday_short, words[-1]) if words else None
            if number is not None:
                day = weekday_coming(number, today)
                return SaidDays(Days(day, day), impossible=False, rest=" ".join([*words[:-1], "|"]))
        return SaidDays(None, impossible=False, rest=text)

    def _days(self, said: dict[str, str], today: dt.date) -> Days:
        if "iso_week" in said:
            return week_coming(int(said["iso_week"]), today)
        day = self._single(said, today)
        if day is not None:
            return Days(day, day)
        name = next(key.removeprefix("period_") for key in said if key.startswith("period_"))
        return period(name, today)

    def _single(self, said: dict[str, str], today: dt.date) -> dt.date | None:
        if "month" in said or "month2" in said:
            month = _index(self._month, said.get("month") or said["month2"]) or 0
            year = said.get("year") or said.get("year2")
            return dated(int(said.get("mday") or said["mday2"]), month, year, today)
        if "nday" in said:
            return dated(int(said["nday"]), int(said["nmonth"]), said.get("nyear"), today)
        if "next" in said:
            number = self._weekday_of(said["next_day"])
            return today + dt.timedelta(days=7 - today.weekday() + number)
        if "weekday_date" in said:
            return self._weekday_on(int(said["weekday_date"]), self._weekday_of(said["weekday"]), today)
        if "weekday" in said or "near_short" in said:
            return weekday_coming(self._weekday_of(said.get("weekday") or said["near_short"]), today)
        return self._counted(said, today)

    def _weekday_on(self, date: int, number: int, today: dt.date) -> dt.date:
        """`mandag 30`: the day of the month when it is that weekday; else the number is an hour, `lordag 10`."""
        try:
            day = day_of_month(date, today)
        except (NoSuchDayError, ValueError):
            return weekday_coming(number, today)
        return day if day.weekday() == number else weekday_coming(number, today)

    def _counted(self, said: dict[str, str], today: dt.date) -> dt.date | None:
        if "iso" in said:
            return dt.date(*map(int, said["iso"].split("-")))
        if "only" in said:
            return day_of_month(int(said["only"]), today)
        for unit, length in (("ahead_days", 1), ("ahead_weeks", 7)):
            if unit in said:
                number = said[unit]
                count = int(number) if number.isdigit() else _index(self._number, number) or 0
                return today + dt.timedelta(days=count * length)
        return self._called(said, today)

    def _called(self, said: dict[str, str], today: dt.date) -> dt.date | None:
        """A day that has a name of its own."""
        for key in said:
            section, _, name = key.partition("_")
            if section == "day":
                return today + dt.timedelta(days=int(name.replace("m", "-")))
            if section == "holiday":
                return feast_coming(name, today)
        return None

    def _weekday_of(self, word: str) -> int:
        number = _index(self._weekday, word)
        return number if number is not None else _index(self._weekday_short, word) or 0


@lru_cache(maxsize=32)
def _reader(words: Words) -> _Reader:
    return _Reader(words)


def read_days(text: str, *, words: Words, today: dt.date) -> SaidDays:
    """The days said in a folded text, seen from `today`."""
    return _reader(words).read(text, today)


def _index(patterns: dict[str, re.Pattern[str]], word: str) -> int | None:
    return next((int(key) for key, pattern in patterns.items() if pattern.fullmatch(word)), None)
