"""When a part of a hub is open: schedules, public holidays and closures, evaluated at a moment or for a day.

Three states, and self-service apart from them: it is open only to those who meet its condition. What nobody
has registered or confirmed is unknown, never open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from heapq import merge
from typing import Final

from domain.calendar import Days
from domain.exceptions import ruling_on, run_out, speaks_of_eve
from domain.hubs import Closure, Exemption, Facility, Hub, Municipality, Schedule, ScheduleKind, SpecialOpening
from domain.schedules import LOOK_AHEAD, Span, State, local, openings_after, spans_on


class Why(StrEnum):
    """What a state rests on."""

    SCHEDULE = "schedule"
    CLOSURE = "closure"  #: A dated closure holds.
    OPENING = "opening"  #: A dated special opening holds.
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
    ruling = ruling_on(facility, hub, municipality, day, known_on or day)
    if ruling.closure is not None and ruling.exemption is None:
        return DayHours(day, Why.CLOSURE, closure=ruling.closure)
    schedules = tuple(schedule for schedule in facility.schedules if schedule.holds_on(day))
    if ruling.opening is not None:
        return _specially_open(ruling.opening, schedules, day)
    spans = _spans(schedules, day)
    if ruling.closure is not None:
        return DayHours(day, Why.EXEMPT, spans, schedules, ruling.closure, ruling.exemption)
    unconfirmed = run_out(facility, hub, municipality, day, known_on or day)
    if unconfirmed is not None:
        return DayHours(day, Why.UNCONFIRMED, closure=unconfirmed)
    return DayHours(day, _told_by(schedules), spans, schedules)


def _specially_open(opening: SpecialOpening, schedules: tuple[Schedule, ...], day: dt.date) -> DayHours:
    """The opening in place of ordinary hours of its kind; hours of another kind go on."""
    others = tuple(schedule for schedule in schedules if schedule.kind not in {opening.kind, ScheduleKind.UNKNOWN})
    special = opening.schedule
    schedules = (special, *others)
    return DayHours(day, Why.OPENING, _spans(schedules, day, special), schedules)


def _spans(schedules: tuple[Schedule, ...], day: dt.date, certain: Schedule | None = None) -> tuple[Span, ...]:
    """All stretches of a day in order. On an eve staffed hours are not certain unless somebody has said so."""
    spans = (span for each in schedules for span in spans_on(each, day))
    known = (span if _is_known(span.schedule, day, certain) else replace(span, certain=False) for span in spans)
    return tuple(sorted(known, key=lambda span: span.opens))


def _is_known(schedule: Schedule, day: dt.date, certain: Schedule | None) -> bool:
    return schedule is certain or schedule.kind is not ScheduleKind.STAFFED or speaks_of_eve(schedule, day)


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
    if hub.is_planned:
        return None
    special = sorted(_special_starts(facility, hub, municipality, moment))
    for opening in merge(special, *_ordinary_starts(facility, moment)):  # one by one: most often the first is it
        hours = hours_on(facility, hub, municipality, opening.date(), known_on=heard)
        for span in hours.spans:
            if span.state is State.OPEN and span.opens == opening:
                return span
    return None


def _ordinary_starts(facility: Facility, moment: dt.datetime) -> Iterator[Iterator[dt.datetime]]:
    """When each schedule begins, the next time first."""
    staffed = (each for each in facility.schedules if each.kind is ScheduleKind.STAFFED and each.hours)
    return (openings_after(schedule, moment) for schedule in staffed)


def _special_starts(
    facility: Facility, hub: Hub, municipality: Municipality, moment: dt.datetime
) -> Iterator[dt.datetime]:
    """When special openings begin, none of them longer ahead than ordinary ones are looked for."""
    for opening in municipality.openings:
        if (opening.hub, opening.facility) == (hub.slug, facility.slug):
            first = max(opening.first, moment.date())
            last = min(opening.last, first + dt.timedelta(days=LOOK_AHEAD))
            for day in Days(first, last).each():
                yield from (span.opens for span in spans_on(opening.schedule, day) if span.opens > moment)


def _told_by(schedules: tuple[Schedule, ...]) -> Why:
    if any(schedule.hours for schedule in schedules):
        return Why.SCHEDULE
    by_appointment = any(schedule.kind is ScheduleKind.BY_APPOINTMENT for schedule in schedules)
    return Why.BY_APPOINTMENT if by_appointment else Why.NOT_REGISTERED
