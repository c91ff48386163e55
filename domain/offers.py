"""Offers of a place that became free, and when somebody has to hear that nobody takes it."""

from __future__ import annotations

import datetime as dt
from typing import Final

from domain.moments import between, later
from domain.quiet_hours import QuietHours

PART: Final = 8
"""An offer stands for this part of the time that is left."""

SHORTEST: Final = dt.timedelta(minutes=15)
LONGEST: Final = dt.timedelta(hours=12)
AFTER_QUIET: Final = dt.timedelta(hours=1)
"""Whoever is offered a place in the evening may answer after breakfast, where there is time."""

ALERT_AHEAD: Final = dt.timedelta(hours=24)
SPARE: Final = dt.timedelta(hours=2)
"""Less than this before the start, nothing waits for the morning."""


def lapses_at(now: dt.datetime, starts_at: dt.datetime, quiet: QuietHours) -> dt.datetime:
    """Until when a place is kept: shorter as the start nears, not in the night, never beyond the start."""
    at = min(later(now, min(max(between(now, starts_at) / PART, SHORTEST), LONGEST)), starts_at)
    if not quiet.cover(at):
        return at
    morning = later(quiet.after(at), AFTER_QUIET)
    return morning if later(morning, SPARE) <= starts_at else at


def heals_at(now: dt.datetime, starts_at: dt.datetime, quiet: QuietHours) -> dt.datetime:
    """When a place that is free now is offered: at once, at night in the morning, unless that is too late."""
    morning = quiet.after(now)
    return morning if later(morning, SPARE) <= starts_at else now


def alerts_at(now: dt.datetime, starts_at: dt.datetime) -> dt.datetime:
    """When a coordinator hears that places are free: a day before, or half-way to a start that is nearer."""
    left = between(now, starts_at)
    return later(starts_at, -ALERT_AHEAD) if left > ALERT_AHEAD * 3 / 2 else later(now, left / 2)
