"""A coordinator greets a new volunteer, who may answer."""

from __future__ import annotations

import datetime as dt

from actions import promising
from db import UnitOfWork
from domain.errors import NotAllowed, OutOfDate, Unknown
from domain.hubs import Municipality
from domain.names import free_text
from domain.people import Person, Volunteer, VolunteerStatus
from domain.requests import checked_text


async def newcomer_for(work: UnitOfWork, coordinator: Person, person_id: int) -> tuple[Volunteer, frozenset[str]]:
    """A volunteer whom this coordinator may greet, and for which hubs."""
    if not coordinator.is_coordinator:
        raise NotAllowed("greeting")
    volunteer = await work.volunteers.get(person_id)
    if volunteer is None or volunteer.status is not VolunteerStatus.ACTIVE:
        raise Unknown("volunteer")
    hubs = frozenset(hub for hub in volunteer.hubs if coordinator.may_coordinate(hub))
    if not hubs:
        raise NotAllowed(f"volunteer {person_id}")
    return volunteer, hubs


async def greet(
    work: UnitOfWork, coordinator: Person, person_id: int, now: dt.datetime
) -> tuple[Volunteer, frozenset[str]]:
    """Keep what was promised to a volunteer; returns whom to greet, and for which hubs."""
    volunteer, hubs = await newcomer_for(work, coordinator, person_id)
    await promising.keep(work, {person_id}, hubs, coordinator.id, now)
    await work.audit.note(coordinator.id, "greeted", person_id, now)
    return volunteer, hubs


async def has_heard(work: UnitOfWork, person_id: int, hubs: frozenset[str]) -> bool:
    """Whether a volunteer has heard from all of these hubs that promised it, and one has."""
    promised = [promise for promise in await work.promises.of_person(person_id) if promise.hub in hubs]
    return bool(promised) and all(promise.kept_at is not None for promise in promised)


def greeting(words: str, municipality: Municipality) -> str:
    """A greeting as it is sent. Raises NotPossible when it is empty or too long."""
    return checked_text(free_text(words), municipality.limits.request_text_max)


async def greeted_by(work: UnitOfWork, person: Person, hub: str) -> Person:
    """The coordinator to whom a volunteer may answer: who kept that hub's promise, and still coordinates it."""
    promise = await work.promises.get(person.id, hub)
    if promise is None or promise.kept_by is None:
        raise NotAllowed(f"answer to {hub}")
    coordinators = {each.id: each for each in await work.appointments.coordinators(frozenset({hub}))}
    if promise.kept_by not in coordinators:
        raise OutOfDate("greeting")
    return coordinators[promise.kept_by]
