"""Leaving, being forgotten, and knowing what is kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, Final

from actions import committing, lettering
from db import UnitOfWork
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
    await work.places.hold(*await work.calls.concerning(person.id))
    freed = await _give_places_back(work, person, now)
    await work.outbox.stop_person(person.id, now)
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
    await work.erasures.hold(person.id)
    freed = await _give_places_back(work, person, now)
    await work.ideas.forget_person(person.id)
    await work.inbox.forget_person(person.id)
    await work.outbox.forget_person(person.id, now)
    await work.appointments.forget(person.id)
    await work.requests.forget_drafts(person.id)
    await work.commitments.forget(person.id)
    await work.audit.note(person.id, "erased", "", now)
    first_seen = await work.people.first_seen(person.id) or now
    await work.erasures.note(person.id, max(now, first_seen + NEXT))  # the clock may have been set back
    await work.audit.forget_person(person.id)
    await work.people.forget(person.id)
    await lettering.pass_over(work, person.id)
    return [replace(each, name="") for each in freed]


async def _give_places_back(work: UnitOfWork, person: Person, now: dt.datetime) -> list[Freed]:
    """Give back what a person has or waits for; the requests are held."""
    freed = []
    for held in await work.attendance.held(person.id, now.date() - dt.timedelta(days=1), HOLDING):
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


async def _decline_offer(work: UnitOfWork, request: Request, person: Person, now: dt.datetime) -> None:
    await work.places.release(request.id)
    await work.agenda.drop(Due.LAPSE, request_id=request.id, person_id=person.id)
    await work.commitments.keep(request.id, person.id, Answer.NO, now)


async def everything_about(work: UnitOfWork, person: Person) -> dict[str, Any]:
    """All that is kept about a person, as plain values for a file."""
    volunteer = await work.volunteers.get(person.id)
    answers = await work.commitments.of_person(person.id)
    hours = await work.hour_drafts.of_person(person.id)
    return {
        "telegram_id": person.id,
        "name": person.name,
        "language": person.language,
        "first_seen": _written(await work.people.first_seen(person.id)),
        "coordinates": sorted(person.coordinates),
        "volunteer": None
        if volunteer is None
        else {
            "status": volunteer.status.value,
            "hubs": sorted(volunteer.hubs),
            "roles": sorted(volunteer.roles),
            "interests": sorted(volunteer.interests),
            "own_words": volunteer.own_words,
            "paused_until": _written(volunteer.paused_until),
            "consented_at": _written(volunteer.consented_at),
            "consented_to": await work.volunteers.consent_text(person.id),
            "digest": volunteer.digest.value,
            "nearby_hubs_too": volunteer.is_nearby,
            "times": volunteer.times,
            "reminders": volunteer.reminders,
        },
        "requests": [
            {"id": request.id, "hub": request.hub, "activity": request.activity, "text": request.text}
            for request in await work.requests.of_coordinator(person.id)
        ],
        "invitations": [
            {"hubs": hubs, "used_at": _written(used_at), "used_by_me": used_by_me}
            for hubs, used_at, used_by_me in await work.appointments.invitations_of(person.id)
        ],
        "told_when_open": sorted(await work.follows.of_person(person.id)),
        "hours_being_written": None if hours is None else {"hub": hours.hub, "facility": hours.facility},
        "answers": [
            {"request": request_id, "answer": answer.value, "at": at.isoformat()} for request_id, answer, at in answers
        ],
        "attendance": [
            {"request": request_id, "said_to_come_at": _written(coming_at), "checked_in_at": _written(checked_in_at)}
            for request_id, coming_at, checked_in_at in await work.attendance.of_person(person.id)
        ],
        "people_added_without_app": [
            {"request": request_id, "at": at.isoformat()} for request_id, at in await work.guests.added_by(person.id)
        ],
        "after_activities": [
            {"request": each.request_id, "minutes": each.minutes, "feeling": each.feeling, "words": each.words}
            for each in await work.credits.of_person(person.id)
        ],
        "certificates": [
            {"code": each.code, "name": each.name, "minutes": each.minutes, "issued_at": each.issued_at.isoformat()}
            for each in await work.certificates.of_person(person.id)
        ],
        "comes_every_time": [series.activity for series in await work.series.of_regular(person.id)],
        "notes": [
            {"request": note.request_id, "text": note.text, "at": note.at.isoformat()}
            for note in await work.notes.of_person(person.id)
        ],
        "promised_answers": [
            {"hub": each.hub, "by": each.due_at.isoformat(), "kept_at": _written(each.kept_at)}
            for each in await work.promises.of_person(person.id)
        ],
        "departures": [
            {"left_at": each.left_at.isoformat(), "back_at": _written(each.back_at)}
            for each in await work.departures.of_person(person.id)
        ],
        "ideas": [
            {"hub": hub, "text": text, "at": at.isoformat()} for hub, text, at in await work.ideas.of_person(person.id)
        ],
        "audit": [
            {"at": at.isoformat(), "action": action, "target": target}
            for at, action, target in await work.audit.of_person(person.id)
        ],
    }


def _written(moment: dt.date | None) -> str | None:
    return None if moment is None else moment.isoformat()
