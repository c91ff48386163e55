"""Which requests a change of a hub's hours hits."""

from __future__ import annotations

import datetime as dt
from typing import Final

from domain.hubs import Municipality
from domain.opening_hours import hours_on
from domain.request_changes import week_later
from domain.requests import Request, closed_until
from domain.schedules import ZONE

WEEKS_LOOKED_AT: Final = 8
WEEKS_OFFERED: Final = 2


def is_hit(request: Request, before: Municipality, after: Municipality, known_on: dt.date) -> bool:
    """Whether a request's hub has closed for its day, or was open at its time and is not any more."""
    if closed_until(request, after, known_on) is not None:
        return closed_until(request, before, known_on) is None
    return _is_open(request, before, known_on) and not _is_open(request, after, known_on)


def _is_open(request: Request, municipality: Municipality, known_on: dt.date) -> bool:
    """Whether any part of the hub is open all the time, as far as is known."""
    hub = municipality.hub(request.hub or "")
    starts, ends = request.starts_at(ZONE), request.ends_at(ZONE)
    if hub is None or request.day is None or starts is None or ends is None:
        return False
    days = (hours_on(part, hub, municipality, request.day, known_on=known_on) for part in hub.facilities)
    return any(span.opens <= starts and ends <= span.closes for hours in days for span in hours.spans)


def weeks_to_move(requests: list[Request], municipality: Municipality, known_on: dt.date) -> list[int]:
    """By how many weeks all of these could be moved so that no closure covers any: the nearest few."""
    return [
        weeks
        for weeks in range(1, WEEKS_LOOKED_AT + 1)
        if not any(is_closed_on(each, _day(each, weeks), municipality, known_on) for each in requests)
    ][:WEEKS_OFFERED]


def _day(request: Request, weeks: int) -> dt.date:
    return week_later(request.day or dt.date.min, weeks)


def is_closed_on(request: Request, day: dt.date, municipality: Municipality, known_on: dt.date) -> bool:
    """Whether the hub of a request is closed on a day."""
    return (
        closed_until(Request(request.id, None, request.status, hub=request.hub, day=day), municipality, known_on)
        is not None
    )
