"""A coordinator keeps the list of those who come: who is there, and people without the app."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from actions.requesting import request_for
from actions.responding import fill
from db import UnitOfWork
from db.commitments.attendance import Attendee
from domain.checking_in import has_opened, new_code
from domain.errors import NotPossible, OutOfDate, Problem, Unknown
from domain.guests import Guest, read_guest
from domain.people import Person
from domain.requests import Request, RequestStatus


@dataclass(frozen=True, slots=True)
class Roll:
    """Everybody who has a place in a request, and the code to check in with."""

    request: Request
    attendees: tuple[Attendee, ...]
    guests: tuple[Guest, ...]
    has_opened: bool  #: Whether it is so late that somebody may be there.

    @property
    def here(self) -> int:
        """How many are there."""
        moments = [each.checked_in_at for each in self.attendees] + [each.checked_in_at for each in self.guests]
        return len(moments) - moments.count(None)


async def roll(work: UnitOfWork, coordinator: Person, request_id: int, now: dt.datetime, random: Random) -> Roll:
    """The list; a request without a code gets one."""
    request = await request_for(work, coordinator, request_id)
    if not request.code and await work.requests.give_code(request_id, new_code(random)):
        request = await request_for(work, coordinator, request_id)
    attendees = await work.attendance.attendees(request_id)
    guests = await work.guests.of_request(request_id)
    return Roll(request, tuple(attendees), tuple(guests), has_opened(request, now))


async def mark_here(
    work: UnitOfWork, coordinator: Person, request_id: int, person_id: int, now: dt.datetime, *, on: bool
) -> None:
    """Say that a volunteer is there, or is not. Raises OutOfDate for one without a place, or long before the start."""
    request = await request_for(work, coordinator, request_id)
    if not has_opened(request, now) or not await work.attendance.check_in(request_id, person_id, now if on else None):
        raise OutOfDate("place")
    await work.audit.note(coordinator.id, "marked here" if on else "marked away", f"request {request_id}", now)


async def guest_of(work: UnitOfWork, coordinator: Person, guest_id: int) -> tuple[Guest, Request]:
    """A guest whose request this person may follow. Raises OutOfDate for one taken off."""
    guest = await work.guests.get(guest_id)
    if guest is None:
        raise OutOfDate("guest")
    return guest, await request_for(work, coordinator, guest.request_id)


async def mark_guest_here(
    work: UnitOfWork, coordinator: Person, guest_id: int, now: dt.datetime, *, on: bool
) -> Request:
    """Say that a guest is there, or is not."""
    guest, request = await guest_of(work, coordinator, guest_id)
    if not has_opened(request, now):
        raise OutOfDate("guest")
    await work.guests.check_in(guest.id, now if on else None)
    return request


async def add_guest(
    work: UnitOfWork, coordinator: Person, request_id: int, words: str, now: dt.datetime
) -> tuple[Guest, Request]:
    """Give a place to somebody without the app, named in words with perhaps a telephone number.

    Raises NotPossible without a name, and when no place is free.
    """
    await request_for(work, coordinator, request_id)
    name, phone = read_guest(words)
    if not await work.places.take(request_id, now):
        raise NotPossible(Problem.NO_PLACE_FREE)
    guest = await work.guests.add(request_id, name, phone, coordinator.id, now)
    await work.audit.note(coordinator.id, "added a guest", f"request {request_id}", now)
    request = await request_for(work, coordinator, request_id)
    if request.status is RequestStatus.FULL:
        await fill(work, request, now)
    return guest, request


async def remove_guest(work: UnitOfWork, coordinator: Person, guest_id: int, now: dt.datetime) -> tuple[Guest, Request]:
    """Take somebody without the app off the list; the place is free again."""
    guest, request = await guest_of(work, coordinator, guest_id)
    await work.places.hold(request.id)
    if not await work.guests.remove(guest_id):
        raise Unknown("guest")
    await work.places.free(request.id)
    await work.audit.note(coordinator.id, "removed a guest", f"request {request.id}", now)
    return guest, request
