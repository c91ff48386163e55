"""Which dated exception holds for a part of a hub on a day, and whether its end has been confirmed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from domain.calendar import eve_on
from domain.hubs import Closure, Exemption, Facility, Hub, Municipality, Schedule, SpecialOpening

_EVE_IN_HOURS: Final = {
    "christmas_eve": "Dec 24",
    "new_years_eve": "Dec 31",
    "easter_saturday": "easter -1 day",
    "wednesday_before_easter": "easter -4 days",
    "whit_saturday": "easter +48 days",
}
"""How an `opening_hours` expression names each eve."""


@dataclass(frozen=True)
class Ruling:
    """What holds instead of the ordinary hours: nothing, an opening, or a closure with or without exemption."""

    closure: Closure | None = None
    exemption: Exemption | None = None
    opening: SpecialOpening | None = None


def ruling_on(facility: Facility, hub: Hub, municipality: Municipality, day: dt.date, known_on: dt.date) -> Ruling:
    """The exception that holds on a day: the later word wins; announced together, the opening does."""
    opening = _opening_on(facility, hub, municipality, day, known_on)
    closure, exemption = _closure_on(facility, hub, municipality, day, known_on)
    if opening is not None and (closure is None or closure.heard_on <= opening.heard_on):
        return Ruling(opening=opening)
    return Ruling(closure, exemption)


def _opening_on(
    facility: Facility, hub: Hub, municipality: Municipality, day: dt.date, known_on: dt.date
) -> SpecialOpening | None:
    here = (each for each in municipality.openings if (each.hub, each.facility) == (hub.slug, facility.slug))
    holding = [each for each in here if each.covers(day) and each.counts_on(known_on)]
    return max(holding, key=lambda each: each.heard_on, default=None)


def _closure_on(
    facility: Facility, hub: Hub, municipality: Municipality, day: dt.date, known_on: dt.date
) -> tuple[Closure | None, Exemption | None]:
    """The closure that holds; one without exemption before one with, and the one that lasts longest."""
    found: list[tuple[Closure, Exemption | None]] = [
        (closure, closure.exemption_of(hub.slug, facility.slug))
        for closure in municipality.closures
        if closure.covers(day) and closure.is_of(hub.slug, facility.slug) and closure.counts_on(known_on)
    ]
    return max(found, key=lambda each: (each[1] is None, each[0].last), default=(None, None))


def run_out(
    facility: Facility, hub: Hub, municipality: Municipality, day: dt.date, known_on: dt.date
) -> Closure | None:
    """The closure that might be extended and has ended before `day`, when nobody has said what came after."""
    ended = [
        closure
        for closure in municipality.closures
        if closure.last < day and closure.is_of(hub.slug, facility.slug) and closure.counts_on(known_on)
    ]
    latest = max(ended, key=lambda closure: (closure.last, not closure.may_be_extended), default=None)
    if latest is None or not latest.may_be_extended:
        return None
    return None if _confirmed(latest, facility, hub, known_on) else latest


def _confirmed(closure: Closure, facility: Facility, hub: Hub, known_on: dt.date) -> bool:
    """Whether hours have been stated, or the house taken into use, after a closure; other facts prove nothing."""
    parts = (facility,) if closure.facilities else (facility, *hub.facilities)
    words = [schedule.checked_on for part in parts for schedule in part.schedules]
    words += [hub.in_use_since] if hub.in_use_since is not None else []
    return any(closure.last < word <= known_on for word in words)


def speaks_of_eve(schedule: Schedule, day: dt.date) -> bool:
    """Whether the day is no eve, or the schedule itself says what holds on that eve."""
    eve = eve_on(day)
    return eve is None or _EVE_IN_HOURS[eve] in (schedule.hours or "")
