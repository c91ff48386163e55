"""Opening hours of several hubs in short: a line for each hub."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from markupsafe import Markup

from domain.hubs import Closure
from domain.opening_hours import Why
from domain.questions import hours
from domain.schedules import Span, State
from handlers.answers.hours_lines import closed_line, closure_reasons
from handlers.answers.week_lines import span_text
from locales.texts import Texts


def short_lines(_: Texts, answer: hours.Answer) -> Iterator[Markup]:
    """All hubs, one line each; a closure that holds for all of them is told once."""
    closures = list(dict.fromkeys(closure_of(told) for told in answer.hubs if not told.hub.is_planned))
    common = closures[0] if len(closures) == 1 else None
    if common is not None:
        yield _all_closed_line(_, common)
    for told in answer.hubs:
        if _lacks_it(told):
            yield _lacking_line(_, told.hub.name, answer)
        else:
            yield from _hub_lines(_, told, common, is_now=answer.is_now)
    for closure in closures:
        if closure is not None:
            yield from closure_reasons(_, closure)


def _all_closed_line(_: Texts, closure: Closure) -> Markup:
    if closure.first == closure.last:
        return _("All the houses are closed {day}.", day=_.day(closure.last))
    return _("All the houses are closed up to and including {day}.", day=_.date(closure.last))


def _lacks_it(told: hours.HubHours) -> bool:
    """Whether a hub that is in use has nothing of what was asked for."""
    return not told.parts and not told.hub.is_planned


def _lacking_line(_: Texts, hub: str, answer: hours.Answer) -> Markup:
    """That a hub has nothing of what was asked for, by the name that others have for it."""
    parts = (part.facility for told in answer.hubs for part in told.parts)
    names = dict.fromkeys(part.name.into(_.language) for part in parts if part.slug in answer.asked_of)
    if not names:
        return _("What you ask about is not registered at {hub}.", hub=hub)
    return _("{hub}: {part} is not registered.", hub=hub, part=_.either(names))


def open_lines(_: Texts, answer: hours.Answer) -> Iterator[Markup]:
    """The hubs that are open on the day, or now when it is asked of now; the others are told in one line."""
    others: list[str] = []
    for told in answer.hubs:
        if _may_be_open(told, answer.at):
            yield from _hub_lines(_, told, None, is_now=answer.is_now)
        else:
            others.append(told.hub.name)
    if len(others) == len(answer.hubs):
        yield _("None of them is open then, as far as I know.")
    elif others:
        yield _("Not open, or not registered: {hubs}.", hubs=_.listed(others))


def _may_be_open(told: hours.HubHours, at: dt.datetime | None) -> bool:
    """Whether somebody would get in, with staff or by self-service."""
    if told.hub.is_planned:
        return False
    entered = {State.OPEN, State.SELF_SERVICE}
    if at is not None:
        return any(part.state is not None and part.state.state in entered for part in told.parts)
    return any(span.state in entered for part in told.parts for span in part.days[0].spans)


def closure_of(told: hours.HubHours) -> Closure | None:
    """The closure that holds at a whole hub on the first day."""
    closures = (part.days[0].closure for part in told.parts if part.days[0].why is Why.CLOSURE)
    return next((closure for closure in closures if closure is not None and not closure.is_of_parts), None)


def _hub_lines(_: Texts, told: hours.HubHours, common: Closure | None, *, is_now: bool) -> Iterator[Markup]:
    hub, closure = told.hub.name, closure_of(told)
    if told.hub.is_planned:
        yield _("{hub} has not opened yet.", hub=hub)
        return
    if closure is not None and common is None:
        yield closed_line(_, hub, closure)
    for part in told.parts:
        exemption = part.days[0].exemption
        if exemption is not None:
            name, note = part.facility.name.into(_.language), exemption.note.into(_.language)
            yield _("{hub}, {part}: {note}.", hub=hub, part=name, note=note)
    if closure is None and not any(part.days[0].exemption for part in told.parts):
        yield _open_line(_, told, is_now=is_now)


def _open_line(_: Texts, told: hours.HubHours, *, is_now: bool) -> Markup:
    """The first part that has hours that day, staffed before self-service; else why there are none."""
    hub = told.hub.name
    if any(_is_unconfirmed(part) for part in told.parts):
        return _("{hub}: opening again is not confirmed.", hub=hub)
    for state in (State.OPEN, State.SELF_SERVICE, State.UNKNOWN):
        for part in told.parts:
            spans = [span for span in part.days[0].spans if span.state is state]
            if spans:
                return _part_line(_, hub, part, spans, is_now=is_now)
    if any(schedule.hours for part in told.parts for schedule in part.days[0].schedules):
        return _("{hub}: closed this day.", hub=hub)
    return _("{hub}: hours are not registered.", hub=hub)


def _is_unconfirmed(part: hours.PartHours) -> bool:
    """Whether nobody knows if the house has opened again; of a part alone the others' hours are told."""
    day = part.days[0]
    return day.why is Why.UNCONFIRMED and not (day.closure is not None and day.closure.is_of_parts)


def _part_line(_: Texts, hub: str, part: hours.PartHours, spans: list[Span], *, is_now: bool) -> Markup:
    name, told, state = part.facility.name.into(_.language), span_text(_, spans), spans[0].state
    if state is State.UNKNOWN:
        return _("{hub}: {part} not confirmed.", hub=hub, part=name)
    if state is State.SELF_SERVICE:
        return _("{hub}: {part} self-service {hours}.", hub=hub, part=name, hours=told)
    if is_now and part.state is not None and part.state.state is State.OPEN:
        return _("{hub}: {part} {hours}, <b>open now</b>.", hub=hub, part=name, hours=told)
    return _("{hub}: {part} staffed {hours}.", hub=hub, part=name, hours=told)
