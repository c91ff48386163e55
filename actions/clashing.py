"""Clashes between what somebody has taken on already and a request."""

from __future__ import annotations

import datetime as dt

from db import UnitOfWork
from domain.clashes import overlaps
from domain.requests import Answer, Request

_LONGEST = dt.timedelta(days=1)  #: One that began the day before may last past midnight.


async def clashing(work: UnitOfWork, person_id: int, request: Request, now: dt.datetime) -> list[Request]:
    """The requests in which somebody has a place at the time of this one, soonest first; `now` is in the hubs' zone."""
    if request.day is None:
        return []
    zone = now.tzinfo or dt.UTC
    held = await work.attendance.held(person_id, request.day - _LONGEST, (Answer.YES,))
    return [each.request for each in held if each.request.id != request.id and overlaps(each.request, request, zone)]
