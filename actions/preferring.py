"""What a volunteer wants to hear, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from actions.committing import remind
from db import UnitOfWork
from domain import availability, lead_times
from domain.errors import NotPossible, Problem
from domain.people import Digest, Person, Volunteer, VolunteerStatus
from domain.requests import Answer


async def volunteer_of(work: UnitOfWork, person: Person) -> Volunteer:
    """The volunteer whose peace it is. Raises NotPossible for anybody who is none."""
    volunteer = await work.volunteers.get(person.id)
    if volunteer is None or volunteer.status is not VolunteerStatus.ACTIVE:
        raise NotPossible(Problem.CONSENT_MISSING)
    return volunteer


async def choose_digest(work: UnitOfWork, person: Person, digest: Digest, now: dt.datetime) -> Volunteer:
    """Hear of calls at once, once a day, or only when they are urgent."""
    return await _keep(work, replace(await volunteer_of(work, person), digest=digest), now)


async def choose_nearby(work: UnitOfWork, person: Person, now: dt.datetime, *, on: bool) -> Volunteer:
    """Be asked by neighbouring hubs too, or not."""
    return await _keep(work, replace(await volunteer_of(work, person), is_nearby=on), now)


async def choose_times(work: UnitOfWork, person: Person, bits: int, now: dt.datetime, *, on: bool) -> Volunteer:
    """Add parts of the week in which it suits, or take them away. All of them mean any time, as none do."""
    volunteer = await volunteer_of(work, person)
    known = bits & availability.ALL
    return await set_times(work, person, volunteer.times | known if on else volunteer.times & ~known, now)


async def set_times(work: UnitOfWork, person: Person, bits: int, now: dt.datetime) -> Volunteer:
    """Keep these parts of the week, and no others, as those in which it suits."""
    times = bits & availability.ALL
    volunteer = replace(await volunteer_of(work, person), times=0 if times == availability.ALL else times)
    return await _keep(work, volunteer, now)


async def choose_reminders(work: UnitOfWork, person: Person, bits: int, now: dt.datetime, *, on: bool) -> Volunteer:
    """Add lead times of reminders, or take them away; places taken already are reminded of accordingly."""
    volunteer = await volunteer_of(work, person)
    known = bits & lead_times.ALL
    changed = replace(volunteer, reminders=volunteer.reminders | known if on else volunteer.reminders & ~known)
    await _keep(work, changed, now)
    for held in await work.attendance.held(person.id, now.date(), (Answer.YES,)):
        await remind(work, held.request, person.id, now)
    return changed


async def _keep(work: UnitOfWork, volunteer: Volunteer, now: dt.datetime) -> Volunteer:
    await work.volunteers.save(volunteer, now)
    return volunteer
