"""Who hears about something that concerns a hub."""

from __future__ import annotations

from collections.abc import Collection

from db import UnitOfWork
from domain.people import Person


async def responsible_for(work: UnitOfWork, hubs: Collection[str], owner_ids: Collection[int]) -> list[Person]:
    """The coordinators of any of these hubs; where there are none, the owners who have written to the bot."""
    coordinators = await work.appointments.coordinators(frozenset(hubs))
    if coordinators:
        return coordinators
    owners = await work.people.named(set(owner_ids))
    return [owners[owner] for owner in sorted(owners)]
