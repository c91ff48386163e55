"""A commitment as an iCalendar file: the same entry whenever it is fetched, so that calendars move what was moved."""

from __future__ import annotations

import datetime as dt

from domain.hubs import Municipality
from domain.moments import between
from domain.requests import Request, RequestStatus
from handlers.requests.place import address_of
from handlers.toolkit.screens import Document
from locales import Texts


def calendar_file(
    _: Texts, municipality: Municipality, request: Request, now: dt.datetime, *, bot_username: str
) -> Document:
    """The file, with its moments in UTC, which every calendar shows in its own zone; `now` is in the hubs' zone.

    Without what only those who have a place are told: calendars are shared. Raises ValueError when it has no time.
    """
    from icalendar import STATUS, Calendar, Event  # noqa: PLC0415 -- slow to load, and few ask for a file

    starts_at, ends_at = request.starts_at(now.tzinfo or dt.UTC), request.ends_at(now.tzinfo or dt.UTC)
    if starts_at is None or ends_at is None:
        raise ValueError(f"request {request.id} has no time")
    hub = municipality.hub(request.hub or "")
    event = Event.new(
        uid=f"request-{request.id}@{bot_username}",
        summary=request.activity,
        start=starts_at.astimezone(dt.UTC),
        end=ends_at.astimezone(dt.UTC),
        stamp=now.astimezone(dt.UTC),
        sequence=_sequence(request, now),
        location=", ".join(filter(None, [hub.name if hub else "", address_of(_.language, municipality, request)])),
        description=request.text or None,
        status=STATUS.CANCELLED if request.status is RequestStatus.CANCELLED else STATUS.CONFIRMED,
    )
    calendar = Calendar.new(prodid="-//Torgbot//Torgbot//NO", method="PUBLISH", subcomponents=[event])
    return Document(f"torgbot-{request.id}.ics", calendar.to_ical().decode())


def _sequence(request: Request, now: dt.datetime) -> int:
    """Higher in each later file: minutes since the request was sent."""
    return max(0, between(request.sent_at, now) // dt.timedelta(minutes=1)) if request.sent_at else 0
