"""Promises: a hub's coordinator answers a new volunteer within some days; and who is still waiting."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.hubs import Limits
from domain.quiet_hours import QuietHours


@dataclass(frozen=True, slots=True)
class Promise:
    """That somebody hears from a hub by a moment."""

    person_id: int
    hub: str
    made_at: dt.datetime
    due_at: dt.datetime
    kept_at: dt.datetime | None = None
    kept_by: int | None = None  #: None when it was kept by somebody erased since.
    broken_at: dt.datetime | None = None  #: When the volunteer was told that it had not been kept.


def promised_for(made_at: dt.datetime, limits: Limits) -> dt.datetime:
    """By when an answer is promised: days later, and never at night. `made_at` is in the hubs' zone."""
    return QuietHours.of(limits).after(made_at + dt.timedelta(days=limits.answer_days))


def reminded_at(made_at: dt.datetime, limits: Limits) -> dt.datetime:
    """When coordinators who have not answered are reminded: a day before, at least half a day after."""
    wait = max(dt.timedelta(days=limits.answer_days - 1), dt.timedelta(hours=12))
    return QuietHours.of(limits).after(made_at + wait)


def idle_at(consented_at: dt.datetime, limits: Limits) -> dt.datetime:
    """When somebody who was never called hears which calls are open."""
    return QuietHours.of(limits).after(consented_at + dt.timedelta(days=limits.idle_days))
