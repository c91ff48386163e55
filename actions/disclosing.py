"""Everything that is kept about a person, for whoever asks what is kept about them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from db import UnitOfWork
from domain.people import Person


async def everything_about(work: UnitOfWork, person: Person) -> dict[str, Any]:
    """All that is kept about a person, as plain values for a file."""
    return {
        "telegram_id": person.id,
        "name": person.name,
        "language": person.language,
        "first_seen": _written(await work.people.first_seen(person.id)),
        "coordinates": sorted(person.coordinates),
        "volunteer": await _as_volunteer(work, person),
        **await _as_coordinator(work, person),
        **await _of_helping(work, person),
        **await _of_contact(work, person),
    }


async def _as_volunteer(work: UnitOfWork, person: Person) -> dict[str, Any] | None:
    volunteer = await work.volunteers.get(person.id)
    if volunteer is None:
        return None
    return {
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
    }


async def _as_coordinator(work: UnitOfWork, person: Person) -> dict[str, Any]:
    hours = await work.hour_drafts.of_person(person.id)
    return {
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
    }


async def _of_helping(work: UnitOfWork, person: Person) -> dict[str, Any]:
    return {
        "answers": [
            {"request": request_id, "answer": answer.value, "at": at.isoformat()}
            for request_id, answer, at in await work.commitments.of_person(person.id)
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
    }


async def _of_contact(work: UnitOfWork, person: Person) -> dict[str, Any]:
    return {
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
