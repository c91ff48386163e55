"""Lead times: how long before an activity somebody wants to be reminded of it."""

from __future__ import annotations

import datetime as dt
from enum import IntFlag
from typing import Final

from domain.hubs import Limits
from domain.moments import between, later
from domain.quiet_hours import QuietHours


class LeadTime(IntFlag):
    """One reminder; a volunteer keeps a sum of them."""

    DAY_BEFORE = 1  #: At 18 the day before.
    TWO_HOURS = 2
    MORNING = 4  #: At 8 the same day.
    HOUR = 8
    WEEK = 16  #: At 18 a week before.


ALL: Final = sum(LeadTime)
USUAL: Final = int(LeadTime.DAY_BEFORE | LeadTime.TWO_HOURS)
USUAL_QUIET: Final = QuietHours.of(Limits())

_CLOCK: Final = {
    LeadTime.WEEK: (7, dt.time(18)),
    LeadTime.DAY_BEFORE: (1, dt.time(18)),
    LeadTime.MORNING: (0, dt.time(8)),
}
"""Those that name a time of day, with how many days before: they are asked for at that time, quiet or not."""

_SPAN: Final = {LeadTime.TWO_HOURS: dt.timedelta(hours=2), LeadTime.HOUR: dt.timedelta(hours=1)}
_SPARE: Final = dt.timedelta(minutes=30)
"""A reminder after a quiet night is of use while so much is left; otherwise it comes the evening before."""

_EVENING: Final = dt.timedelta(hours=1)  #: So long before the quiet hours begin.


def reminders_at(
    bits: int, starts_at: dt.datetime, now: dt.datetime, quiet: QuietHours = USUAL_QUIET
) -> dict[LeadTime, dt.datetime]:
    """When to remind of what starts then, in its zone and soonest first; without what is past or would be doubled."""
    wanted = [(_moment(lead, starts_at, quiet), lead) for lead in LeadTime if lead & bits]
    chosen: dict[LeadTime, dt.datetime] = {}
    for at, lead in sorted(wanted, key=lambda pair: (pair[0].astimezone(dt.UTC), pair[1])):
        is_ahead = between(now, at) > dt.timedelta() and between(at, starts_at) > dt.timedelta()
        if is_ahead and at not in chosen.values():
            chosen[lead] = at
    return chosen


def _moment(lead: LeadTime, starts_at: dt.datetime, quiet: QuietHours) -> dt.datetime:
    if lead in _CLOCK:
        days, time = _CLOCK[lead]
        return dt.datetime.combine(starts_at.date() - dt.timedelta(days=days), time, starts_at.tzinfo)
    at = later(starts_at, -_SPAN[lead])
    if not quiet.cover(at):
        return at
    morning = quiet.after(at)
    return morning if between(morning, starts_at) >= _SPARE else _evening_before(at, quiet)


def _evening_before(at: dt.datetime, quiet: QuietHours) -> dt.datetime:
    """An hour before the quiet hours that a moment lies in began."""
    is_past_midnight = at.hour < quiet.begin
    began = dt.datetime.combine(at.date() - dt.timedelta(days=is_past_midnight), dt.time(quiet.begin), at.tzinfo)
    return later(began, -_EVENING)
