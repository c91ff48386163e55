"""Dated exceptions from the ordinary hours: closures and special openings, each counted from its announcement."""

from __future__ import annotations

import datetime as dt

from domain.facts import Known, Schedule, ScheduleKind, Slug, Sourced
from domain.wording import Wording


class Dated(Sourced, frozen=True, kw_only=True):
    """Holds from `first` to `last`, both inclusive; counts for who asks from `announced_on` until `withdrawn_on`."""

    first: dt.date
    last: dt.date
    announced_on: dt.date | None = None
    withdrawn_on: dt.date | None = None  #: From this day on another word stands in its place.

    def __post_init__(self) -> None:
        """It ends after it starts."""
        if self.last < self.first:
            raise ValueError("last is before first")

    @property
    def heard_on(self) -> dt.date:
        """The day from which it counts; the beginning of time when nobody knows."""
        return self.announced_on or dt.date.min

    def counts_on(self, known_on: dt.date) -> bool:
        """Whether it was the word on a day."""
        return self.heard_on <= known_on < (self.withdrawn_on or dt.date.max)

    def covers(self, day: dt.date) -> bool:
        """Whether it holds on a day."""
        return self.first <= day <= self.last


class Exemption(Known, frozen=True, kw_only=True):
    """A facility that a closure leaves open, and to whom."""

    hub: Slug
    facility: Slug
    note: Wording


class Closure(Dated, frozen=True, kw_only=True):
    """A dated exception: closed."""

    hubs: tuple[Slug, ...] = ()  #: Empty: all hubs.
    facilities: tuple[Slug, ...] = ()  #: Empty: every facility.
    reason: Wording | None = None
    advised_by: Wording | None = None
    exempt: tuple[Exemption, ...] = ()
    may_be_extended: bool = False

    @property
    def is_of_parts(self) -> bool:
        """Whether only some facilities are closed, and the house is not."""
        return bool(self.facilities)

    def is_of_hub(self, hub: str) -> bool:
        """Whether it concerns a hub."""
        return not self.hubs or hub in self.hubs

    def is_of(self, hub: str, facility: str) -> bool:
        """Whether it concerns a facility of a hub, exempt or not."""
        return self.is_of_hub(hub) and (not self.facilities or facility in self.facilities)

    def exemption_of(self, hub: str, facility: str) -> Exemption | None:
        """What it leaves open of a facility."""
        return next((each for each in self.exempt if (each.hub, each.facility) == (hub, facility)), None)


class SpecialOpening(Dated, frozen=True, kw_only=True):
    """A dated exception: other hours than the ordinary ones, in OSM syntax (`10:00-13:00`)."""

    hub: Slug
    facility: Slug
    hours: str
    kind: ScheduleKind = ScheduleKind.STAFFED
    condition: Wording | None = None
    note: Wording | None = None

    def __post_init__(self) -> None:
        """It is a schedule too."""
        super().__post_init__()
        _ = self.schedule

    @property
    def schedule(self) -> Schedule:
        """The hours that hold on its days."""
        return Schedule(
            kind=self.kind,
            hours=self.hours,
            condition=self.condition,
            note=self.note,
            source=self.source,
            checked_on=self.checked_on,
        )
