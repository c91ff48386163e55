"""Days as people say them: `i overmorgen`, `neste tirsdag`, `helga`, `1. desember`, `24.12`, `påskeaften`.

`neste tirsdag` is the Tuesday of next week. A date without a year is the next one to come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from domain.calendar import Days
from domain.questions.coming import (
    NoSuchDayError,
    advent_sunday,
    dated,
    day_of_month,
    feast_coming,
    month_coming,
    nth_weekday,
    period,
    week_coming,
    weekday_coming,
)
from domain.questions.grammar import Match, longest_at, rule
from domain.questions.lexemes import Lexemes, Meaning, figure
from domain.questions.misspelled_days import mend
from domain.questions.vocabulary import Words, vocabulary

FARTHEST: Final = dt.timedelta(days=370)
"""Days farther away than this are not answered for: nobody has registered hours for them."""

_WEEKDAY: Final = "wd=weekday/weekday_short?"
_RULES: Final = (
    rule("iso", "iso"),
    rule("holiday", "holiday"),
    rule("dated", f"near.this? {_WEEKDAY} joining.the? d=int/any_nth/ordinal joining.th? joining.of? month year?"),
    rule("dated", f"near.this? {_WEEKDAY} month joining.the? d=int/any_nth/ordinal joining.th? year?"),
    rule("numeric", f"near.this? {_WEEKDAY} joining.the? date"),
    rule("span", "span joining.of? month year?"),
    rule("from_to", "joining.the? a=int/nth joining.to joining.the? b=int/nth joining.of? month year?"),
    rule("from_to", "joining.the? a=nth b=nth joining.of? month year?"),
    rule("both", "joining.the? a=int/nth joining.and joining.the? b=int/nth joining.of? month year?"),
    rule("day", "day"),
    rule("period", "period"),
    rule("next", "near.next wd=weekday/weekday_short"),
    rule("weekday", "near.this? wd=weekday"),
    rule("nth", "near.this? wd=weekday joining.the? nth"),
    rule("weekday_date", "near.this? wd=weekday joining.the? d=int"),
    rule("weekday", "near.this wd=weekday_short"),
    rule("weekday", "wd=weekday_short clock.evening/clock.morning"),
    rule("ahead_days", "ahead.before n=int/number/hour_later ahead.days"),
    rule("ahead_days", "n=int/number/hour_later ahead.days joining.from_now"),
    rule("ahead_weeks", "n=int/number ahead.weeks joining.from_now"),
    rule("date_span", "date_span"),
    rule("day_before", "joining.day_before"),
    rule("day_after", "joining.day_after"),
    rule("ahead_weeks", f"{_WEEKDAY} ahead.before n=int/number ahead.weeks"),
    rule("nth", "joining.the? nth"),
    rule("nth", "joining.the nth=int joining.th"),
    rule("week", "ahead.weeks n=int/nth"),
    rule("nth_weekday", "joining.the? n=ordinal/joining.last wd=weekday joining.of? month year?"),
    rule("advent", "joining.the? n=ordinal/int/any_nth wd=weekday? joining.of? joining.advent"),
    rule("month", "joining.of month year?"),
    rule("month", "month year"),
    rule("month", "long_month"),
    rule("dateless", "joining.dateless"),
)
_DATED: Final = frozenset(("iso", "dated", "numeric"))
_STRETCHES: Final = frozenset(("period", "holiday", "week"))
_SOON: Final = dt.timedelta(days=14)
"""How far ahead a mere number beside a weekday may be a date: `mandag 30`, but `fredag 18` is an hour."""

UNTOLD: Final = frozenset(("dateless", "day_before", "day_after"))
"""Rules for what tells of no day by itself."""

_SHORT_TEXT: Final = 3
_LONG_MONTH: Final = 6
_FIRST_HOUR: Final = 8
_LAST_HOUR: Final = 22


@dataclass(frozen=True)
class Mention:
    """Days said at some lexemes; None when there is no such day, or none that anybody could tell."""

    rule: str
    start: int
    end: int
    days: Days | None
    weekday: int | None = None  #: The weekday that was said along with it.


@dataclass(frozen=True)
class SaidDays:
    """What was said about days: which, whether that day cannot be, and the text without it."""

    days: Days | None
    impossible: bool
    rest: str


def read_days(text: str, *, words: Words, today: dt.date) -> SaidDays:
    """The first days said in a folded text, seen from `today`; a date in figures rather than the feast it is in."""
    lexemes = Lexemes(text, vocabulary(words))
    found = [each for each in mentions(lexemes, words, today) if each.rule not in UNTOLD]
    if not found:
        return SaidDays(None, impossible=False, rest=text)
    stretch = found[0].rule in _STRETCHES
    first = next((each for each in found if each.rule in _DATED), found[0]) if stretch else found[0]
    return SaidDays(first.days, impossible=first.days is None, rest=lexemes.without([(first.start, first.end)]))


def mentions(lexemes: Lexemes, words: Words, today: dt.date) -> list[Mention]:
    """All days said, in the order of the text; misspelled ones when there are no others."""
    _mean_long_months(lexemes)
    found = list(_mentions(lexemes, today)) or list(_last_short(lexemes, today))
    if not found and mend(lexemes, words):
        found = list(_mentions(lexemes, today))
    return found


def _mentions(lexemes: Lexemes, today: dt.date) -> Iterator[Mention]:
    at = 0
    while at < len(lexemes.words):
        match = longest_at(lexemes, at, _RULES) if lexemes.has_meaning(at) else None
        if match is None or _is_of_clock(match, lexemes):
            at += 1
            continue
        mention = _mention(match, lexemes, today)
        if mention is not None:
            yield mention
        at = mention.end if mention is not None else at + 1


def _is_of_clock(match: Match, lexemes: Lexemes) -> bool:
    """Whether a figure is an hour: `kl 17.`, `til 10.30`."""
    if match.rule == "nth":
        return lexemes.ends_with(match.start, "clock.at") or ("joining.the" not in match and _counts(match, lexemes))
    if match.rule != "numeric" or "wd" in match or not lexemes.at(match.end - 1, "clock"):
        return False
    hour, minute = map(int, figure("clock", lexemes.words[match.end - 1]))
    if lexemes.ends_with(match.start, "clock.oclock"):
        return True
    return lexemes.ends_with(match.start, "clock.at") and minute % 5 == 0 and _FIRST_HOUR <= hour <= _LAST_HOUR


def _counts(match: Match, lexemes: Lexemes) -> bool:
    """Whether `2.` counts what follows it: `2. etasje`."""
    return any(lexemes.at(match.end, kind) for kind in ("joining.counted",))


def _mention(match: Match, lexemes: Lexemes, today: dt.date) -> Mention | None:
    weekday = int(match["wd"]) if "wd" in match else None
    end = match.end
    if match.rule == "weekday_date":
        day = _weekday_on(match, lexemes, today)
        if day is None:
            end -= 1 + ("joining.the" in match)
        coming = weekday_coming(weekday or 0, today) if day is None else day
        return Mention("weekday" if day is None else "dated", match.start, end, Days(coming, coming), weekday)
    try:
        days = _READERS[match.rule](match, today)
        far = not today - FARTHEST <= days.first <= days.last <= today + FARTHEST
    except (NoSuchDayError, ValueError, OverflowError):
        return Mention(match.rule, match.start, end, None, weekday)
    return Mention(match.rule, match.start, end, None if far else days, weekday)


def _weekday_on(match: Match, lexemes: Lexemes, today: dt.date) -> dt.date | None:
    """`mandag 30`: the day of the month when it is that weekday; else the number is an hour, `lordag 10`."""
    if lexemes.is_glued(match.end - 1):
        return None
    try:
        day = day_of_month(_number(match, "d"), today)
    except (NoSuchDayError, ValueError):
        return None
    return day if day.weekday() == int(match["wd"]) and day - today < _SOON else None


def _number(match: Match, name: str) -> int:
    """The number said in one place, in figures or words."""
    kind, value = match.said[name]
    return int(figure(kind, value)[0]) if kind in {"int", "nth", "any_nth", "year"} else int(value)


def _year(match: Match) -> str | None:
    return figure("year", match["year"])[0] if "year" in match else None


def _one(day: dt.date) -> Days:
    return Days(day, day)


def _read_iso(match: Match, _today: dt.date) -> Days:
    return _one(dt.date(*map(int, figure("iso", match["iso"]))))


def _read_dated(match: Match, today: dt.date) -> Days:
    return _one(dated(_number(match, "d"), int(match["month"]), _year(match), today))


def _read_numeric(match: Match, today: dt.date) -> Days:
    day, _point, month, year = figure("date", match["date"])
    return _one(dated(int(day), int(month), year or None, today))


def _read_span(match: Match, today: dt.date) -> Days:
    first, last = figure("span", match["span"])
    return _between(int(first), int(last), match, today)


def _read_date_span(match: Match, today: dt.date) -> Days:
    day, month, last_day, last_month = map(int, figure("date_span", match["date_span"]))
    first = dated(day, month, None, today)
    return Days(first, dated(last_day, last_month, None, first))


def _read_from_to(match: Match, today: dt.date) -> Days:
    return _between(_number(match, "a"), _number(match, "b"), match, today)


def _between(first: int, last: int, match: Match, today: dt.date) -> Days:
    end = dated(last, int(match["month"]), _year(match), today)
    begin = end.replace(day=first)
    if begin > end:
        raise NoSuchDayError
    return Days(max(begin, min(today, end)), end)


def _read_next(match: Match, today: dt.date) -> Days:
    return _one(today + dt.timedelta(days=7 - today.weekday() + int(match["wd"])))


def _read_ahead_weeks(match: Match, today: dt.date) -> Days:
    begin = weekday_coming(int(match["wd"]), today) if "wd" in match else today
    return _one(begin + dt.timedelta(days=7 * _number(match, "n")))


def _read_nth_weekday(match: Match, today: dt.date) -> Days:
    number = -1 if match.said["n"][0] == "joining.last" else int(match["n"])
    return _one(nth_weekday(number, int(match["wd"]), int(match["month"]), _year(match), today))


def _read_month(match: Match, today: dt.date) -> Days:
    return month_coming(int(match["month"] if "month" in match else match["long_month"]), _year(match), today)


def _read_dateless(_match: Match, _today: dt.date) -> Days:
    raise NoSuchDayError


_READERS: Final[dict[str, Callable[[Match, dt.date], Days]]] = {
    "iso": _read_iso,
    "dated": _read_dated,
    "numeric": _read_numeric,
    "span": _read_span,
    "from_to": _read_from_to,
    "both": _read_from_to,
    "holiday": lambda match, today: _one(feast_coming(match["holiday"], today)),
    "day": lambda match, today: _one(today + dt.timedelta(days=int(match["day"]))),
    "period": lambda match, today: period(match["period"], today),
    "next": _read_next,
    "weekday": lambda match, today: _one(weekday_coming(int(match["wd"]), today)),
    "ahead_days": lambda match, today: _one(today + dt.timedelta(days=_number(match, "n"))),
    "ahead_weeks": _read_ahead_weeks,
    "nth": lambda match, today: _one(day_of_month(_number(match, "nth"), today)),
    "week": lambda match, today: week_coming(_number(match, "n"), today),
    "nth_weekday": _read_nth_weekday,
    "advent": lambda match, today: _one(advent_sunday(_number(match, "n"), today)),
    "month": _read_month,
    "date_span": _read_date_span,
    "day_before": _read_dateless,
    "day_after": _read_dateless,
    "dateless": _read_dateless,
}


def _last_short(lexemes: Lexemes, today: dt.date) -> Iterator[Mention]:
    """Short names of weekdays are taken bare only at the end of a very short text: `man` is also a pronoun."""
    last = len(lexemes.words) - 1
    if 0 <= last < _SHORT_TEXT:
        for meaning in lexemes.at(last, "weekday_short")[:1]:
            yield Mention(
                "weekday", last, last + 1, _one(weekday_coming(int(meaning.value), today)), int(meaning.value)
            )


def _mean_long_months(lexemes: Lexemes) -> None:
    """A month's name that is no other word may stand alone: `desember`, not `mai`."""
    for number, meaning in list(lexemes.all_of("month")):
        if len(lexemes.words[number]) >= _LONG_MONTH:
            lexemes.mean(number, Meaning("long_month", meaning.value, meaning.end))
