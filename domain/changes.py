"""What was changed in the register by whom, and what a later undoing takes back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar

from msgspec.structs import replace

from domain.hubs import Closure, Hub, Municipality, Schedule, SpecialOpening
from domain.schedules import local

AnyDated = TypeVar("AnyDated", Closure, SpecialOpening)
AnyHours = TypeVar("AnyHours", Closure, SpecialOpening, Schedule)


class ChangeKind(StrEnum):
    """What kind of word was given."""

    CLOSED = "closed"
    DESCRIBED = "described"  #: Why it is closed.
    MAY_EXTEND = "may_extend"  #: Whether a closure may last longer.
    EXTENDED = "extended"
    REOPENED = "reopened"
    OPENING = "opening"  #: Other hours on one day.
    USUAL = "usual"  #: An eve is as any other day.
    HOURS = "hours"  #: New ordinary hours.
    CONTACT = "contact"  #: Another address, telephone number or e-mail address.
    CONFIRMED = "confirmed"  #: What stands there still holds.
    UNDONE = "undone"  #: Taken back, where that is no word of another kind.
    IMPORTED = "imported"


DESCRIBING: Final = frozenset({ChangeKind.DESCRIBED, ChangeKind.MAY_EXTEND})
"""Words about a closure, which stays as long as it is."""

_TELLING: Final = frozenset(ChangeKind) - DESCRIBING - {ChangeKind.CONFIRMED, ChangeKind.CONTACT}

_TAKING_BACK: Final = {
    ChangeKind.CLOSED: ChangeKind.REOPENED,
    ChangeKind.REOPENED: ChangeKind.CLOSED,
    ChangeKind.EXTENDED: ChangeKind.CLOSED,
    ChangeKind.HOURS: ChangeKind.HOURS,
    ChangeKind.CONTACT: ChangeKind.CONTACT,
    ChangeKind.DESCRIBED: ChangeKind.DESCRIBED,
    ChangeKind.MAY_EXTEND: ChangeKind.MAY_EXTEND,
}
"""What taking back a change is, as a change of its own: so it is told what holds now."""


@dataclass(frozen=True)
class Change:
    """One change of one hub; `version` is the register that it made."""

    version: int
    at: dt.datetime
    person_id: int | None  #: None for the operator, and for those who have been erased.
    hub: str
    kind: ChangeKind
    facility: str = ""
    first: dt.date | None = None
    last: dt.date | None = None

    @property
    def is_told(self) -> bool:
        """Whether those who follow the hub hear of it: hours that hold differ from before."""
        return self.kind in _TELLING and (self.kind is not ChangeKind.UNDONE or self.first is not None)

    @property
    def may_be_undone(self) -> bool:
        """Whether somebody may take it back."""
        return self.kind not in {ChangeKind.UNDONE, ChangeKind.IMPORTED}


def taking_back(change: Change, before: Municipality, after: Municipality, at: dt.datetime) -> Change:
    """The change that takes one back which led from `before` to `after`; its maker and version are not known yet."""
    kind, first, last = _TAKING_BACK.get(change.kind, ChangeKind.UNDONE), change.first, change.last
    if change.kind is ChangeKind.EXTENDED:
        shorter = next((each for each in before.closures if each not in after.closures), None)
        last = shorter.last if shorter is not None else last
    elif change.kind is ChangeKind.HOURS:
        first = local(at).date()
    return Change(0, at, None, change.hub, kind, change.facility, first, last)


def undone(now: Municipality, before: Municipality, after: Municipality, hub: str) -> Municipality | None:
    """The register of now without what led from `before` to `after` at a hub; None when it has changed since."""
    old = before.hub(hub)
    if old is None or now.hub(hub) != after.hub(hub):
        return None
    closures = _without_step(now.closures, before.closures, after.closures)
    openings = _without_step(now.openings, before.openings, after.openings)
    if closures is None or openings is None:
        return None
    hubs = tuple(old if each.slug == hub else each for each in now.hubs)
    return replace(now, hubs=hubs, closures=closures, openings=openings)


def _without_step(
    now: tuple[AnyDated, ...], before: tuple[AnyDated, ...], after: tuple[AnyDated, ...]
) -> tuple[AnyDated, ...] | None:
    """`now` without what a step added and with what it took away; None when something added is gone.

    A closure about which more has been said since is still the same one.
    """
    added = {_same(each) for each in after if each not in before}
    taken: list[AnyDated] = [each for each in before if each not in after]
    if not added <= {_same(each) for each in now}:
        return None
    return tuple([each for each in now if _same(each) not in added] + taken)


def _same(each: Closure | SpecialOpening) -> object:
    """What tells one from another."""
    if isinstance(each, Closure):
        return each.first, each.last, each.hubs, each.facilities, each.withdrawn_on
    return each


def hubs_with_other_hours(before: Municipality, after: Municipality) -> list[Hub]:
    """The hubs of both registers whose hours, closures or openings differ; who said so and when does not count."""
    known = [hub for hub in after.hubs if before.hub(hub.slug) is not None]
    return [hub for hub in known if _hours(before, hub.slug) != _hours(after, hub.slug)]


def _hours(municipality: Municipality, slug: str) -> tuple[Any, ...]:
    hub = municipality.hub(slug)
    closures = [_of_nobody(each) for each in municipality.closures if each.is_of_hub(slug)]
    openings = [_of_nobody(each) for each in municipality.openings if each.hub == slug]
    parts = [
        (part.slug, [_of_nobody(schedule) for schedule in part.schedules])
        for part in (hub.facilities if hub is not None else ())
    ]
    return parts, hub and hub.status, closures, openings


def _of_nobody(each: AnyHours) -> AnyHours:
    """The same word without who gave it, and when."""
    return replace(each, source="", checked_on=dt.date.min)
