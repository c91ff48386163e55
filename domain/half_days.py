"""Eves on which many places keep shorter hours: asked of coordinators in time, never assumed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.calendar import eve_on
from domain.exceptions import speaks_of_eve
from domain.hubs import Facility, Hub, Municipality, ScheduleKind
from domain.opening_hours import Why, hours_on
from domain.schedules import Span


@dataclass(frozen=True)
class HalfDay:
    """An eve nobody has spoken of, at a hub whose parts would ordinarily be staffed on it."""

    hub: Hub
    day: dt.date
    eve: str
    parts: tuple[Facility, ...]


def half_days_to_ask(municipality: Municipality, today: dt.date) -> tuple[HalfDay, ...]:
    """What coordinators must be asked about now, the nearest day first."""
    ahead = range(municipality.limits.half_days_ahead + 1)
    days = [day for day in (today + dt.timedelta(days=n) for n in ahead) if eve_on(day) is not None]
    found = (half_day_of(hub, municipality, day, today) for day in days for hub in municipality.hubs)
    return tuple(half_day for half_day in found if half_day is not None)


def half_day_of(hub: Hub, municipality: Municipality, day: dt.date, today: dt.date) -> HalfDay | None:
    """What is open about one hub on one day, as known today; None when nothing is."""
    eve = eve_on(day)
    parts = tuple(part for part in hub.facilities if usual_spans(part, hub, municipality, day, today))
    return HalfDay(hub, day, eve, parts) if eve is not None and parts else None


def usual_spans(part: Facility, hub: Hub, municipality: Municipality, day: dt.date, today: dt.date) -> tuple[Span, ...]:
    """The staffed stretches that the ordinary week would give on an eve, while nobody has confirmed them."""
    hours = hours_on(part, hub, municipality, day, known_on=today)
    if hours.why is not Why.SCHEDULE:
        return ()
    staffed = (span for span in hours.spans if span.schedule.kind is ScheduleKind.STAFFED)
    return tuple(span for span in staffed if not speaks_of_eve(span.schedule, day))
