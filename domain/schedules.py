"""One schedule: its expression in OSM's opening_hours syntax, read by the engine, as stretches of time.

The engine has traps, each with a test: public holidays need the country, school holidays are never known,
fallback rules are wrong, and the next change need not be an opening.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import opening_hours as osm

from domain.hubs import Schedule, ScheduleKind

ZONE: Final = ZoneInfo("Europe/Oslo")
COUNTRY: Final = "NO"
LOOK_AHEAD: Final = 60
"""How many changes of state to walk through in search of an opening: a change may be a comment only."""


class State(StrEnum):
    """What a person at the door would find."""

    OPEN = "open"  #: Open, with staff.
    SELF_SERVICE = "self_service"  #: Open to those who meet the schedule's condition; never plain "open".
    CLOSED = "closed"
    UNKNOWN = "unknown"  #: Nobody has registered or confirmed it.


@dataclass(frozen=True)
class Span:
    """One stretch of a schedule; `certain` is False where the schedule says that it may or may not hold."""

    opens: dt.datetime
    closes: dt.datetime
    schedule: Schedule
    certain: bool = True

    @property
    def state(self) -> State:
        """What the span means for the one who comes within it."""
        if not self.certain:
            return State.UNKNOWN
        return State.SELF_SERVICE if self.schedule.kind is ScheduleKind.SELF_SERVICE else State.OPEN


def fault_in(hours: str) -> str | None:
    """Why an opening_hours expression cannot be used, or None when it can."""
    if "||" in hours:
        return "fallback rules (||) are evaluated wrongly: write the days out with ; or ,"
    if "SH" in hours:
        return "school holidays (SH) are not known here: write their dates out"
    try:
        expression(hours, COUNTRY)
    except osm.ParserError as error:  # type: ignore[attr-defined]  # the stub leaves it out
        return f"not opening_hours syntax: {' '.join(str(error).split())}"
    return None


@lru_cache(maxsize=1024)
def expression(hours: str, country: str) -> osm.OpeningHours:
    """The parsed expression; without its country, public holidays (PH) would be passed over in silence."""
    return osm.OpeningHours(hours, timezone=ZONE, country=country)


def local(moment: dt.datetime) -> dt.datetime:
    """An aware moment on the municipality's clock."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(ZONE)


def openings_after(schedule: Schedule, after: dt.datetime) -> Iterator[dt.datetime]:
    """When a schedule turns open after a moment: `next_change` alone may be no opening."""
    rules = expression(schedule.hours or "", COUNTRY)
    moment: dt.datetime | None = after
    if schedule.valid_from is not None:
        moment = max(after, dt.datetime.combine(schedule.valid_from, dt.time(), ZONE) - dt.timedelta(minutes=1))
    was_open = rules.is_open(moment)
    for _ in range(LOOK_AHEAD):
        moment = rules.next_change(moment)
        if moment is None:
            return
        is_open = rules.is_open(moment)
        if is_open and not was_open:
            yield moment
        was_open = is_open


def spans_on(schedule: Schedule, day: dt.date) -> Iterator[Span]:
    """The stretches of a schedule on one day, cut at midnight."""
    if schedule.hours is None or not dt.date.min < day < dt.date.max:
        return
    start = dt.datetime.combine(day, dt.time(), ZONE)
    end = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), ZONE)
    for opens, closes, told, _comment in expression(schedule.hours, COUNTRY).intervals(start, end):
        if told is not osm.State.CLOSED:
            yield Span(opens, closes, schedule, certain=told is osm.State.OPEN)
