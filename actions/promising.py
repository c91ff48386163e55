"""A hub promises a new volunteer an answer, and keeps its word, or says honestly that it did not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from db import UnitOfWork
from domain.agenda import Due, Entry
from domain.hubs import Limits
from domain.people import Person, Volunteer, VolunteerStatus
from domain.promises import Promise, promised_for, reminded_at


async def promise(
    work: UnitOfWork, volunteer: Volunteer, hubs: Collection[str], limits: Limits, now: dt.datetime
) -> frozenset[str]:
    """Promise an answer from each of these hubs that has a coordinator in chat; returns which have."""
    promised = set()
    for hub in sorted(hubs):
        if not await coordinators_beside(work, volunteer.person_id, hub):
            continue
        due_at = promised_for(now, limits)
        await work.promises.make(Promise(volunteer.person_id, hub, now, due_at))
        reminder = Entry(Due.PROMISE, reminded_at(now, limits), person_id=volunteer.person_id, subject=hub)
        await work.agenda.put(reminder, Entry(Due.BROKEN, due_at, person_id=volunteer.person_id, subject=hub))
        promised.add(hub)
    return frozenset(promised)


async def coordinators_beside(work: UnitOfWork, person_id: int, hub: str) -> list[Person]:
    """The coordinators of a hub, without one person: nobody answers themselves."""
    return [each for each in await work.appointments.coordinators(frozenset({hub})) if each.id != person_id]


async def promise_added(
    work: UnitOfWork, volunteer: Volunteer, limits: Limits, now: dt.datetime
) -> dict[str, list[Person]]:
    """Promise an answer from hubs that somebody registered has added; who must hear of it, by hub.

    A hub that is left and chosen again promises nothing anew.
    """
    if volunteer.status is not VolunteerStatus.ACTIVE:
        return {}
    known = {each.hub for each in await work.promises.of_person(volunteer.person_id)}
    new = await promise(work, volunteer, volunteer.hubs - known, limits, now)
    return {hub: await coordinators_beside(work, volunteer.person_id, hub) for hub in sorted(new)}


async def keep(
    work: UnitOfWork, person_ids: Collection[int], hubs: Collection[str], kept_by: int | None, now: dt.datetime
) -> None:
    """Keep what these hubs promised to these people: they have heard from a coordinator."""
    if await work.promises.keep(person_ids, hubs, kept_by, now):
        for person_id in person_ids:
            for hub in hubs:
                await work.agenda.drop(Due.PROMISE, Due.BROKEN, person_id=person_id, subject=hub)


async def still_owed(work: UnitOfWork, person_id: int, hub: str) -> tuple[Promise, Volunteer] | None:
    """A promise that nobody has kept and that still means something, and whom it was given; else None."""
    owed = await work.promises.get(person_id, hub)
    volunteer = await work.volunteers.get(person_id)
    if owed is None or owed.kept_at is not None or volunteer is None:
        return None
    if volunteer.status is not VolunteerStatus.ACTIVE or hub not in volunteer.hubs:
        return None
    called = await work.promises.called_by(person_id, hub, owed.made_at)
    if called is not None:
        at, coordinator_id = called
        await keep(work, {person_id}, {hub}, coordinator_id, at)
        return None
    return owed, volunteer


async def broken(work: UnitOfWork, person_id: int, hub: str, now: dt.datetime) -> Volunteer | None:
    """Note that a promise was not kept; the volunteer who must hear so, or None when there is nothing to tell."""
    owed = await still_owed(work, person_id, hub)
    if owed is None or not await work.promises.note_broken(person_id, hub, now):
        return None
    await work.audit.note(person_id, "was not answered", hub, now)
    return owed[1]
