"""Who hears about something that concerns a hub."""

from __future__ import annotations

from collections.abc import Collection

from db import UnitOfWork
from domain.people import Person
from domain.requests import Request


async def responsible_for(work: UnitOfWork, hubs: Collection[str], owner_ids: Collection[int]) -> list[Person]:
    """The coordinators of any of these hubs; where there are none, the owners who have written to the bot."""
    coordinators = await work.appointments.coordinators(frozenset(hubs))
    if coordinators:
        return coordinators
    owners = await work.people.named(set(owner_ids))
    return [owners[owner] for owner in sorted(owners)]


async def coordinators_for(work: UnitOfWork, request: Request, owner_ids: Collection[int]) -> list[Person]:
    """Who hears what becomes of a request."""
    return await followers_of(work, request.hub or "", request.coordinator_id, owner_ids)


async def followers_of(work: UnitOfWork, hub: str, maker_id: int | None, owner_ids: Collection[int]) -> list[Person]:
    """Who hears what becomes of something: its maker; when that one is gone or lost the role, the hub's others."""
    coordinators = await responsible_for(work, {hub}, owner_ids)
    if maker_id is not None and maker_id in owner_ids:
        return list((await work.people.named({maker_id})).values()) or coordinators
    return [person for person in coordinators if person.id == maker_id] or coordinators
