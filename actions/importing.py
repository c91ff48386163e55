"""The register of hubs: imported whole or not at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from db import UnitOfWork
from db.choices import ChoiceKind
from domain.changes import Change, ChangeKind, hubs_with_other_hours
from domain.hubs import Hub, Municipality


@dataclass(frozen=True)
class Adoption:
    """What an import has changed: hubs that were planned and are open now, and hubs whose hours differ."""

    municipality: Municipality
    opened: tuple[Hub, ...] = ()
    changes: tuple[Change, ...] = ()


async def adopt(work: UnitOfWork, municipality: Municipality, origin: str, now: dt.datetime) -> Adoption:
    """Make a register the truth; tells what that changes for those who follow hubs."""
    await work.hubs.hold()
    version = await work.hubs.version()
    before = await work.hubs.load(version) if version else None
    await work.choices.register(ChoiceKind.ROLE, [role.slug for role in municipality.roles])
    await work.choices.register(ChoiceKind.INTEREST, [interest.slug for interest in municipality.interests])
    new = await work.hubs.save(municipality, origin, now)
    await work.audit.note(None, "imported hubs", origin, now)
    if before is None:
        return Adoption(municipality)
    opened = tuple(
        hub for hub in municipality.hubs if not hub.is_planned and (old := before.hub(hub.slug)) and old.is_planned
    )
    changed = (hub for hub in hubs_with_other_hours(before, municipality) if hub not in opened)
    changes = tuple(Change(new, now, None, hub.slug, ChangeKind.IMPORTED) for hub in changed)
    for change in changes:
        await work.changes.note(change)
    return Adoption(municipality, opened, changes)


async def adopt_first(work: UnitOfWork, municipality: Municipality, origin: str, now: dt.datetime) -> bool:
    """Make a register the truth if there is none yet; False when there is, also from a process that started too."""
    if await work.hubs.version():
        return False
    await work.hubs.hold()
    if await work.hubs.version():
        return False
    await adopt(work, municipality, origin, now)
    return True
