"""Becoming and being a volunteer: each answer is kept when it is given."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from db import UnitOfWork
from domain.errors import NotPossible, Problem, Unknown
from domain.hubs import Municipality
from domain.names import free_text, one_line
from domain.people import Person, Volunteer, VolunteerStatus

OWN_WORDS_MAX = 200


async def volunteer_of(work: UnitOfWork, person: Person) -> Volunteer:
    """What a person has chosen so far; nothing is kept for somebody who has only looked."""
    found = await work.volunteers.get(person.id)
    return found or Volunteer(person.id, person.name, person.language, VolunteerStatus.JOINING)


async def rejoin(work: UnitOfWork, person: Person, now: dt.datetime) -> Volunteer:
    """Begin, or begin anew after leaving: earlier choices are kept, consent is asked for again."""
    volunteer = await volunteer_of(work, person)
    if volunteer.status is VolunteerStatus.LEFT:
        volunteer = replace(volunteer, status=VolunteerStatus.JOINING, consented_at=None, paused_until=None)
        await work.volunteers.save(volunteer, now)
    return volunteer


async def choose_hubs(
    work: UnitOfWork, person: Person, municipality: Municipality, slugs: frozenset[str], now: dt.datetime, *, on: bool
) -> Volunteer:
    """Add hubs to a person's choice, or take them away. A planned hub cannot be chosen: it is followed."""
    for slug in slugs:
        hub = municipality.hub(slug)
        if hub is None:
            raise Unknown(slug)
        if hub.is_planned:
            raise NotPossible(Problem.HUB_IS_PLANNED, hub=hub.name)
    volunteer = await rejoin(work, person, now)
    return await _keep(work, volunteer, replace(volunteer, hubs=_changed(volunteer.hubs, slugs, on=on)), now)


async def choose_roles(
    work: UnitOfWork, person: Person, municipality: Municipality, slugs: frozenset[str], now: dt.datetime, *, on: bool
) -> Volunteer:
    """Add roles to a person's choice, or take them away."""
    if any(municipality.role(slug) is None for slug in slugs):
        raise Unknown("role")
    volunteer = await rejoin(work, person, now)
    return await _keep(work, volunteer, replace(volunteer, roles=_changed(volunteer.roles, slugs, on=on)), now)


async def choose_interests(
    work: UnitOfWork, person: Person, municipality: Municipality, slugs: frozenset[str], now: dt.datetime, *, on: bool
) -> Volunteer:
    """Add interests to a person's choice, or take them away."""
    if any(municipality.interest(slug) is None for slug in slugs):
        raise Unknown("interest")
    volunteer = await rejoin(work, person, now)
    interests = _changed(volunteer.interests, slugs, on=on)
    return await _keep(work, volunteer, replace(volunteer, interests=interests), now)


def _changed(chosen: frozenset[str], slugs: frozenset[str], *, on: bool) -> frozenset[str]:
    return chosen | slugs if on else chosen - slugs


async def add_own_words(work: UnitOfWork, person: Person, words: str, now: dt.datetime) -> tuple[Volunteer, bool]:
    """Add to the interests in a person's own words. The second value: whether there was room for all of them."""
    volunteer = await rejoin(work, person, now)
    said = one_line(free_text(words), OWN_WORDS_MAX + 1)
    if said.casefold() in volunteer.own_words.casefold().split(", "):
        return volunteer, True
    added = f"{volunteer.own_words}, {said}" if volunteer.own_words and said else volunteer.own_words or said
    own_words = one_line(added, OWN_WORDS_MAX)
    is_whole = own_words == added
    kept = own_words if is_whole or not volunteer.own_words else volunteer.own_words
    return await _keep(work, volunteer, replace(volunteer, own_words=kept), now), is_whole


async def forget_own_words(work: UnitOfWork, person: Person, now: dt.datetime) -> Volunteer:
    """Remove the interests in a person's own words."""
    volunteer = await volunteer_of(work, person)
    return await _keep(work, volunteer, replace(volunteer, own_words=""), now)


async def _keep(work: UnitOfWork, before: Volunteer, volunteer: Volunteer, now: dt.datetime) -> Volunteer:
    """Keep the choice; whoever may be asked must stay askable: at least one hub and one role."""
    if volunteer.status is VolunteerStatus.ACTIVE and not volunteer.is_complete:
        raise NotPossible(Problem.INCOMPLETE)
    if volunteer != before:
        await work.volunteers.save(volunteer, now)
    return volunteer


async def consent(work: UnitOfWork, person: Person, text_version: str, now: dt.datetime) -> tuple[Volunteer, bool]:
    """Give consent and confirm age; the volunteer may be asked from now on. The second value: whether it is new."""
    volunteer = await work.volunteers.get(person.id)
    if volunteer is None or not volunteer.is_complete or volunteer.status is VolunteerStatus.LEFT:
        raise NotPossible(Problem.INCOMPLETE)
    if volunteer.status is VolunteerStatus.ACTIVE:
        return volunteer, False
    active = replace(volunteer, status=VolunteerStatus.ACTIVE, consented_at=now)
    await work.volunteers.save(active, now)
    await work.volunteers.note_consent(person.id, text_version, now)
    await work.departures.note_return(person.id, now)
    await work.audit.note(person.id, "joined", ",".join(sorted(active.hubs)), now)
    return active, True


async def decline(work: UnitOfWork, person: Person, now: dt.datetime) -> bool:
    """Forget all choices of somebody who does not consent; False, and nothing is done, for a volunteer."""
    volunteer = await work.volunteers.get(person.id)
    if volunteer is None:
        return True
    if volunteer.status is VolunteerStatus.ACTIVE:
        return False
    await work.volunteers.forget(person.id)
    await work.audit.note(person.id, "declined", "", now)
    return True


async def pause(work: UnitOfWork, person: Person, until: dt.date | None, today: dt.date, now: dt.datetime) -> Volunteer:
    """Ask a volunteer nothing up to and including a day; None ends the pause."""
    volunteer = await _active(work, person)
    if until is not None and until < today:
        raise NotPossible(Problem.IN_THE_PAST, day=until)
    paused = replace(volunteer, paused_until=until)
    await work.volunteers.save(paused, now)
    if until is not None:
        await work.unsent.stop_person(person.id, now)
    await work.audit.note(person.id, "paused" if until else "resumed", until or "", now)
    return paused


async def _active(work: UnitOfWork, person: Person) -> Volunteer:
    volunteer = await work.volunteers.get(person.id)
    if volunteer is None or volunteer.status is not VolunteerStatus.ACTIVE:
        raise NotPossible(Problem.CONSENT_MISSING)
    return volunteer


async def follow(work: UnitOfWork, person: Person, municipality: Municipality, slug: str, now: dt.datetime) -> bool:
    """Be told when a planned hub opens; False when that was asked for already."""
    hub = municipality.hub(slug)
    if hub is None or not hub.is_planned:
        raise Unknown(slug)
    return await work.follows.begin(person.id, slug, now)


async def unfollow(work: UnitOfWork, person: Person, slug: str) -> bool:
    """Be told no more."""
    return await work.follows.end(person.id, slug)
