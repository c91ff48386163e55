"""A coordinator's word about a hub becomes the truth: rights first, a new version, who said it, and the way back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from db import UnitOfWork
from domain import corrections
from domain.changes import Change, ChangeKind, taking_back, undone
from domain.errors import NotAllowed, OutOfDate, Unknown
from domain.freshness import old_statements
from domain.hubs import Facility, Fact, Hub, Municipality, Schedule, SpecialOpening
from domain.people import Person
from domain.requests import checked_day
from domain.schedules import local
from domain.weekly import Week
from domain.wording import Wording

HISTORY = 8
"""How many changes are shown."""

SHOWN = 6
"""How many old statements are shown, and confirmed, at a time."""


@dataclass(frozen=True)
class Correction:
    """What was changed, and the register as it is since."""

    change: Change
    municipality: Municipality


@dataclass(frozen=True)
class Desk:
    """A hub that somebody may correct, in the newest register."""

    hub: Hub
    municipality: Municipality
    version: int

    def part(self, slug: str) -> Facility:
        """One of its parts. Raises Unknown."""
        part = self.hub.facility(slug)
        if part is None:
            raise Unknown(slug)
        return part


async def desk(work: UnitOfWork, coordinator: Person, slug: str) -> Desk:
    """The hub as it stands now, and until this unit of work ends: nobody else corrects the register meanwhile.

    Raises Unknown, and NotAllowed for all but its coordinators and owners.
    """
    await work.hubs.hold()
    version = await work.hubs.version()
    municipality = await work.hubs.load(version)
    hub = municipality.hub(slug)
    if hub is None:
        raise Unknown(slug)
    if not coordinator.may_coordinate(slug):
        raise NotAllowed(f"correct {slug}")
    return Desk(hub, municipality, version)


async def save(
    work: UnitOfWork,
    coordinator: Person,
    municipality: Municipality,
    now: dt.datetime,
    change: Change,
) -> Correction:
    """Keep a corrected register; the version of `change` is filled in."""
    version = await work.hubs.save(municipality, f"chat: {change.kind} {change.hub}", now)
    kept = Change(version, now, coordinator.id, change.hub, change.kind, change.facility, change.first, change.last)
    await work.changes.note(kept)
    target = f"{change.hub} {change.facility} {change.first or ''} {change.last or ''} v{version}"
    await work.audit.note(coordinator.id, f"facts {change.kind}", " ".join(target.split()), now)
    return Correction(kept, municipality)


def told(kind: ChangeKind, hub: Hub, now: dt.datetime, facility: str = "", *days: dt.date) -> Change:
    """A change about to be saved; `days` are its first and last."""
    first, last = (days[0], days[-1]) if days else (None, None)
    return Change(0, now, None, hub.slug, kind, facility, first, last)


async def set_hours(
    work: UnitOfWork,
    coordinator: Person,
    slug: str,
    part: str,
    week: Week,
    now: dt.datetime,
    *,
    note: Wording | None = None,
) -> Correction:
    """New staffed hours of one part from today on; `note` tells in words what dates alone would not.

    Weekdays that the week does not speak of stay as they are. Raises OutOfDate for one that speaks of none.
    """
    if not week.rules:
        raise OutOfDate("hours")
    at, today = await desk(work, coordinator, slug), local(now).date()
    municipality = corrections.with_hours(at.municipality, at.hub, at.part(part), week, today, note)
    await work.hour_drafts.discard(coordinator.id)
    return await save(work, coordinator, municipality, now, told(ChangeKind.HOURS, at.hub, now, part, today))


async def open_specially(
    work: UnitOfWork, coordinator: Person, slug: str, openings: list[SpecialOpening], kind: ChangeKind, now: dt.datetime
) -> Correction:
    """Other hours than the ordinary ones of some parts on one day."""
    at, today = await desk(work, coordinator, slug), local(now).date()
    municipality = at.municipality
    for opening in openings:
        at.part(opening.facility)
        checked_day(opening.first, today, municipality.limits)
        municipality = corrections.specially_open(municipality, opening, today)
    part = openings[0].facility if len(openings) == 1 else ""
    change = told(kind, at.hub, now, part, openings[0].first, openings[0].last)
    return await save(work, coordinator, municipality, now, change)


async def confirm(work: UnitOfWork, coordinator: Person, slug: str, version: int, now: dt.datetime) -> Correction:
    """What was shown as old at a hub in one version still holds. Raises OutOfDate when the hub has changed since."""
    at, today = await desk(work, coordinator, slug), local(now).date()
    shown = (await work.hubs.load(version)).hub(slug) if await work.hubs.has(version) else None
    old = oldest(at, today)
    if shown != at.hub or not old:
        raise OutOfDate(slug)
    municipality = corrections.confirmed(at.municipality, at.hub, old, today)
    return await save(work, coordinator, municipality, now, told(ChangeKind.CONFIRMED, at.hub, now))


def oldest(at: Desk, today: dt.date) -> tuple[Fact | Schedule, ...]:
    """As many old statements as are shown at a time: nobody confirms what stood on no screen."""
    return old_statements(at.hub, at.municipality, today)[:SHOWN]


async def undo(work: UnitOfWork, coordinator: Person, slug: str, version: int, now: dt.datetime) -> Correction:
    """Take one change back, with what was said about it since.

    Raises OutOfDate when it was taken back, or the same has been changed since.
    """
    at = await desk(work, coordinator, slug)
    change = await work.changes.get(slug, version)
    if change is None or not change.may_be_undone or not await work.hubs.has(version - 1):
        raise OutOfDate(f"version {version}")
    before, after = await work.hubs.load(version - 1), await work.hubs.load(version)
    municipality = undone(at.municipality, before, after, slug)
    if municipality is None or municipality == at.municipality:
        raise OutOfDate(f"version {version}")
    await work.audit.note(coordinator.id, "facts undone", f"{slug} v{version}", now)
    return await save(work, coordinator, municipality, now, taking_back(change, before, after, now))


async def history(work: UnitOfWork, coordinator: Person, slug: str) -> list[tuple[Change, str]]:
    """The newest changes of a hub with the names of those who made them; an empty name for operator and erased."""
    await desk(work, coordinator, slug)
    changes = await work.changes.of_hub(slug, HISTORY)
    people = await work.people.named({change.person_id for change in changes if change.person_id is not None})
    names = {number: person.name for number, person in people.items()}
    return [(change, names.get(change.person_id or 0, "")) for change in changes]
