"""Leaving, and being forgotten."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

from actions import committing, lettering
from db import UnitOfWork
from db.commitments.attendance import Held
from domain.agenda import Due
from domain.errors import NotPossible, Problem
from domain.people import Person, VolunteerStatus
from domain.requests import Answer, Request

HOLDING: Final = (Answer.YES, Answer.OFFERED, Answer.WAITING, Answer.RELEASED)
"""Who leaves while answering so has, or waits for, a place."""

NEXT: Final = dt.timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Freed:
    """A place that became free because somebody left."""

    request: Request
    name: str  #: Empty for somebody erased.
    had_place: bool = True  #: Otherwise one was only offered.


async def leave(work: UnitOfWork, person: Person, now: dt.datetime) -> list[Freed]:
    """Stop being a volunteer: no more calls, coming places are given back. What was chosen stays for a return.

    A digest stays too, so that no backup undoes it (`actions/restoring`).
    """
    volunteer = await work.volunteers.get(person.id)
    if volunteer is None:
        raise NotPossible(Problem.CONSENT_MISSING)
    freed = await _give_places_back(work, person, now)
    await work.unsent.stop_person(person.id, now)
    await work.series.leave_all(person.id)
    left = replace(volunteer, status=VolunteerStatus.LEFT, consented_at=None, paused_until=None)
    await work.volunteers.save(left, now)
    await work.departures.note(person.id, max(now, volunteer.consented_at or now))
    await work.audit.note(person.id, "left", "", now)
    return freed


async def forget(work: UnitOfWork, person: Person, now: dt.datetime) -> list[Freed]:
    """Remove everything kept about a person, the name too; the audit keeps what was done, without who.

    A digest stays, so that no backup brings the person back (`actions/restoring`).
    """
    freed = await _give_places_back(work, person, now)
    await work.people.hold(person.id)
    await work.ideas.forget_person(person.id)
    await work.inbox.forget_person(person.id)
    await work.outbox.forget_person(person.id, now)
    await work.appointments.forget(person.id)
    await work.drafts.forget(person.id)
    await work.commitments.forget(person.id)
    await work.audit.note(person.id, "erased", "", now)
    first_seen = await work.people.first_seen(person.id) or now
    await work.erasures.note(person.id, max(now, first_seen + NEXT))  # the clock may have been set back
    await work.audit.forget_person(person.id)
    await work.people.forget(person.id)
    await lettering.pass_over(work, person.id)
    return [replace(each, name="") for each in freed]


async def _give_places_back(work: UnitOfWork, person: Person, now: dt.datetime) -> list[Freed]:
    freed = []
    for held in await _held(work, person, now):
        ends_at = held.request.ends_at(now.tzinfo or dt.UTC)
        if ends_at is not None and ends_at <= now:
            continue
        match held.answer:
            case Answer.YES:
                await committing.give_back(work, held.request, person.id, Answer.WITHDRAWN, now)
                freed.append(Freed(held.request, person.name))
            case Answer.OFFERED:
                await _decline_offer(work, held.request, person, now)
                freed.append(Freed(held.request, person.name, had_place=False))
            case _waiting:
                await work.commitments.keep(held.request.id, person.id, Answer.NO, now)
    return freed


async def _held(work: UnitOfWork, person: Person, now: dt.datetime) -> list[Held]:
    """What a person has or waits for; nobody else changes it until the unit of work ends."""
    since = now.date() - dt.timedelta(days=1)
    held = await work.attendance.held(person.id, since, HOLDING)
    await work.places.hold(*(each.request.id for each in held))
    return await work.attendance.held(person.id, since, HOLDING)


async def _decline_offer(work: UnitOfWork, request: Request, person: Person, now: dt.datetime) -> None:
    await work.places.release(request.id)
    await work.agenda.drop(Due.LAPSE, request_id=request.id, person_id=person.id)
    await work.commitments.keep(request.id, person.id, Answer.NO, now)
