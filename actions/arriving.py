"""Somebody writes: who it is, with which rights, and where typed words belong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from db import UnitOfWork
from domain.people import Cursor, Person, VolunteerStatus


async def arrive(
    work: UnitOfWork, person_id: int, name: str, language: str, owner_ids: Collection[int], now: dt.datetime
) -> tuple[Person, Cursor | None]:
    """The person as known now; `language` is what the client asks for and counts for newcomers only."""
    person, cursor = await work.people.meet(person_id, name, language, now)
    return await with_rights(work, person, owner_ids), cursor


async def with_rights(work: UnitOfWork, person: Person, owner_ids: Collection[int]) -> Person:
    """The person with the rights held at this moment."""
    volunteer = None if person.is_new else await work.volunteers.get(person.id)
    return replace(
        person,
        is_owner=person.id in owner_ids,
        coordinates=frozenset() if person.is_new else await work.appointments.hubs_of(person.id),
        is_volunteer=volunteer is not None and volunteer.status is VolunteerStatus.ACTIVE,
    )


async def depart(work: UnitOfWork, person_id: int, now: dt.datetime) -> None:
    """Somebody blocked the bot: nothing is sent until that person writes again."""
    await work.people.mark_reachable(person_id, is_reachable=False)
    await work.outbox.stop_person(person_id, now)


async def choose_language(work: UnitOfWork, person_id: int, language: str) -> None:
    """Keep the language a person wants to be spoken to in."""
    await work.people.speak(person_id, language)
