"""Hours by weekday, as people state them, written as one OSM `opening_hours` expression."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Final

from msgspec import Meta
from msgspec.structs import replace

from domain.facts import Known

CODES: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DATES_AHEAD: Final = dt.timedelta(days=730)
"""For how long "every fourth Saturday" is written out; after that those weekdays are unknown, not closed."""


class Stretch(Known, frozen=True, kw_only=True):
    """From-to within a day."""

    opens: Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
    closes: Annotated[str, Meta(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)\Z")]

    def __str__(self) -> str:
        return f"{self.opens}-{self.closes}"


class Rule(Known, frozen=True, kw_only=True):
    """Stretches on some weekdays (0 is Monday): every week, every `every`th, or the `in_month`th of each month."""

    days: Annotated[tuple[int, ...], Meta(min_length=1)]
    stretches: tuple[Stretch, ...] = ()  #: None: closed.
    every: Annotated[int, Meta(ge=1, le=8)] = 1
    first: dt.date | None = None  #: One of the days of a rule that skips weeks.
    is_uncertain: bool = False  #: Nobody knows which of the weeks it is: any of them may be.
    in_month: Annotated[int, Meta(ge=-1, le=5)] | None = None


class Week(Known, frozen=True, kw_only=True):
    """Rules for some weekdays; a later one takes the place of an earlier one on the same days."""

    rules: tuple[Rule, ...] = ()

    @property
    def days(self) -> frozenset[int]:
        """The weekdays that are spoken of, 0 for Monday; the others stay as they are."""
        return frozenset(day for rule in self.rules for day in rule.days)

    @property
    def lacks_start(self) -> Rule | None:
        """The first rule that skips weeks without saying from when."""
        lacking = (rule for rule in self.rules if rule.every > 1 and rule.first is None and not rule.is_uncertain)
        return next(lacking, None)

    def starting(self, first: dt.date) -> Week:
        """The same week, its first rule without a start counted from `first`."""
        return self._settling(first=first)

    def uncertain(self) -> Week:
        """The same week, its first rule without a start in weeks that nobody knows."""
        return self._settling(is_uncertain=True)

    def _settling(self, **settled: Any) -> Week:
        lacking = self.lacks_start
        rules = (replace(rule, **settled) if rule is lacking else rule for rule in self.rules)
        return Week(rules=tuple(rules))

    def with_day(self, day: int, stretches: Sequence[Stretch]) -> Week:
        """The same week, with other hours every week on one weekday."""
        return self.then(Week(rules=(Rule(days=(day,), stretches=tuple(stretches)),)))

    def then(self, later: Week) -> Week:
        """The same week, with another word on the days that it speaks of."""
        others = (_without(rule, later.days) for rule in self.rules)
        return Week(rules=(*(rule for rule in others if rule is not None), *later.rules))

    def on(self, day: int) -> tuple[Stretch, ...]:
        """The ordinary stretches of a weekday."""
        weekly = [rule for rule in self.rules if day in rule.days and rule.every == 1 and rule.in_month is None]
        return weekly[-1].stretches if weekly else ()

    def expression(self) -> str:
        """The rules in OSM syntax, closed on public holidays. Raises ValueError while a rule lacks its start."""
        parts = [*self._weekly(), *(part for rule in self.rules for part in _sparse(rule))]
        return "; ".join([*parts, "PH off"]) if parts else "off"

    def _weekly(self) -> Iterator[str]:
        start = 0
        while start < len(CODES):
            here, end = self.on(start), start
            while end + 1 < len(CODES) and self.on(end + 1) == here:
                end += 1
            if here:
                days = CODES[start] if start == end else f"{CODES[start]}-{CODES[end]}"
                yield f"{days} {_listed(here)}"
            start = end + 1


def _without(rule: Rule, gone: frozenset[int]) -> Rule | None:
    days = tuple(each for each in rule.days if each not in gone)
    return replace(rule, days=days) if days else None


def _sparse(rule: Rule) -> Iterator[str]:
    """Rules that do not hold every week; weeks are not counted by number, which begins anew each year."""
    if rule.in_month is not None:
        days = ",".join(f"{CODES[day]}[{rule.in_month}]" for day in rule.days)
        yield f"{days} {_listed(rule.stretches) or 'off'}"
    elif rule.is_uncertain:
        yield f"{','.join(CODES[day] for day in rule.days)} {_listed(rule.stretches)} unknown"
    elif rule.every > 1:
        if rule.first is None:
            raise ValueError("a rule that skips weeks needs its first day")
        dates = [rule.first + dt.timedelta(weeks=rule.every * n) for n in range(DATES_AHEAD.days // (7 * rule.every))]
        yield f"{','.join(_date(date) for date in dates)} {_listed(rule.stretches) or 'off'}"
        after, end = dates[-1] + dt.timedelta(weeks=rule.every), dt.date(2099, 12, 31)
        yield f"{_date(after)}-{_date(end)} {CODES[rule.first.weekday()]} {_listed(rule.stretches)} unknown"


def _date(day: dt.date) -> str:
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day:02}"


def _listed(stretches: Sequence[Stretch]) -> str:
    return ",".join(str(each) for each in sorted(stretches, key=str))
