"""The week that a part of a hub keeps now, as a start for writing another."""

from __future__ import annotations

import datetime as dt

from domain.calendar import eve_on, holiday_on
from domain.hubs import Facility, ScheduleKind
from domain.schedules import spans_on
from domain.weekly import Stretch, Week

_LOOKED_AT = 28
"""Days: each weekday four times, so that holidays leave one of each."""


def usual_week(part: Facility, today: dt.date) -> Week:
    """Each weekday's staffed stretches as they will be next, holidays, eves and what is uncertain passed over."""
    week = Week()
    seen: set[int] = set()
    for day in (today + dt.timedelta(days=n) for n in range(_LOOKED_AT)):
        if day.weekday() in seen or holiday_on(day) or eve_on(day):
            continue
        seen.add(day.weekday())
        stretches = _stretches(part, day)
        week = week.with_day(day.weekday(), stretches) if stretches else week
    return week


def _stretches(part: Facility, day: dt.date) -> tuple[Stretch, ...]:
    staffed = (each for each in part.schedules if each.kind is ScheduleKind.STAFFED and each.holds_on(day))
    spans = (span for schedule in staffed for span in spans_on(schedule, day) if span.certain)
    return tuple(
        Stretch(opens=f"{span.opens:%H:%M}", closes="24:00" if span.closes.date() > day else f"{span.closes:%H:%M}")
        for span in spans
    )
