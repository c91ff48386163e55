"""A coordinator's word about one hub, put into the register; what was told before stays as told until that day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Final, TypeVar

from msgspec.structs import replace

from domain.hubs import Closure, Facility, Fact, FactKind, Hub, Municipality, Schedule, ScheduleKind, SpecialOpening
from domain.regularity import is_irregular
from domain.weekly import Week
from domain.wording import Wording

AnyStatement = TypeVar("AnyStatement", Fact, Schedule)

A_DAY: Final = dt.timedelta(days=1)
DAYS_A_WEEK: Final = 7


def source_of(hub: Hub) -> str:
    """Who stands behind a word given in chat."""
    return f"{hub.name}, koordinator"


def closed(
    municipality: Municipality, hub: Hub, first: dt.date, last: dt.date, today: dt.date, facility: str = ""
) -> Municipality:
    """The hub, or one part of it, closed from-to inclusive."""
    closure = Closure(
        first=first,
        last=last,
        hubs=(hub.slug,),
        facilities=(facility,) if facility else (),
        announced_on=today,
        source=source_of(hub),
        checked_on=today,
    )
    return replace(municipality, closures=(*municipality.closures, closure))


def described(
    municipality: Municipality,
    closure: Closure,
    hub: Hub,
    today: dt.date,
    *,
    last: dt.date | None = None,
    may_be_extended: bool | None = None,
    reason: str = "",
) -> Municipality:
    """Another word about a closure, for one hub: other hubs that it is of keep theirs."""
    changed = replace(
        closure,
        hubs=(hub.slug,),
        last=last or closure.last,
        may_be_extended=closure.may_be_extended if may_be_extended is None else may_be_extended,
        reason=Wording(reason) if reason else closure.reason,
        announced_on=today,
        checked_on=today,
        source=source_of(hub),
    )
    left = _taken_back(municipality, closure, hub, today)
    return replace(left, closures=(*left.closures, changed))


def reopened(municipality: Municipality, closure: Closure, hub: Hub, today: dt.date) -> Municipality:
    """The hub is open as usual from today; one that has not begun does not come."""
    if closure.first >= today:
        return _taken_back(municipality, closure, hub, today)
    last = min(closure.last, today - A_DAY)
    return described(municipality, closure, hub, today, last=last, may_be_extended=False)


def _taken_back(municipality: Municipality, closure: Closure, hub: Hub, today: dt.date) -> Municipality:
    """A closure that is the word for this hub no more; where nobody has heard of it yet, it goes altogether."""
    others = tuple(each.slug for each in municipality.hubs if closure.is_of_hub(each.slug) and each.slug != hub.slug)
    before = (replace(closure, withdrawn_on=today),) if closure.heard_on < today else ()
    heard = max(closure.heard_on, today) if before else closure.announced_on
    rest = (replace(closure, hubs=others, announced_on=heard),) if others else ()
    kept = (each for each in municipality.closures if each != closure)
    return replace(municipality, closures=(*kept, *before, *rest))


def specially_open(municipality: Municipality, opening: SpecialOpening, today: dt.date) -> Municipality:
    """Other hours on some days, in place of special hours told before for the same days and part."""
    kept: list[SpecialOpening] = []
    for each in municipality.openings:
        same = (each.hub, each.facility, each.first, each.last, each.withdrawn_on)
        if same != (opening.hub, opening.facility, opening.first, opening.last, None):
            kept.append(each)
        elif each.heard_on < today:
            kept.append(replace(each, withdrawn_on=today))
    return replace(municipality, openings=(*kept, opening))


def with_hours(
    municipality: Municipality, hub: Hub, part: Facility, week: Week, today: dt.date, note: Wording | None = None
) -> Municipality:
    """New staffed hours of a part from today on, with a note that goes with them; until then the old ones held.

    On weekdays that the week does not speak of the old ones go on; where there were none, it tells of all days.
    """
    old = [each for each in part.schedules if _is_staffed(each) and _is_current(each, today)]
    new = Schedule(
        kind=ScheduleKind.STAFFED,
        hours=week.expression(),
        note=note,
        valid_from=today,
        weekdays=tuple(sorted(week.days)) if old and len(week.days) < DAYS_A_WEEK else (),
        source=source_of(hub),
        checked_on=today,
    )
    coming = [each.valid_from for each in part.schedules if _is_staffed(each) and (each.valid_from or today) > today]
    if coming:
        new = replace(new, valid_to=min(day for day in coming if day is not None) - A_DAY)
    kept: list[Schedule] = []
    for each in part.schedules:
        if each.kind is ScheduleKind.UNKNOWN or (each in old and week.days & _weekdays(each)):
            kept += [replace(each, valid_to=today - A_DAY)] if _held_before(each, today) else []
            kept += _going_on(each, week, today) if each in old else []
        else:
            kept.append(each)
    changed = replace(part, schedules=(new, *kept))
    parts = tuple(changed if each.slug == part.slug else each for each in hub.facilities)
    return _with_hub(municipality, replace(hub, facilities=parts))


def _going_on(schedule: Schedule, week: Week, today: dt.date) -> list[Schedule]:
    """What was told of the weekdays that a new word does not speak of; its note only where it tells more than hours."""
    told = _weekdays(schedule)
    left = sorted(told - week.days)
    if not left:
        return []
    irregular = {day for day in told if is_irregular(schedule, day, today)}
    note = None if irregular and irregular <= week.days else schedule.note
    return [replace(schedule, valid_from=today, weekdays=tuple(left), note=note)]


def with_contact(municipality: Municipality, hub: Hub, kind: FactKind, text: str, today: dt.date) -> Municipality:
    """Another address, number or e-mail address in place of all of that kind, by a coordinator's word."""
    fact = Fact(kind=kind, text=Wording(text), source=source_of(hub), checked_on=today)
    facts = (fact, *(each for each in hub.facts if each.kind is not kind))
    return _with_hub(municipality, replace(hub, facts=facts))


def _is_staffed(schedule: Schedule) -> bool:
    return schedule.kind is ScheduleKind.STAFFED


def _weekdays(schedule: Schedule) -> set[int]:
    return set(schedule.weekdays or range(DAYS_A_WEEK))


def _is_current(schedule: Schedule, today: dt.date) -> bool:
    """Whether it is valid now, be it on other weekdays than today's."""
    return _held_before(schedule, today + A_DAY) and (schedule.valid_to or dt.date.max) >= today


def _held_before(schedule: Schedule, today: dt.date) -> bool:
    return (schedule.valid_from or dt.date.min) < today


def confirmed(
    municipality: Municipality, hub: Hub, statements: Collection[Fact | Schedule], today: dt.date
) -> Municipality:
    """These very statements of a hub, checked today; the source stays who first stated them."""
    shown = {id(each) for each in statements}  # equal ones elsewhere were not shown to anybody

    def checked(each: AnyStatement) -> AnyStatement:
        return replace(each, checked_on=today) if id(each) in shown else each

    parts = tuple(replace(part, schedules=tuple(checked(each) for each in part.schedules)) for part in hub.facilities)
    facts = tuple(checked(each) for each in hub.facts)
    return _with_hub(municipality, replace(hub, facilities=parts, facts=facts))


def _with_hub(municipality: Municipality, hub: Hub) -> Municipality:
    hubs = tuple(hub if each.slug == hub.slug else each for each in municipality.hubs)
    return replace(municipality, hubs=hubs)
