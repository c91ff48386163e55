"""The municipality as the bot knows it: hubs, their parts, hours and closures; every fact with its source."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Meta

from domain.closures import Closure, Dated, Exemption, SpecialOpening
from domain.facts import Event, Fact, FactKind, Known, Schedule, ScheduleKind, Slug, Sourced, Text
from domain.wording import Wording

__all__ = [
    "HOUSE",
    "Closure",
    "Dated",
    "Event",
    "Exemption",
    "Facility",
    "Fact",
    "FactKind",
    "Hub",
    "HubStatus",
    "Interest",
    "Limits",
    "Municipality",
    "Role",
    "Schedule",
    "ScheduleKind",
    "Sourced",
    "SpecialOpening",
]


class HubStatus(StrEnum):
    """Whether a hub receives people."""

    OPEN = "open"  #: In use; may still be closed at a given time.
    PLANNED = "planned"  #: Not in use yet: never open, takes no requests.


HOUSE: Final = "hub"
"""The slug of the facility that stands for the house itself."""


class Facility(Known, frozen=True, kw_only=True):
    """A part of a hub with hours of its own; the slug `hub` stands for the house itself."""

    slug: Slug
    name: Wording
    aliases: tuple[str, ...] = ()
    schedules: tuple[Schedule, ...] = ()


class Hub(Known, frozen=True, kw_only=True):
    """One community house."""

    slug: Slug
    name: Annotated[str, Meta(min_length=1, max_length=40)]
    status: HubStatus
    aliases: tuple[str, ...] = ()
    neighbours: tuple[Slug, ...] = ()
    in_use_since: dt.date | None = None
    facts: tuple[Fact, ...] = ()
    events: tuple[Event, ...] = ()
    facilities: tuple[Facility, ...] = ()

    def told(self, kind: FactKind) -> tuple[Fact, ...]:
        """All facts of one kind, in the order registered."""
        return tuple(fact for fact in self.facts if fact.kind is kind)

    def facility(self, slug: str) -> Facility | None:
        """The part called `slug`, if there is one."""
        return next((part for part in self.facilities if part.slug == slug), None)

    @property
    def is_planned(self) -> bool:
        """Whether the hub has yet to open."""
        return self.status is HubStatus.PLANNED


class Role(Known, frozen=True, kw_only=True):
    """What a volunteer can be, with a line on what that one does."""

    slug: Slug
    name: Wording
    about: Wording


class Interest(Known, frozen=True, kw_only=True):
    """A kind of activity a volunteer likes."""

    slug: Slug
    name: Wording


class Limits(Known, frozen=True, kw_only=True):
    """Bounds that a municipality may set for itself."""

    needed_max: Annotated[int, Meta(ge=1, le=1000)] = 50
    request_text_max: Annotated[int, Meta(ge=100, le=2000)] = 1000
    idea_text_max: Annotated[int, Meta(ge=100, le=2000)] = 1000
    request_days_ahead: Annotated[int, Meta(ge=1, le=1000)] = 365
    facts_age_days: Annotated[int, Meta(ge=1, le=3650)] = 365  #: What was checked longer ago may have changed.
    half_days_ahead: Annotated[int, Meta(ge=1, le=90)] = 21  #: How early coordinators are asked about an eve.
    wave_multiple: Annotated[int, Meta(ge=1, le=20)] = 3  #: How many are asked at a time for each free place.
    wave_minutes: Annotated[int, Meta(ge=5, le=1440)] = 60  #: Between two waves, at most.
    calls_per_week: Annotated[int, Meta(ge=1, le=50)] = 3  #: To one person, unless urgent.
    quiet_from: Annotated[int, Meta(ge=0, le=23)] = 21  #: No calls from this hour,
    quiet_until: Annotated[int, Meta(ge=0, le=23)] = 8  #: until this one; equal: calls at any hour.
    digest_hour: Annotated[int, Meta(ge=0, le=23)] = 17  #: When those who want one message a day get it.
    series_days_ahead: Annotated[int, Meta(ge=1, le=90)] = 14  #: How early people are asked for a standing duty.
    answer_days: Annotated[int, Meta(ge=1, le=14)] = 3  #: By when a coordinator answers a new volunteer.
    idle_days: Annotated[int, Meta(ge=7, le=365)] = 30  #: After this long, whoever was never called hears what is open.


class Municipality(Known, frozen=True, kw_only=True):
    """Everything registered: the content of a hubs file and of the database."""

    name: Text
    contact: tuple[Fact, ...]
    roles: Annotated[tuple[Role, ...], Meta(min_length=1, max_length=16)]
    interests: Annotated[tuple[Interest, ...], Meta(min_length=1, max_length=48)]
    hubs: Annotated[tuple[Hub, ...], Meta(min_length=1)]
    closures: tuple[Closure, ...] = ()
    openings: tuple[SpecialOpening, ...] = ()
    limits: Limits = Limits()

    def hub(self, slug: str) -> Hub | None:
        """The hub called `slug`, if there is one."""
        return next((hub for hub in self.hubs if hub.slug == slug), None)

    def those(self, slugs: tuple[str, ...]) -> tuple[Hub, ...]:
        """The hubs called so, in the order given; unknown ones are left out."""
        return tuple(hub for slug in slugs if (hub := self.hub(slug)) is not None)

    def role(self, slug: str) -> Role | None:
        """The role called `slug`, if there is one."""
        return next((role for role in self.roles if role.slug == slug), None)

    def interest(self, slug: str) -> Interest | None:
        """The interest called `slug`, if there is one."""
        return next((interest for interest in self.interests if interest.slug == slug), None)

    def fresh_since(self, today: dt.date) -> dt.date:
        """The day since which something must have been checked so as not to be told as old."""
        return today - dt.timedelta(days=self.limits.facts_age_days)

    @property
    def switchboard(self) -> str | None:
        """The municipality's own telephone number."""
        return next((fact.text.into("nb") for fact in self.contact if fact.kind is FactKind.PHONE), None)
