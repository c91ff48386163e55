"""Being told when a hub opens or its hours change, and no more."""

from __future__ import annotations

import datetime as dt

from db import UnitOfWork
from domain.errors import Unknown
from domain.hubs import Hub, Municipality
from domain.people import Person


async def follow(work: UnitOfWork, person: Person, municipality: Municipality, slug: str, now: dt.datetime) -> Hub:
    """Be told of every change of a hub's hours, or when it opens; asking twice changes nothing. Raises Unknown."""
    hub = municipality.hub(slug)
    if hub is None:
        raise Unknown(slug)
    await work.follows.begin(person.id, slug, now)
    return hub


async def follow_several(
    work: UnitOfWork, person: Person, municipality: Municipality, slugs: tuple[str, ...], now: dt.datetime
) -> tuple[Hub, ...]:
    """Be told of several hubs, without any of all. Raises Unknown."""
    return tuple([await follow(work, person, municipality, slug, now) for slug in slugs or _all(municipality)])


async def unfollow_several(
    work: UnitOfWork, person: Person, municipality: Municipality, slugs: tuple[str, ...]
) -> tuple[Hub, ...]:
    """Be told of none of them any more. Raises Unknown."""
    return tuple([await unfollow(work, person, municipality, slug) for slug in slugs or _all(municipality)])


def _all(municipality: Municipality) -> tuple[str, ...]:
    return tuple(hub.slug for hub in municipality.hubs)


async def unfollow(work: UnitOfWork, person: Person, municipality: Municipality, slug: str) -> Hub:
    """Be told no more. Raises Unknown."""
    hub = municipality.hub(slug)
    if hub is None:
        raise Unknown(slug)
    await work.follows.end(person.id, slug)
    return hub
