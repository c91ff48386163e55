"""Which day and time a text asks about, when it speaks of several or of one that nobody can tell.

Every mention of a day is accounted for: it is joined with others to a stretch, set aside for a reason that is said in
the text, or else the day is in doubt and is asked back. A time in doubt is left out: the whole day is told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias, TypeVar

from domain.calendar import Days
from domain.questions import clock, dates
from domain.questions.joined_days import joined
from domain.questions.lexemes import ALWAYS, Lexemes
from domain.questions.misspelled_days import sounds_like_a_day
from domain.questions.vocabulary import Marks, Words, vocabulary

_ASKING: Final = ("kind.open", "kind.closed", "kind.come", "kind.reach")
_OPENING: Final = ("kind.open", "kind.closed")
_LASTING: Final = ("kind.when", "clock.evening", "joining.that_day")
_STORY: Final = ("joining.aside", "joining.story")
_CORRECTING: Final = ("joining.correction", "joining.but")
_UNTIL: Final = (*_ASKING, "joining.arrival")
_NOT_FAR: Final = 2
_FEW_WORDS: Final = 5
_BESIDE: Final = 2
"""So many days are told together when two were named; of more it is asked which."""

Mention = TypeVar("Mention", dates.Mention, clock.Mention)
Value: TypeAlias = Callable[[Any], object]


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
    asks = not lexemes.kinds.isdisjoint(_ASKING)
    times = clock.mentions(lexemes, taken, bare=asks or (bool(said) and len(lexemes.words) <= _FEW_WORDS))
    if not (said or times):
        in_doubt = _has_odd_figure(lexemes) or sounds_like_a_day(lexemes, words)
        return Moment(None, None, impossible=False, in_doubt=in_doubt, candidates=(), rest=text.replace(",", " "))
    told = [each for each in said if each.rule not in dates.UNTOLD]
    rest = lexemes.without([*((each.start, each.end) for each in told), *((each.start, each.end) for each in times)])
    about = _asked(joined(_not_happened(said, lexemes), lexemes), lexemes, lambda each: each.days, today=today)
    about = _not_told(about, lexemes, today)
    times = _no_bare_beside_others(times)
    times = _not_of_oneself(times, lexemes, [each.start for each in said]) if times else times
    at = _asked(_when_not_asked(times, lexemes), lexemes, lambda each: each.time)
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


def _asked(said: list[Mention], lexemes: Lexemes, value: Value, *, today: dt.date | None = None) -> list[Mention]:
    """Of several things said those that are asked about: each step leaves some, or all when it would leave none."""
    left = said
    for step in (_not_denied, _after_correction, _not_aside, _on_arrival, _in_asking_clause, _after_reach):
        if len({value(each) for each in left}) <= 1:
            return left
        left = step(left, lexemes, value) or left
        if step is _not_denied and today is not None:
            left = [each for each in left if _is_to_come(each, today)] or left
    return left


def _not_told(said: list[dates.Mention], lexemes: Lexemes, today: dt.date) -> list[dates.Mention]:
    """Without past days that are told of before it is asked: `glemte lua i går, når kan vi hente den`."""
    if not said:
        return said
    asked = max(_positions(lexemes, (*_ASKING, "kind.when")), default=-1)
    return [
        each
        for each in said
        if _is_to_come(each, today) or asked < 0 or lexemes.clauses[each.start] == lexemes.clauses[asked]
    ]


def _is_to_come(mention: object, today: dt.date) -> bool:
    days = getattr(mention, "days", None)
    return days is None or days.last >= today


def _after_correction(said: list[Mention], lexemes: Lexemes, _value: Value) -> list[Mention]:
    """What follows `nei, jeg mener`; what comes last, when it is said after all: `fredag ... lørdag mente jeg`."""
    corrections = [number for number in _positions(lexemes, _CORRECTING) if number >= said[0].end]
    if not corrections:
        return said
    return [each for each in said if each.start >= max(corrections)] or said[-1:]


def _not_denied(said: list[Mention], lexemes: Lexemes, value: Value) -> list[Mention]:
    """Without what is said not to be meant, wherever else it is named: `ikke fredag`, Somali `jimce maaha`."""
    denied = {value(each) for each in said if lexemes.at(each.end, "joining.not_after")} or {
        value(each) for each in said if any(lexemes.ends_with(each.start - gap, "joining.not") for gap in (0, 1))
    }
    return [each for each in said if value(each) not in denied]


def _not_aside(said: list[Mention], lexemes: Lexemes, _value: Value) -> list[Mention]:
    """Without what is told of oneself: `jobber til 16`, `toget går 14.30`."""
    return [each for each in said if not _led_by(each, said, lexemes, "joining.aside", until=_UNTIL)]


def _on_arrival(said: list[Mention], lexemes: Lexemes, _value: Value) -> list[Mention]:
    """When somebody comes, when that is said: `er der kvart på sju`."""
    return [each for each in said if _led_by(each, said, lexemes, "joining.arrival")]


def _led_by(each: Mention, said: Sequence[Mention], lexemes: Lexemes, kind: str, *, until: Iterable[str] = ()) -> bool:
    """Whether a word of a class stands before a mention in its clause, with no other mention between."""
    clause = lexemes.clauses[each.start]
    leads = [number for number in _positions(lexemes, (kind,)) if number <= each.start]
    stops = [one.start for one in said]
    stops += [number for number in _positions(lexemes, until) if number not in leads]  # `pracuje`: works, or is open
    since = max((number for number in stops if number < each.start), default=-1)
    return any(number > since and lexemes.clauses[number] == clause for number in leads)


def _in_asking_clause(said: list[Mention], lexemes: Lexemes, _value: Value) -> list[Mention]:
    clauses = {lexemes.clauses[number] for number in _positions(lexemes, _ASKING)}
    return [each for each in said if lexemes.clauses[each.start] in clauses]


def _after_reach(said: list[Mention], lexemes: Lexemes, _value: Value) -> list[Mention]:
    """What follows the last word for asking: `ferdig klokka tre rekker jeg Tofte til halv fire`."""
    asking = _positions(lexemes, ("kind.reach",)) or _positions(lexemes, _ASKING)
    return [each for each in said if asking and each.start > max(asking)]


def _positions(lexemes: Lexemes, kinds: Iterable[str]) -> list[int]:
    return [number for kind in kinds for number, _ in lexemes.all_of(kind)]


def _no_bare_beside_others(times: list[clock.Mention]) -> list[clock.Mention]:
    """Mere numbers are times only where nothing else is, or where one is asked about: `jobb fem, er der seks`."""
    return [each for each in times if not each.is_bare] or times


def _when_not_asked(times: list[clock.Mention], lexemes: Lexemes) -> list[clock.Mention]:
    """Without what is told of oneself before it is asked until when: `jobber til fire, hvor lenge har dere åpent`."""
    if not times:
        return times
    beside = {number for each in times for number in range(each.start, each.end + _NOT_FAR)}  # `five this afternoon`
    evenings = [number for number in _positions(lexemes, ("clock.evening",)) if number not in beside]
    asked = max([*_positions(lexemes, ("kind.when",)), *evenings], default=-1)
    if asked < 0 or _positions(lexemes, ("kind.reach",)):
        return times
    aside = [each for each in times if _led_by(each, times, lexemes, "joining.aside", until=_UNTIL)]
    return [each for each in times if each.end > asked or each not in aside]


def _not_of_oneself(times: list[clock.Mention], lexemes: Lexemes, days: Iterable[int]) -> list[clock.Mention]:
    """Without what is told of oneself beside a clause that asks for a day: `jobber til 15. er Tofte åpent på fredag`.

    Not so when somebody asks for it: `er det åpent da`, `rekker jeg det`, or tells when they come.
    """
    own = {one for kind in _STORY for number, each in lexemes.all_of(kind) for one in range(number, each.end)}
    asking = {lexemes.clauses[number] for number in _positions(lexemes, _OPENING) if number not in own}
    if not asking or _positions(lexemes, ("kind.reach",)) or _in_clauses(asking, lexemes, ("joining.then",)):
        return times
    told = {lexemes.clauses[number] for number in own} - asking
    if told.issuperset(map(lexemes.clauses.__getitem__, days)) and not _in_clauses(asking, lexemes, _LASTING):
        return times
    told -= {lexemes.clauses[number] for number in _positions(lexemes, ("joining.arrival", "kind.come"))}
    return [each for each in times if lexemes.clauses[each.start] not in told]


def _in_clauses(clauses: set[int], lexemes: Lexemes, kinds: Iterable[str]) -> bool:
    return any(lexemes.clauses[number] in clauses for number in _positions(lexemes, kinds))


def _not_happened(said: list[dates.Mention], lexemes: Lexemes) -> list[dates.Mention]:
    """Without days that nobody can tell, of which it is told what happened: `flyttet hit i høst. når åpner dere`."""
    if not any(each.rule in dates.UNTOLD for each in said):
        return said
    asking = {lexemes.clauses[number] for number in _positions(lexemes, _ASKING)}
    told = {lexemes.clauses[number] for number in _positions(lexemes, ("joining.happened",))} - asking
    return [each for each in said if not (asking and each.rule in dates.UNTOLD and lexemes.clauses[each.start] in told)]


def _is_stretch(times: Sequence[clock.Mention], lexemes: Lexemes) -> bool:
    """Whether two times are from and to: the first is when somebody comes."""
    if len(times) != 2:  # noqa: PLR2004 -- from and to
        return False
    first, second = times
    between = set(range(first.end, second.start + 1))
    led = any(lexemes.ends_with(first.start + lead, "joining.between") for lead in (0, 1))
    links = ("joining.to", "joining.and") if led else ("joining.to",)
    return len(between) <= _NOT_FAR and any(number in between for number in _positions(lexemes, links))
