"""Leaving, being forgotten, and knowing what is kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from db import UnitOfWork
from domain.errors import NotPossible, Problem
from domain.people import Person, VolunteerStatus
from domain.requests import Answer, Request


@dataclass(frozen=True, slots=True)
class Freed:
    """A place that became free because somebody left."""

    request: Request
    name: str


async def leave(work: UnitOfWork, person: Person, now: dt.datetime) -> list[Freed]:
    """Stop being a volunteer: no more calls, coming places are given back. What was chosen stays for a return."""
    volunteer = await work.volunteers.get(person.id)
    if volunteer is None:
        raise NotPossible(Problem.CONSENT_MISSING)
    freed = await _give_places_back(work, person, now)
    await work.outbox.stop_person(person.id, now)
    left = replace(volunteer, status=VolunteerStatus.LEFT, consented_at=None, paused_until=None)
    await work.volunteers.save(left, now)
    await work.audit.note(person.id, "left", "", now)
    return freed


async def forget(work: UnitOfWork, person: Person, now: dt.datetime) -> list[Freed]:
    """Remove everything kept about a person; the audit keeps what was done, without who.

    A digest stays, so that no backup brings the person back (`actions/restoring`).
    """
    freed = await _give_places_back(work, person, now)
    await work.ideas.forget_person(person.id)
    await work.inbox.forget_person(person.id)
    await work.outbox.forget_person(person.id, now)
    await work.appointments.forget(person.id)
    await work.requests.forget_drafts(person.id)
    await work.commitments.forget(person.id)
    await work.audit.note(person.id, "erased", "", now)
    await work.erasures.note(person.id, now)
    await work.audit.forget_person(person.id)
    await work.people.forget(person.id)
    return freed


async def _give_places_back(work: UnitOfWork, person: Person, now: dt.datetime) -> list[Freed]:
    freed = []
    for request_id in await work.commitments.accepted_by(person.id):
        request = await work.requests.get(request_id)
        ends_at = request.ends_at(now.tzinfo or dt.UTC) if request else None
        if request is None or (ends_at is not None and ends_at <= now):
            continue
        await work.commitments.keep(request_id, person.id, Answer.WITHDRAWN, now)
        await work.requests.free_place(request_id)
        freed.append(Freed(request, person.name))
    return freed


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
