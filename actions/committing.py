"""A place in a request is taken or given back: the one door for everything that follows from it."""

from __future__ import annotations

import datetime as dt

from db import UnitOfWork
from domain import lead_times
from domain.agenda import Due, Entry
from domain.requests import Answer, Request


async def commit(work: UnitOfWork, request: Request, person_id: int, now: dt.datetime) -> None:
    """Keep that somebody has a place, and when to remind of it; the place itself was taken before (`Places.take`)."""
    await work.commitments.keep(request.id, person_id, Answer.YES, now)
    await work.attendance.begin(request.id, person_id)
    await remind(work, request, person_id, now)


async def give_back(work: UnitOfWork, request: Request, person_id: int, answer: Answer, now: dt.datetime) -> None:
    """Free somebody's place, and keep why as the answer; nobody is reminded of it any more."""
    await work.commitments.keep(request.id, person_id, answer, now)
    await work.places.free(request.id)
    await work.agenda.drop(Due.REMINDER, request_id=request.id, person_id=person_id)


async def remind(work: UnitOfWork, request: Request, person_id: int, now: dt.datetime) -> None:
    """Put onto the agenda when to remind somebody, as that one has chosen, in place of what stood there."""
    await work.agenda.drop(Due.REMINDER, request_id=request.id, person_id=person_id)
    starts_at = request.starts_at(now.tzinfo or dt.UTC)
    volunteer = await work.volunteers.get(person_id)
    if starts_at is None or volunteer is None:
        return
    moments = lead_times.reminders_at(volunteer.reminders, starts_at, now)
    entries = [Entry(Due.REMINDER, at, request.id, person_id, str(lead.value)) for lead, at in moments.items()]
    await work.agenda.put(*entries)


async def reschedule(work: UnitOfWork, request: Request, now: dt.datetime) -> None:
    """Remind everybody who has a place at the times that fit a request that was moved; `request` is as it is now."""
    for attendee in await work.attendance.attendees(request.id):
        await work.attendance.begin(request.id, attendee.id)
        await remind(work, request, attendee.id, now)
