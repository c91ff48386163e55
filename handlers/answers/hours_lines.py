"""Opening hours in words for people, line by line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from domain.calendar import eve_on
from domain.hubs import Closure, Schedule, ScheduleKind
from domain.names import capitalised
from domain.opening_hours import DayHours, Why
from domain.questions.hours import HubHours, PartHours
from domain.schedules import Span, State
from handlers.answers.week_lines import span_text, until, week_lines
from locales.texts import Texts


def hub_lines(_: Texts, told: HubHours, at: dt.datetime | None, *, is_now: bool) -> Iterator[Markup]:
    """All lines on one hub for one day, or for the first of several and each one after."""
    if told.hub.is_planned:
        yield _("{hub} has not opened yet.", hub=told.hub.name)
        if told.hub.in_use_since is None and not told.hub.events:
            yield _("The opening date is not registered.")
        return
    yield from _closure_lines(_, told)
    silent: list[str] = []
    for part in told.parts:
        name = part.facility.name.into(_.language)
        day = part.days[0]
        if day.exemption is not None:
            yield _("{part}: {note}.", part=name, note=day.exemption.note.into(_.language))
        elif day.why in {Why.CLOSURE, Why.UNCONFIRMED}:
            yield from _part_closure_lines(_, name, day)
        elif any(schedule.hours for schedule in day.schedules):
            yield from _part_lines(_, name, part, at, is_now=is_now)
        elif _note(_, day.schedules):
            yield _("{part}: {note}.", part=name, note=_note(_, day.schedules))
        elif day.why is Why.BY_APPOINTMENT:
            yield _("{part}: by appointment.", part=name)
        else:
            silent.append(name)
    if silent:
        yield _("Hours are not registered for {parts}.", parts=_.listed(silent))


def _part_lines(_: Texts, name: str, part: PartHours, at: dt.datetime | None, *, is_now: bool) -> Iterator[Markup]:
    if len(part.days) > 1:
        yield from week_lines(_, name, part.days)
        if own := _of(part.days[0], State.SELF_SERVICE):
            yield _self_service(_, name, own)
        return
    open_at = part.state is not None and part.state.state is State.OPEN
    if part.state is not None and at is not None:
        yield (_now_line if is_now else _time_line)(_, name, part, at)
    if not (open_at and is_now):
        with_own = at is None or not is_now or not _is_self_service_alone(part, at)
        yield from _day_lines(_, name, part.days[0], with_own=with_own)
    elif self_service := _of(part.days[0], State.SELF_SERVICE):
        yield _self_service(_, name, self_service)


def _time_line(_: Texts, name: str, part: PartHours, at: dt.datetime) -> Markup:
    """How it is at a time that was asked about."""
    state = part.state.state if part.state is not None else State.UNKNOWN
    span = part.state.span if part.state is not None else None
    time = _.time(at)
    if state is State.OPEN and span is not None:
        return _("{part}: open at {time}, until {closes}.", part=name, time=time, closes=until(_, span))
    if state is State.SELF_SERVICE and _may_be_staffed(part, at):
        return _("{part}: self-service at {time}; whether it is staffed is not confirmed.", part=name, time=time)
    if state is State.SELF_SERVICE:
        return _("{part}: not staffed at {time}, but self-service is possible.", part=name, time=time)
    if state is State.UNKNOWN:
        return _("{part}: whether it is open at {time} is not registered.", part=name, time=time)
    if _note(_, part.days[0].schedules):
        return _("{part}: not staffed at {time}.", part=name, time=time)
    return _("{part}: closed at {time}.", part=name, time=time)


def _now_line(_: Texts, name: str, part: PartHours, at: dt.datetime) -> Markup:
    state = part.state.state if part.state is not None else State.UNKNOWN
    span = part.state.span if part.state is not None else None
    if state is State.OPEN and span is not None:
        return _("{part}: open now, until {closes}.", part=name, closes=until(_, span))
    if _is_self_service_alone(part, at) and span is not None:
        return _self_service_now(_, name, span)
    if state is State.SELF_SERVICE:
        return _("{part}: not staffed now, but self-service is possible.", part=name)
    if state is State.UNKNOWN:
        return _("{part}: whether it is open now is not registered.", part=name)
    return _closed_now_line(_, name, part)


def _closed_now_line(_: Texts, name: str, part: PartHours) -> Markup:
    """Closed, or (where a note tells of life outside staffed hours) not staffed; and until when."""
    is_more = bool(_note(_, part.days[0].schedules))
    if part.opens_next is None:
        return _("{part}: not staffed now.", part=name) if is_more else _("{part}: closed now.", part=name)
    day, time = _.day(part.opens_next.opens.date()), _.time(part.opens_next.opens)
    if is_more:
        return _("{part}: not staffed now. Staffed again {day} at {time}.", part=name, day=day, time=time)
    return _("{part}: closed now. Opens {day} at {time}.", part=name, day=day, time=time)


def _may_be_staffed(part: PartHours, at: dt.datetime) -> bool:
    """Whether a stretch that nobody has confirmed covers the moment."""
    return any(span.state is State.UNKNOWN and span.opens <= at < span.closes for span in part.days[0].spans)


def _is_self_service_alone(part: PartHours, at: dt.datetime) -> bool:
    """Whether self-service is all that is certain at a moment: then one line tells it whole."""
    return part.state is not None and part.state.state is State.SELF_SERVICE and _may_be_staffed(part, at)


def _day_lines(_: Texts, name: str, day: DayHours, *, with_own: bool = True) -> Iterator[Markup]:
    """The hours of one day; those of self-service unless they have been told."""
    staffed, maybe, own = (_of(day, state) for state in (State.OPEN, State.UNKNOWN, State.SELF_SERVICE))
    note = _note(_, day.schedules)
    if staffed:
        yield _("{part}: staffed {hours}.", part=name, hours=span_text(_, staffed))
    elif maybe and note and eve_on(day.day) is None:
        yield _("{part}: perhaps staffed {hours}: {note}.", part=name, hours=span_text(_, maybe), note=note)
    elif maybe:
        yield _("{part}: perhaps staffed {hours}; it is not confirmed.", part=name, hours=span_text(_, maybe))
    elif own or note:
        yield _("{part}: not staffed this day.", part=name)
    else:
        yield _("{part}: closed this day.", part=name)
    if note and not (staffed or maybe or own):
        yield _("{part}: {note}.", part=name, note=note)
    if own and with_own:
        yield _self_service(_, name, own)


def _self_service_now(_: Texts, name: str, span: Span) -> Markup:
    condition, closes = span.schedule.condition, until(_, span)
    if condition is None:
        return _("{part}: self-service now, until {closes}.", part=name, closes=closes)
    return _(
        "{part}: self-service now, until {closes}, {condition}.",
        part=name,
        closes=closes,
        condition=condition.into(_.language),
    )


def _self_service(_: Texts, name: str, spans: Sequence[Span]) -> Markup:
    condition = spans[0].schedule.condition
    if condition is None:
        return _("{part}: self-service {hours}.", part=name, hours=span_text(_, spans))
    return _(
        "{part}: self-service {hours}, {condition}.",
        part=name,
        hours=span_text(_, spans),
        condition=condition.into(_.language),
    )


def _closure_lines(_: Texts, told: HubHours) -> Iterator[Markup]:
    """The closure that holds, told once for the hub; or that nobody knows what came after it."""
    hub = told.hub.name
    first = [part.days[0] for part in told.parts if not _is_of_parts(part.days[0])]
    closed = next((day.closure for day in first if day.why is Why.CLOSURE), None)
    ended = next((day.closure for day in first if day.why is Why.UNCONFIRMED), None)
    if closed is not None:
        yield closed_line(_, hub, closed)
        yield from closure_reasons(_, closed)
    elif ended is not None:
        yield _("Not confirmed: {hub} was closed up to and including {day}.", hub=hub, day=_.date(ended.last))
        yield _("I have not been told what came after that.")


def _part_closure_lines(_: Texts, name: str, day: DayHours) -> Iterator[Markup]:
    """That one part is closed, or that nobody knows what came after that; of a whole house it is told once."""
    if day.closure is None or not day.closure.is_of_parts:
        return
    if day.why is Why.CLOSURE:
        yield _part_closed_line(_, name, day.closure)
        yield from closure_reasons(_, day.closure)
    else:
        yield _(
            "{part}: not confirmed; it was closed up to and including {day}.", part=name, day=_.date(day.closure.last)
        )


def closed_line(_: Texts, hub: str, closure: Closure) -> Markup:
    """That a house is closed: on which one day, or up to which."""
    if closure.first == closure.last:
        return _("{hub} is closed {day}.", hub=hub, day=_.day(closure.last))
    return _("{hub} is closed up to and including {day}.", hub=hub, day=_.date(closure.last))


def _part_closed_line(_: Texts, part: str, closure: Closure) -> Markup:
    if closure.first == closure.last:
        return _("{part}: closed {days}.", part=part, days=_.day(closure.last))
    return _("{part}: closed up to and including {day}.", part=part, day=_.date(closure.last))


def _is_of_parts(day: DayHours) -> bool:
    return day.closure is not None and day.closure.is_of_parts


def closure_reasons(_: Texts, closure: Closure) -> Iterator[Markup]:
    """Why it is closed, on whose advice, and whether that may last longer."""
    if closure.reason is not None and closure.advised_by is not None:
        reason, advice = capitalised(closure.reason.into(_.language)), closure.advised_by.into(_.language)
        yield _("Why: {reason}, in line with {advice}.", reason=reason, advice=advice)
    elif closure.reason is not None:
        yield _("Why: {reason}.", reason=capitalised(closure.reason.into(_.language)))
    if closure.may_be_extended:
        yield _("It may be extended.")


def _of(day: DayHours, state: State) -> tuple[Span, ...]:
    return tuple(span for span in day.spans if span.state is state)


def _note(_: Texts, schedules: Sequence[Schedule]) -> str:
    """The note on staffed or unknown hours, if there is one."""
    told = (each.note for each in schedules if each.kind is not ScheduleKind.SELF_SERVICE)
    return next((note.into(_.language) for note in told if note is not None), "")
