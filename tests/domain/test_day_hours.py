"""Hours that are kept are those that would be worked out anew, whatever register is asked about in turn."""

import datetime as dt
from typing import Any

from msgspec.structs import asdict, replace

from domain.hubfile import packaged, read
from domain.hubs import Facility, Hub, Municipality, Schedule, ScheduleKind
from domain.opening_hours import Why, hours_on
from domain.questions.day_hours import hours_told
from domain.register_form import convert

ASKER = read(packaged())
TODAY = dt.date(2026, 11, 23)


def library_of(municipality: Municipality) -> tuple[Facility, Hub]:
    hub = municipality.hub("heggedal")
    assert hub is not None
    part = hub.facility("library")
    assert part is not None
    return part, hub


def changed(**more: Any) -> Municipality:
    return convert({**asdict(ASKER), **more}, Municipality)


def test_is_told_as_it_would_be_worked_out() -> None:
    for hub in ASKER.hubs:
        for part in hub.facilities:
            for day in (TODAY, dt.date(2021, 1, 18), dt.date(2026, 12, 24)):
                for known_on in (day, TODAY):
                    expected = hours_on(part, hub, ASKER, day, known_on=known_on)
                    told = [hours_told(part, hub, ASKER, day, known_on) for _again in range(2)]
                    assert told == [expected, expected]


def test_is_worked_out_once() -> None:
    first = hours_told(*library_of(ASKER), ASKER, TODAY, TODAY)
    assert hours_told(*library_of(ASKER), ASKER, TODAY, TODAY) is first


def test_a_changed_register_is_told_of_as_it_is_now() -> None:
    closed = changed(closures=[{"first": TODAY, "last": TODAY, "source": "x", "checked_on": TODAY}])
    asked = [hours_told(*library_of(each), each, TODAY, TODAY).why for each in (ASKER, closed, ASKER, closed)]
    assert asked == [Why.SCHEDULE, Why.CLOSURE, Why.SCHEDULE, Why.CLOSURE]


def test_a_part_of_the_same_name_has_its_own_hours() -> None:
    library, hub = library_of(ASKER)
    by_appointment = Schedule(kind=ScheduleKind.BY_APPOINTMENT, source="x", checked_on=TODAY)
    other = replace(library, schedules=(by_appointment,))
    asked = [hours_told(part, hub, ASKER, TODAY, TODAY).why for part in (library, other, library)]
    assert asked == [Why.SCHEDULE, Why.BY_APPOINTMENT, Why.SCHEDULE]


def test_more_days_than_are_kept_are_told_right() -> None:
    library, hub = library_of(ASKER)
    days = [TODAY + dt.timedelta(days=number) for number in range(600)]
    for day in (*days, *days[:3]):
        assert hours_told(library, hub, ASKER, day, TODAY) == hours_on(library, hub, ASKER, day, known_on=TODAY)
