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


async def unfollow(work: UnitOfWork, person: Person, municipality: Municipality, slug: str) -> Hub:
    """Be told no more. Raises Unknown."""
    hub = municipality.hub(slug)
    if hub is None:
        raise Unknown(slug)
    await work.follows.end(person.id, slug)
    return hub
