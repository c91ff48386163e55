"""Of several days or times that a text speaks of, those that it asks about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeAlias, TypeVar

from domain.questions.lexemes import Lexemes
from domain.questions.moments import clock, dates
from domain.questions.moments.joined_days import joined

ASKING: Final = ("kind.open", "kind.closed", "kind.come", "kind.reach")
_OPENING: Final = ("kind.open", "kind.closed")
_LASTING: Final = ("kind.when", "clock.evening", "joining.that_day")
_STORY: Final = ("joining.aside", "joining.story")
_CORRECTING: Final = ("joining.correction", "joining.but")
_UNTIL: Final = (*ASKING, "joining.arrival")
NOT_FAR: Final = 2
Mention = TypeVar("Mention", dates.Mention, clock.Mention)
Value: TypeAlias = Callable[[Any], object]


def days_asked(said: list[dates.Mention], lexemes: Lexemes, today: dt.date) -> list[dates.Mention]:
    """The days that are asked about."""
    days = joined(_not_happened(said, lexemes), lexemes)
    return _not_told(_asked(days, lexemes, lambda each: each.days, today=today), lexemes, today)


def times_asked(said: list[clock.Mention], lexemes: Lexemes, days: Iterable[int]) -> list[clock.Mention]:
    """The times that are asked about; at `days` the days that were said begin."""
    times = _no_bare_beside_others(said)
    times = _not_of_oneself(times, lexemes, days) if times else times
    return _asked(_when_not_asked(times, lexemes), lexemes, lambda each: each.time)


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
    asking = max(positions(lexemes, (*ASKING, "kind.when")), default=-1)
    return [
        each
        for each in said
        if _is_to_come(each, today) or asking < 0 or lexemes.clauses[each.start] == lexemes.clauses[asking]
    ]


def _is_to_come(mention: object, today: dt.date) -> bool:
    days = getattr(mention, "days", None)
    return days is None or days.last >= today


def _after_correction(said: list[Mention], lexemes: Lexemes, _value: Value) -> list[Mention]:
    """What follows `nei, jeg mener`; what comes last, when it is said after all: `fredag ... lørdag mente jeg`."""
    corrections = [number for number in positions(lexemes, _CORRECTING) if number >= said[0].end]
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
    leads = [number for number in positions(lexemes, (kind,)) if number <= each.start]
    stops = [one.start for one in said]
    stops += [number for number in positions(lexemes, until) if number not in leads]  # `pracuje`: works, or is open
    since = max((number for number in stops if number < each.start), default=-1)
    return any(number > since and lexemes.clauses[number] == clause for number in leads)


def _in_asking_clause(said: list[Mention], lexemes: Lexemes, _value: Value) -> list[Mention]:
    clauses = {lexemes.clauses[number] for number in positions(lexemes, ASKING)}
    return [each for each in said if lexemes.clauses[each.start] in clauses]


def _after_reach(said: list[Mention], lexemes: Lexemes, _value: Value) -> list[Mention]:
    """What follows the last word for asking: `ferdig klokka tre rekker jeg Tofte til halv fire`."""
    asking = positions(lexemes, ("kind.reach",)) or positions(lexemes, ASKING)
    return [each for each in said if asking and each.start > max(asking)]


def positions(lexemes: Lexemes, kinds: Iterable[str]) -> list[int]:
    """Where words of some classes begin."""
    return [number for kind in kinds for number, _ in lexemes.all_of(kind)]


def _no_bare_beside_others(times: list[clock.Mention]) -> list[clock.Mention]:
    """Mere numbers are times only where nothing else is, or where one is asked about: `jobb fem, er der seks`."""
    return [each for each in times if not each.is_bare] or times


def _when_not_asked(times: list[clock.Mention], lexemes: Lexemes) -> list[clock.Mention]:
    """Without what is told of oneself before it is asked until when: `jobber til fire, hvor lenge har dere åpent`."""
    if not times:
        return times
    beside = {number for each in times for number in range(each.start, each.end + NOT_FAR)}  # `five this afternoon`
    evenings = [number for number in positions(lexemes, ("clock.evening",)) if number not in beside]
    asked = max([*positions(lexemes, ("kind.when",)), *evenings], default=-1)
    if asked < 0 or positions(lexemes, ("kind.reach",)):
        return times
    aside = [each for each in times if _led_by(each, times, lexemes, "joining.aside", until=_UNTIL)]
    return [each for each in times if each.end > asked or each not in aside]


def _not_of_oneself(times: list[clock.Mention], lexemes: Lexemes, days: Iterable[int]) -> list[clock.Mention]:
    """Without what is told of oneself beside a clause that asks for a day: `jobber til 15. er Tofte åpent på fredag`.

    Not so when somebody asks for it: `er det åpent da`, `rekker jeg det`, or tells when they come.
    """
    own = {one for kind in _STORY for number, each in lexemes.all_of(kind) for one in range(number, each.end)}
    asking = {lexemes.clauses[number] for number in positions(lexemes, _OPENING) if number not in own}
    if not asking or positions(lexemes, ("kind.reach",)) or _in_clauses(asking, lexemes, ("joining.then",)):
        return times
    told = {lexemes.clauses[number] for number in own} - asking
    if told.issuperset(map(lexemes.clauses.__getitem__, days)) and not _in_clauses(asking, lexemes, _LASTING):
        return times
    told -= {lexemes.clauses[number] for number in positions(lexemes, ("joining.arrival", "kind.come"))}
    return [each for each in times if lexemes.clauses[each.start] not in told]


def _in_clauses(clauses: set[int], lexemes: Lexemes, kinds: Iterable[str]) -> bool:
    return any(lexemes.clauses[number] in clauses for number in positions(lexemes, kinds))


def _not_happened(said: list[dates.Mention], lexemes: Lexemes) -> list[dates.Mention]:
    """Without days that nobody can tell, of which it is told what happened: `flyttet hit i høst. når åpner dere`."""
    if not any(each.rule in dates.UNTOLD for each in said):
        return said
    asking = {lexemes.clauses[number] for number in positions(lexemes, ASKING)}
    told = {lexemes.clauses[number] for number in positions(lexemes, ("joining.happened",))} - asking
    return [each for each in said if not (asking and each.rule in dates.UNTOLD and lexemes.clauses[each.start] in told)]
