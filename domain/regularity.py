"""Whether a schedule tells the same of a weekday in every week."""

from __future__ import annotations

import datetime as dt
from typing import Final

from domain.calendar import eve_on, holiday_on
from domain.facts import Schedule
from domain.schedules import spans_on

_WEEKS: Final = 12
"""How far is looked: longer than any rhythm that people count in weeks."""


def is_irregular(schedule: Schedule, weekday: int, today: dt.date) -> bool:
    """Whether the hours of a weekday are uncertain, or not those of every week; holidays and eves aside."""
    first = today + dt.timedelta(days=(weekday - today.weekday()) % 7)
    days = (first + dt.timedelta(weeks=n) for n in range(_WEEKS))
    told = {_hours(schedule, day) for day in days if not holiday_on(day) and not eve_on(day)}
    return len(told) > 1 or any(not certain for hours in told for _opens, _closes, certain in hours)


def _hours(schedule: Schedule, day: dt.date) -> tuple[tuple[dt.time, dt.time, bool], ...]:
    return tuple((span.opens.time(), span.closes.time(), span.certain) for span in spans_on(schedule, day))
