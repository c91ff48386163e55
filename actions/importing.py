"""The register of hubs: imported whole or not at all."""

from __future__ import annotations

import datetime as dt

from db import UnitOfWork
from db.choices import ChoiceKind
from domain.hubs import Hub, Municipality


async def adopt(work: UnitOfWork, municipality: Municipality, origin: str, now: dt.datetime) -> list[Hub]:
    """Make a register the truth; returns the hubs that were planned before and are open now."""
    version = await work.hubs.version()
    before = await work.hubs.load(version) if version else None
    await work.choices.register(ChoiceKind.ROLE, [role.slug for role in municipality.roles])
    await work.choices.register(ChoiceKind.INTEREST, [interest.slug for interest in municipality.interests])
    await work.hubs.save(municipality, origin, now)
    await work.audit.note(None, "imported hubs", origin, now)
    if before is None:
        return []
    planned = {hub.slug for hub in before.hubs if hub.is_planned}
    return [hub for hub in municipality.hubs if hub.slug in planned and not hub.is_planned]


async def adopt_first(work: UnitOfWork, municipality: Municipality, origin: str, now: dt.datetime) -> bool:
    """Make a register the truth if there is none yet; False when there is."""
    if await work.hubs.version():
        return False
    await adopt(work, municipality, origin, now)
    return True
