"""Standing duties: the dates of a weekly or fortnightly rule, and which of them are skipped and why.

Dates are the hubs' own days, so that no change to or from summer time moves any of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from domain.calendar import holiday_on
from domain.closures import Closure
from domain.hubs import Municipality

WEEKLY: Final = 1
FORTNIGHTLY: Final = 2
ASKED_AT: Final = dt.time(9)
"""When on its day the next dates are made."""


@dataclass(frozen=True, slots=True)
class Series:
    """A request that comes back every so many weeks, on the weekday of its first day."""

    id: int
    coordinator_id: int | None  #: None when the coordinator has been erased since.
    hub: str
    role: str
    activity: str
    starts: dt.time
    ends: dt.time
    needed: int
    every_weeks: int
    first_day: dt.date
    interests: frozenset[str] = frozenset()
    text: str = ""
    private_text: str = ""
    last_day: dt.date | None = None  #: None: until somebody stops it.
    made_until: dt.date | None = None  #: Up to and including this day everything has been made or skipped.
    is_stopped: bool = False

    def dates(self, since: dt.date) -> Iterator[dt.date]:
        """The dates of the rule from a day on, in order, skipped or not; without end where there is no last day."""
        step = dt.timedelta(weeks=self.every_weeks)
        missed = max(0, -((self.first_day - since) // step))
        day = self.first_day + missed * step
        while self.last_day is None or day <= self.last_day:
            yield day
            day += step


@dataclass(frozen=True, slots=True)
class Skipped:
    """A date on which nobody is asked, for a public holiday or a closure."""

    day: dt.date
    feast: str | None = None
    closure: Closure | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of the next dates."""

    days: tuple[dt.date, ...]
    skipped: tuple[Skipped, ...]


def skipped_on(series: Series, municipality: Municipality, day: dt.date, today: dt.date) -> Skipped | None:
    """Why nobody is asked for a day, as known today; None when somebody is."""
    feast = holiday_on(day)
    if feast is not None:
        return Skipped(day, feast=feast)
    for closure in municipality.closures:
        is_of_house = closure.is_of_hub(series.hub) and not closure.facilities
        if is_of_house and closure.counts_on(today) and closure.covers(day):
            return Skipped(day, closure=closure)
    return None


def due_dates(series: Series, municipality: Municipality, now: dt.datetime) -> Plan:
    """The dates to make now: those within reach that lie ahead and have not been made. `now` is in the hubs' zone."""
    until = reach(municipality, now.date())
    since = now.date() if series.made_until is None else max(now.date(), series.made_until + dt.timedelta(days=1))
    ahead: list[dt.date] = []
    for day in series.dates(since):
        if day > until:
            break
        if dt.datetime.combine(day, series.starts, now.tzinfo) > now:
            ahead.append(day)
    return _planned(series, municipality, ahead, now.date())


def first_dates(series: Series, municipality: Municipality, now: dt.datetime, most: int) -> Plan:
    """The next dates of the rule, however far ahead."""
    return _planned(series, municipality, list(islice(series.dates(now.date()), most)), now.date())


def _planned(series: Series, municipality: Municipality, days: list[dt.date], today: dt.date) -> Plan:
    skipped = [found for day in days if (found := skipped_on(series, municipality, day, today)) is not None]
    left_out = {each.day for each in skipped}
    return Plan(tuple(day for day in days if day not in left_out), tuple(skipped))


def reach(municipality: Municipality, today: dt.date) -> dt.date:
    """The last day for which people are asked today."""
    return today + dt.timedelta(days=municipality.limits.series_days_ahead)


def next_look(series: Series, municipality: Municipality, now: dt.datetime) -> dt.datetime | None:
    """When to make dates again, in the hubs' zone; None when the series has no more."""
    after = reach(municipality, now.date()) + dt.timedelta(days=1)
    day = next(series.dates(after), None)
    if day is None:
        return None
    asked_on = day - dt.timedelta(days=municipality.limits.series_days_ahead)
    return dt.datetime.combine(asked_on, ASKED_AT, now.tzinfo)
