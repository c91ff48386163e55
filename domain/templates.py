"""Requests that come again: a template is one without its day; a week later is the same with the next day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from domain.requests import Request

_WEEK: Final = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Template:
    """What a hub asks for again and again; called by its activity."""

    id: int
    hub: str
    activity: str
    saved_at: dt.datetime
    role: str | None = None
    interests: frozenset[str] = frozenset()
    starts: dt.time | None = None
    ends: dt.time | None = None
    needed: int | None = None
    text: str = ""
    private_text: str = ""

    @property
    def stamp(self) -> int:
        """Tells this template from another that has got its number since."""
        return int(self.saved_at.timestamp())


def parts_of(asked: Request | Template) -> dict[str, Any]:
    """What a new draft takes over: everything but the day."""
    return {
        "hub": asked.hub,
        "activity": asked.activity,
        "role": asked.role,
        "interests": asked.interests,
        "starts": asked.starts,
        "ends": asked.ends,
        "needed": asked.needed,
        "text": asked.text,
        "private_text": asked.private_text,
    }


def weeks_later(request: Request, now: dt.datetime) -> dt.date | None:
    """The first day whole weeks after a request's that is still to begin; None when it has no day or time."""
    starts_at = request.starts_at(now.tzinfo or dt.UTC)
    if request.day is None or starts_at is None:
        return None
    day = request.day + _WEEK
    while dt.datetime.combine(day, starts_at.time(), now.tzinfo) <= now:
        day += _WEEK
    return day
