"""A volunteer whom nobody has called is remembered: what is open now, told once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from db import UnitOfWork
from domain.agenda import Due, Entry
from domain.errors import NotAsked, NotPossible, OutOfDate, Problem, Unknown
from domain.hubs import Limits
from domain.people import Person, Volunteer, VolunteerStatus
from domain.promises import idle_at
from domain.quiet_hours import QuietHours
from domain.requests import Request, RequestStatus

SHOWN: Final = 5
OWN_WISH: Final = 0
"""The wave of those who were not called but asked to see a call."""


@dataclass(frozen=True, slots=True)
class Idle:
    """Somebody who was never called, and the calls that fit."""

    volunteer: Volunteer
    calls: tuple[Request, ...]


async def look_later(work: UnitOfWork, volunteer: Volunteer, limits: Limits, now: dt.datetime) -> None:
    """See after some weeks whether a new volunteer was ever called."""
    await work.agenda.put(Entry(Due.IDLE, idle_at(now, limits), person_id=volunteer.person_id))


async def idle(work: UnitOfWork, person_id: int, limits: Limits, now: dt.datetime) -> Idle | None:
    """Somebody who hears today that nobody has called; None for whoever was called, has left, or is on a pause.

    After the pause there is another look.
    """
    volunteer = await work.volunteers.get(person_id)
    if volunteer is None or volunteer.status is not VolunteerStatus.ACTIVE:
        return None
    if await work.open_calls.was_ever_called(person_id):
        return None
    if volunteer.is_paused(now.date()) and volunteer.paused_until is not None:
        after = dt.datetime.combine(volunteer.paused_until + dt.timedelta(days=1), now.time(), now.tzinfo)
        await work.agenda.put(Entry(Due.IDLE, QuietHours.of(limits).after(after), person_id=person_id))
        return None
    numbers = await work.open_calls.fitting(volunteer.hubs, volunteer.roles, now.date(), SHOWN * 2)
    found = [request for number in numbers if (request := await work.requests.get(number)) is not None]
    return Idle(volunteer, tuple([request for request in found if _is_ahead(request, now)][:SHOWN]))


def _is_ahead(request: Request, now: dt.datetime) -> bool:
    starts_at = request.starts_at(now.tzinfo or dt.UTC)
    return starts_at is not None and starts_at > now


async def see_call(work: UnitOfWork, person: Person, request_id: int, now: dt.datetime) -> Request:
    """Show a volunteer an open call that fits, who may answer it from now on."""
    volunteer = await work.volunteers.get(person.id)
    if volunteer is None or volunteer.status is not VolunteerStatus.ACTIVE:
        raise NotPossible(Problem.CONSENT_MISSING)
    request = await work.requests.get(request_id)
    if request is None:
        raise Unknown("request")
    if await work.calls.was_asked(request_id, person.id):
        return request
    if request.hub not in volunteer.hubs or request.role not in volunteer.roles:
        raise NotAsked(f"request {request_id}")
    if request.status is not RequestStatus.OPEN or not _is_ahead(request, now):
        raise OutOfDate("request")
    await work.calls.add(request_id, person.id, OWN_WISH, now)
    return request
