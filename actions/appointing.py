"""Owners make coordinators by a one-time invitation, and may take the role back."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Final

from db import UnitOfWork
from domain.errors import InvitationSpent, NotAnOwner, Unknown
from domain.hubs import Municipality
from domain.people import Person

VALID_FOR: Final = dt.timedelta(hours=72)


def digest_of(token: str) -> str:
    """What is kept of an invitation's token."""
    return hashlib.sha256(token.encode()).hexdigest()


async def invite(
    work: UnitOfWork,
    owner: Person | None,
    municipality: Municipality,
    hubs: frozenset[str],
    new_token: Callable[[], str],
    now: dt.datetime,
) -> str:
    """Issue an invitation for these hubs; `owner` None is the operator at the machine. Returns its token."""
    if owner is not None and not owner.is_owner:
        raise NotAnOwner("invite")
    if not hubs or any(municipality.hub(hub) is None for hub in hubs):
        raise Unknown("hub")
    token = new_token()
    issued_by = owner.id if owner else None
    await work.appointments.invite(digest_of(token), hubs, issued_by, now + VALID_FOR)
    await work.audit.note(issued_by, "invited", ",".join(sorted(hubs)), now)
    return token


async def accept(work: UnitOfWork, person: Person, token: str, now: dt.datetime) -> tuple[frozenset[str], int | None]:
    """Become coordinator by an invitation: (hubs, who issued it). Raises InvitationSpent."""
    spent = await work.appointments.spend(digest_of(token), person.id, now)
    if spent is None:
        raise InvitationSpent
    hubs, issued_by = spent
    await work.appointments.grant(person.id, hubs, issued_by, now)
    await work.audit.note(person.id, "appointed", ",".join(sorted(hubs)), now)
    return hubs, issued_by


async def coordinators(work: UnitOfWork, owner: Person) -> list[Person]:
    """All coordinators with their hubs, for an owner."""
    if not owner.is_owner:
        raise NotAnOwner("coordinators")
    return await work.appointments.coordinators()


async def revoke(work: UnitOfWork, owner: Person, person_id: int, now: dt.datetime) -> Person:
    """Take a coordinator's hubs away; returns who it was."""
    if not owner.is_owner:
        raise NotAnOwner("revoke")
    found = {person.id: person for person in await work.appointments.coordinators()}
    if person_id not in found:
        raise Unknown("coordinator")
    await work.appointments.revoke(person_id)
    await work.audit.note(owner.id, "revoked", person_id, now)
    return found[person_id]
