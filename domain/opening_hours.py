"""When a part of a hub is open: schedules, public holidays and closures, evaluated at a moment or for a day.

Three states, and self-service apart from them: it is open only to those who meet its condition. What nobody
has registered or confirmed is unknown, never open.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.hubs import Closure, Exemption, Facility, Hub, Municipality, Schedule, ScheduleKind
from domain.schedules import Span, State, local, openings_after, spans_on


class Why(StrEnum):
    """What a state rests on."""

    SCHEDULE = "schedule"
    CLOSURE = "closure"  #: A dated closure holds.
    EXEMPT = "exempt"  #: A closure holds, and leaves this part out of it.
    UNCONFIRMED = "unconfirmed"  #: A closure that might be extended has run out, and nobody said what came next.
    PLANNED = "planned"  #: The hub has not opened yet.
    NOT_REGISTERED = "not_registered"
    BY_APPOINTMENT = "by_appointment"


@dataclass(frozen=True)
class DayHours:
    """The hours of one facility on one day, and what they rest on."""

    day: dt.date
    why: Why
    spans: tuple[Span, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    closure: Closure | None = None
    exemption: Exemption | None = None


@dataclass(frozen=True)
class OpenState:
    """The state of one facility at one moment; `span` is the stretch it is within."""

    state: State
    why: Why
    span: Span | None = None
    closure: Closure | None = None
    exemption: Exemption | None = None


def hours_on(
    facility: Facility, hub: Hub, municipality: Municipality, day: dt.date, *, known_on: dt.date | None = None
) -> DayHours:
    """The hours of a facility on `day`, as known on `known_on` (by default: that day)."""
    if hub.is_planned:
        return DayHours(day, Why.PLANNED)
    closure, exemption = _closure_on(facility, hub, municipality, day, known_on or day)
    if closure is not None and exemption is None:
        return DayHours(day, Why.CLOSURE, closure=closure)
    schedules = _in_force(facility, day)
    spans = tuple(sorted((span for each in schedules for span in spans_on(each, day)), key=lambda span: span.opens))
    if closure is not None:
        return DayHours(day, Why.EXEMPT, spans, schedules, closure, exemption)
    unconfirmed = _run_out(facility, hub, municipality, day, known_on or day)
    if unconfirmed is not None:
        return DayHours(day, Why.UNCONFIRMED, closure=unconfirmed)
    return DayHours(day, _told_by(schedules), spans, schedules)


def state(
    facility: Facility,
    hub: Hub,
    municipality: Municipality,
    at: dt.datetime,
    *,
    known_on: dt.date | None = None,
) -> OpenState:
    """The state of a facility at a moment, as known on `known_on` (by default: that day)."""
    moment = local(at)
    return state_within(hours_on(facility, hub, municipality, moment.date(), known_on=known_on), moment)


def state_within(hours: DayHours, at: dt.datetime) -> OpenState:
    """The state at a moment of a day whose hours are at hand."""
    if hours.why is Why.CLOSURE or hours.why is Why.PLANNED:
        return OpenState(State.CLOSED, hours.why, closure=hours.closure)
    if hours.why is Why.UNCONFIRMED or not any(schedule.hours for schedule in hours.schedules):
        return OpenState(State.UNKNOWN, hours.why, None, hours.closure, hours.exemption)
    now = [span for span in hours.spans if span.opens <= at < span.closes]
    best = min(now, key=lambda span: _PREFERRED.index(span.state), default=None)
    found = State.CLOSED if best is None else best.state
    return OpenState(found, hours.why, best, hours.closure, hours.exemption)


_PREFERRED: Final = (State.OPEN, State.SELF_SERVICE, State.UNKNOWN)


def next_opening(
    facility: Facility,
    hub: Hub,
    municipality: Municipality,
    after: dt.datetime,
    *,
    known_on: dt.date | None = None,
) -> Span | None:
    """The next certain staffed stretch that begins after a moment; None when none is known."""
    moment = local(after)
    heard = known_on or moment.date()
    staffed = [each for each in facility.schedules if each.kind is ScheduleKind.STAFFED and each.hours]
    if hub.is_planned:
        return None
    for opening in sorted(begin for schedule in staffed for begin in openings_after(schedule, moment)):
        hours = hours_on(facility, hub, municipality, opening.date(), known_on=heard)
        for span in hours.spans:
            if span.state is State.OPEN and span.opens == opening:
                return span
    return None


def _in_force(facility: Facility, day: dt.date) -> tuple[Schedule, ...]:
    return tuple(
        schedule
        for schedule in facility.schedules
        if (schedule.valid_from is None or schedule.valid_from <= day)
        and (schedule.valid_to is None or day <= schedule.valid_to)
    )


def _told_by(schedules: tuple[Schedule, ...]) -> Why:
    if any(schedule.hours for schedule in schedules):
        return Why.SCHEDULE
    by_appointment = any(schedule.kind is ScheduleKind.BY_APPOINTMENT for schedule in schedules)
    return Why.BY_APPOINTMENT if by_appointment else Why.NOT_REGISTERED


def _hits(closure: Closure, facility: Facility, hub: Hub, known_on: dt.date) -> bool:
    announced = closure.announced_on is None or closure.announced_on <= known_on
    here = not closure.hubs or hub.slug in closure.hubs
    return announced and here and (not closure.facilities or facility.slug in closure.facilities)


def _closure_on(
    facility: Facility, hub: Hub, municipality: Municipality, day: dt.date, known_on: dt.date
) -> tuple[Closure | None, Exemption | None]:
    """The closure that holds for a facility on a day; one without exemption before one with."""
    found: tuple[Closure | None, Exemption | None] = (None, None)
    for closure in municipality.closures:
        if closure.first <= day <= closure.last and _hits(closure, facility, hub, known_on):
            exempt = next((e for e in closure.exempt if (e.hub, e.facility) == (hub.slug, facility.slug)), None)
            if exempt is None:
                return closure, None
            found = closure, exempt
    return found


def _run_out(
    facility: Facility, hub: Hub, municipality: Municipality, day: dt.date, known_on: dt.date
) -> Closure | None:
    """The latest closure that might be extended and has ended before `day` with no newer word since."""
    ended = [
        closure
        for closure in municipality.closures
        if closure.may_be_extended and closure.last < day and _hits(closure, facility, hub, known_on)
    ]
    latest = max(ended, key=lambda closure: closure.last, default=None)
    if latest is None:
        return None
    words = [*facility.schedules, *hub.facts]
    heard = any(latest.last < word.checked_on <= max(known_on, latest.last) for word in words)
    return None if heard else latest
