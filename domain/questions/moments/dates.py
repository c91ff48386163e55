"""Days as people say them: `i overmorgen`, `neste tirsdag`, `helga`, `1. desember`, `24.12`, `påskeaften`.

`neste tirsdag` is the Tuesday of next week. A date without a year is the next one to come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from domain.calendar import Days
from domain.questions.lexemes import Lexemes, Meaning, figure
from domain.questions.moments.coming import NoSuchDayError, day_of_month, weekday_coming
from domain.questions.moments.date_rules import READERS, RULES
from domain.questions.moments.grammar import Match, longest_at, may_begin, number_in
from domain.questions.moments.misspelled_days import mean_bare_weekdays, mend
from domain.questions.vocabulary import Words, vocabulary

FARTHEST: Final = dt.timedelta(days=370)
"""Days farther away than this are not answered for: nobody has registered hours for them."""

_DATED: Final = frozenset(("iso", "dated", "numeric"))
_STRETCHES: Final = frozenset(("period", "holiday", "week", "after"))
_SOON: Final = dt.timedelta(days=14)
"""How far ahead a mere number beside a weekday may be a date: `mandag 30`, but `fredag 18` is an hour."""

UNTOLD: Final = frozenset(("dateless", "labelled", "day_before", "day_after"))
"""Rules for what tells of no day by itself."""

_LEADING: Final = ("clock.at", "joining.arrival", "joining.aside", "joining.story")
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
    mean_bare_weekdays(lexemes)
    found = list(_mentions(lexemes, today)) or list(_last_short(lexemes, today))
    if not found and mend(lexemes, words):
        found = list(_mentions(lexemes, today))
    return found


def _mentions(lexemes: Lexemes, today: dt.date) -> Iterator[Mention]:
    if not may_begin(lexemes, RULES):
        return
    at = 0
    while at < len(lexemes.words):
        match = longest_at(lexemes, at, RULES) if lexemes.has_meaning(at) else None
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
        counts = _counts(match, lexemes) or ("wd" not in match and _is_age(match, lexemes))
        return lexemes.ends_with(match.start, "clock.at") or ("joining.the" not in match and counts)
    if match.rule != "numeric" or "wd" in match or not lexemes.at(match.end - 1, "clock"):
        return False
    hour, minute = map(int, figure("clock", lexemes.words[match.end - 1]))
    if lexemes.ends_with(match.start, "clock.oclock"):
        return True
    led = any(lexemes.ends_with(match.start, kind) for kind in _LEADING)  # `toget er framme 16.10`
    return led and minute % 5 == 0 and _FIRST_HOUR <= hour <= _LAST_HOUR


def _counts(match: Match, lexemes: Lexemes) -> bool:
    """Whether `2.` counts what follows it: `2. etasje`."""
    return any(lexemes.at(match.end, kind) for kind in ("joining.counted",))


def _is_age(match: Match, lexemes: Lexemes) -> bool:
    """Whether `5.` only ends a sentence that tells how old somebody is: `barna er 3 og 5. Har dere noe for dem`."""
    first = match.start
    while lexemes.ends_with(first, "joining.and") and lexemes.at(first - 2, "int"):
        first -= 2
    on = any(lexemes.at(match.end, kind) for kind in ("kind.open", "kind.closed", "joining.and"))
    return not on and lexemes.ends_with(first, "joining.aged")


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
        days = READERS[match.rule](match, today)
        far = not today - FARTHEST <= days.first <= days.last <= today + FARTHEST
    except (NoSuchDayError, ValueError, OverflowError):
        return Mention(match.rule, match.start, end, None, weekday)
    return Mention(match.rule, match.start, end, None if far else days, weekday)


def _weekday_on(match: Match, lexemes: Lexemes, today: dt.date) -> dt.date | None:
    """`mandag 30`: the day of the month when it is that weekday; else the number is an hour, `lordag 10`."""
    if lexemes.is_glued(match.end - 1):
        return None
    try:
        day = day_of_month(number_in(match, "d"), today)
    except (NoSuchDayError, ValueError):
        return None
    return day if day.weekday() == int(match["wd"]) and day - today < _SOON else None


def _last_short(lexemes: Lexemes, today: dt.date) -> Iterator[Mention]:
    """Short names of weekdays are taken bare only at the end of a very short text: `man` is also a pronoun."""
    last = len(lexemes.words) - 1
    if 0 <= last < _SHORT_TEXT:
        for meaning in lexemes.at(last, "weekday_short")[:1]:
            weekday = int(meaning.value)
            coming = weekday_coming(weekday, today)
            yield Mention("weekday", last, last + 1, Days(coming, coming), weekday)


def _mean_long_months(lexemes: Lexemes) -> None:
    """A month's name that is no other word may stand alone: `desember`, not `mai`."""
    for number, meaning in lexemes.all_of("month"):
        if len(lexemes.words[number]) >= _LONG_MONTH:
            lexemes.mean(number, Meaning("long_month", meaning.value, meaning.end))
