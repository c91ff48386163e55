"""A coordinator says who was there, and confirms their hours."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from actions import aftercare
from actions.requesting import request_for
from db import UnitOfWork
from db.commitments.attendance import Attendee
from domain.aftercare import Feelings, Hours, checked_minutes
from domain.agenda import Due
from domain.errors import OutOfDate, Unknown
from domain.guests import Guest
from domain.people import Person
from domain.requests import Request


@dataclass(frozen=True, slots=True)
class Review:
    """Who had a place in an activity that is over, who of them was there, and how it was."""

    request: Request
    people: tuple[Attendee, ...]
    guests: tuple[Guest, ...]
    feelings: Feelings

    @property
    def present(self) -> tuple[str, ...]:
        """The names of those who were there."""
        return tuple(each.name for each in self._all if each.checked_in_at is not None)

    @property
    def absent(self) -> tuple[str, ...]:
        """The names of those who had a place and were not."""
        return tuple(each.name for each in self._all if each.checked_in_at is None)

    @property
    def _all(self) -> tuple[Attendee | Guest, ...]:
        return (*self.people, *self.guests)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What was confirmed, and for whom that is news."""

    review: Review
    minutes: int
    credited: tuple[int, ...]  #: Ids of those who have these minutes now and had not before.
    withdrawn: tuple[int, ...]  #: Ids of those who had some before and have none now.


async def review(work: UnitOfWork, coordinator: Person, request_id: int, now: dt.datetime) -> Review:
    """How it stands with who was there. Raises OutOfDate for what is not over, or was cancelled."""
    await request_for(work, coordinator, request_id)
    request = await aftercare.ended(work, request_id, now)
    if request is None:
        raise OutOfDate("request")
    return await review_of(work, request)


async def review_of(work: UnitOfWork, request: Request) -> Review:
    """The same, for whoever has been found to be the right one."""
    return Review(
        request,
        tuple(await work.attendance.attendees(request.id)),
        tuple(await work.guests.of_request(request.id)),
        await aftercare.feelings(work, request),
    )


async def mark(
    work: UnitOfWork, coordinator: Person, request_id: int, person_id: int, now: dt.datetime, *, was_there: bool
) -> Review:
    """Say whether one volunteer was there."""
    await review(work, coordinator, request_id, now)
    if not await work.attendance.check_in(request_id, person_id, now if was_there else None):
        raise Unknown("attendee")
    return await review(work, coordinator, request_id, now)


async def mark_guest(
    work: UnitOfWork, coordinator: Person, request_id: int, guest_id: int, now: dt.datetime, *, was_there: bool
) -> Review:
    """Say whether one guest was there."""
    found = await review(work, coordinator, request_id, now)
    if guest_id not in {guest.id for guest in found.guests}:
        raise Unknown("guest")
    await work.guests.check_in(guest_id, now if was_there else None)
    return await review(work, coordinator, request_id, now)


async def mark_all(work: UnitOfWork, coordinator: Person, request_id: int, now: dt.datetime) -> Review:
    """Say that everybody was there; who had checked in keeps the time of it."""
    await work.places.hold(request_id)
    found = await review(work, coordinator, request_id, now)
    for attendee in found.people:
        if attendee.checked_in_at is None:
            await work.attendance.check_in(request_id, attendee.id, now)
    for guest in found.guests:
        if guest.checked_in_at is None:
            await work.guests.check_in(guest.id, now)
    return await review(work, coordinator, request_id, now)


async def confirm(work: UnitOfWork, coordinator: Person, request_id: int, minutes: int, now: dt.datetime) -> Confirmed:
    """Credit each volunteer who was there with so many minutes; confirming again puts that in place of it.

    Raises NotPossible for no minutes, and for more than a day of them.
    """
    checked_minutes(minutes)
    await work.places.hold(request_id)
    found = await review(work, coordinator, request_id, now)
    before = await work.credits.minutes(request_id)
    changed = await work.credits.confirm(request_id, minutes, now)
    await work.agenda.drop(Due.REVIEW, request_id=request_id)
    await work.audit.note(coordinator.id, "confirmed hours", f"request {request_id}, {minutes} minutes", now)
    return Confirmed(
        found,
        minutes,
        credited=tuple(person_id for person_id, given in changed if given),
        withdrawn=tuple(person_id for person_id, given in changed if not given and before.get(person_id)),
    )


async def hours_of(work: UnitOfWork, person: Person) -> tuple[Hours, ...]:
    """A person's own confirmed hours by hub and role, the most first."""
    return await work.credits.hours_of(person.id)
