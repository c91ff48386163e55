"""Which day and time a text asks about, when it speaks of several or of one that nobody can tell.

Every mention of a day is accounted for: it is joined with others to a stretch, set aside for a reason that is said in
the text, or else the day is in doubt and is asked back. A time in doubt is left out: the whole day is told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from domain.calendar import Days
from domain.questions.lexemes import ALWAYS, Lexemes
from domain.questions.moments import clock, dates
from domain.questions.moments.asked import ASKING, NOT_FAR, days_asked, positions, times_asked
from domain.questions.moments.misspelled_days import sounds_like_a_day
from domain.questions.vocabulary import Marks, Words, vocabulary

_FEW_WORDS: Final = 5
_BESIDE: Final = 2
"""So many days are told together when two were named; of more it is asked which."""


@dataclass(frozen=True)
class Moment:
    """The days and the time asked about, and the text without all that was said of either.

    When a day was said and is in doubt, `days` is None and `candidates` are those that may be meant, if any.
    """

    days: Days | None
    time: dt.time | None
    impossible: bool
    in_doubt: bool
    candidates: tuple[dt.date, ...]
    rest: str


def read_moment(text: str, *, words: Words, today: dt.date, marks: Marks | None = None) -> Moment:
    """The moment that a folded text asks about, `marks` being the text marked; a comma stands where a clause ends."""
    lexemes = Lexemes(text, vocabulary(words), marks)
    said = dates.mentions(lexemes, words, today)
    taken = frozenset(number for each in said for number in range(each.start, each.end))
    asks = not lexemes.kinds.isdisjoint(ASKING)
    times = clock.mentions(lexemes, taken, bare=asks or (bool(said) and len(lexemes.words) <= _FEW_WORDS))
    if not (said or times):
        in_doubt = _has_odd_figure(lexemes) or sounds_like_a_day(lexemes, words)
        return Moment(None, None, impossible=False, in_doubt=in_doubt, candidates=(), rest=text.replace(",", " "))
    told = [each for each in said if each.rule not in dates.UNTOLD]
    rest = lexemes.without([*((each.start, each.end) for each in told), *((each.start, each.end) for each in times)])
    about = days_asked(said, lexemes, today)
    at = times_asked(times, lexemes, [each.start for each in said])
    days = {each.days for each in about if each.days is not None}
    hours = {each.time for each in at}
    moment = Moment(
        days=next(iter(days)) if len(days) == 1 else None,
        time=next(iter(hours)) if len(hours) == 1 or _is_stretch(at, lexemes) else None,
        impossible=any(each.days is None and each.rule not in dates.UNTOLD for each in about) or hours == {None},
        in_doubt=False,
        candidates=(),
        rest=rest.replace(",", " "),
    )
    return moment if moment.impossible else _doubted(moment, about, lexemes, words)


def _doubted(moment: Moment, about: Sequence[dates.Mention], lexemes: Lexemes, words: Words) -> Moment:
    """The moment, or what is in doubt about its day."""
    days = [each.days for each in about if each.days is not None]
    amiss = [each for each in about if each.days is not None and _weekday_differs(each)]
    if amiss and moment.days is not None:
        return replace(moment, days=None, in_doubt=True, candidates=_either(amiss[0]))
    if len(set(days)) > 1:
        candidates = tuple(sorted({each.first for each in days if each.is_one}))
        return replace(moment, days=None, in_doubt=True, candidates=candidates)
    if any(_names_two(each, lexemes) for each in about):
        ends = [day for each in days for day in (each.first, each.last)]
        return replace(moment, days=None, in_doubt=True, candidates=tuple(ends))
    weeks_after = [each.days for each in about if each.rule == "after"]
    if moment.days is not None and moment.days in weeks_after:  # `når åpner dere etter jul`: any of a week
        return replace(moment, days=None, in_doubt=True, candidates=moment.days.each())
    untold = (
        any(each.rule in dates.UNTOLD for each in about)
        or _has_odd_figure(lexemes)
        or (not about and sounds_like_a_day(lexemes, words))
    )
    return replace(moment, in_doubt=True) if untold and moment.days is None else moment


def _has_odd_figure(lexemes: Lexemes) -> bool:
    """Whether there is a figure of several numbers that is no date and no time that anybody knows: `30.11-`."""
    return any(
        word[0].isdigit()
        and word != ALWAYS
        and not word.isdigit()
        and not word[:-1].isdigit()
        and not lexemes.has_meaning(number)
        for number, word in enumerate(lexemes.words)
    )


def _names_two(mention: dates.Mention, lexemes: Lexemes) -> bool:
    """Whether two dates were named that are far apart: `24. og 31. desember`, not `mellom 27. og 29.`."""
    days = mention.days
    if mention.rule != "both" or days is None or lexemes.ends_with(mention.start, "joining.between"):
        return False
    return len(days.each()) > _BESIDE


def _weekday_differs(mention: dates.Mention) -> bool:
    """Whether another weekday was said than the date's: `tirsdag 2. desember`, a Wednesday."""
    days = mention.days
    return days is not None and days.is_one and mention.weekday not in {None, days.first.weekday()}


def _either(mention: dates.Mention) -> tuple[dt.date, ...]:
    """The date that was said, and the nearest day that has the weekday said with it."""
    date, weekday = (mention.days or Days(dt.date.min, dt.date.min)).first, mention.weekday or 0
    near = date + dt.timedelta(days=(weekday - date.weekday() + 3) % 7 - 3)
    return (min(date, near), max(date, near))


def _is_stretch(times: Sequence[clock.Mention], lexemes: Lexemes) -> bool:
    """Whether two times are from and to: the first is when somebody comes."""
    if len(times) != 2:  # noqa: PLR2004 -- from and to
        return False
    first, second = times
    between = set(range(first.end, second.start + 1))
    led = any(lexemes.ends_with(first.start + lead, "joining.between") for lead in (0, 1))
    links = ("joining.to", "joining.and") if led else ("joining.to",)
    return len(between) <= NOT_FAR and any(number in between for number in positions(lexemes, links))
