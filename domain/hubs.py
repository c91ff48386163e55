"""The municipality as the bot knows it: hubs, their parts, hours and closures; every fact with its source."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.wording import Wording

Slug = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{1,23}$")]


class Known(BaseModel):
    """A frozen value that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Sourced(Known):
    """Something that somebody stated: `source` says where, `checked_on` when it was last confirmed."""

    source: str = Field(min_length=1)
    checked_on: dt.date


class HubStatus(StrEnum):
    """Whether a hub receives people."""

    OPEN = "open"  #: In use; may still be closed at a given time.
    PLANNED = "planned"  #: Not in use yet: never open, takes no requests.


class FactKind(StrEnum):
    """What a fact is about."""

    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    WEB = "web"
    ABOUT = "about"
    SERVICE = "service"
    ROOM = "room"
    ACTIVITY = "activity"


class Fact(Sourced):
    """One piece of hub information, such as an address or that there is a copying machine."""

    kind: FactKind
    text: Wording


class ScheduleKind(StrEnum):
    """Which kind of hours a schedule tells."""

    STAFFED = "staffed"
    SELF_SERVICE = "self_service"  #: Open to those who meet `condition`; never plain "open".
    BY_APPOINTMENT = "by_appointment"
    UNKNOWN = "unknown"  #: Known to exist, its times are not registered.


HOUSE: Final = "hub"
"""The slug of the facility that stands for the house itself."""


class Schedule(Sourced):
    """Hours of one facility in OSM `opening_hours` syntax, valid from-to inclusive."""

    kind: ScheduleKind
    hours: str | None = None
    condition: Wording | None = None
    note: Wording | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    @model_validator(mode="after")
    def _times_fit_the_kind(self) -> Self:
        if (self.hours is None) != (self.kind in {ScheduleKind.UNKNOWN, ScheduleKind.BY_APPOINTMENT}):
            raise ValueError(f"kind {self.kind} {'needs' if self.hours is None else 'takes no'} hours")
        if self.kind is ScheduleKind.SELF_SERVICE and self.condition is None:
            raise ValueError("self-service hours need their condition")
        return self


class Facility(Known):
    """A part of a hub with hours of its own; the slug `hub` stands for the house itself."""

    slug: Slug
    name: Wording
    aliases: tuple[str, ...] = ()
    schedules: tuple[Schedule, ...] = ()


class Exemption(Known):
    """A facility that a closure leaves open, and to whom."""

    hub: Slug
    facility: Slug
    note: Wording


class Closure(Sourced):
    """A dated exception: closed from `first` to `last`, both inclusive, counted from `announced_on`."""

    first: dt.date
    last: dt.date
    hubs: tuple[Slug, ...] = ()  #: Empty: all hubs.
    facilities: tuple[Slug, ...] = ()  #: Empty: every facility.
    reason: Wording | None = None
    advised_by: Wording | None = None
    exempt: tuple[Exemption, ...] = ()
    may_be_extended: bool = False
    announced_on: dt.date | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.last < self.first:
            raise ValueError("last is before first")
        return self


class Hub(Known):
    """One community house."""

    slug: Slug
    name: str = Field(min_length=1, max_length=40)
    status: HubStatus
    aliases: tuple[str, ...] = ()
    neighbours: tuple[Slug, ...] = ()
    facts: tuple[Fact, ...] = ()
    facilities: tuple[Facility, ...] = ()

    def told(self, kind: FactKind) -> tuple[Fact, ...]:
        """All facts of one kind, in the order registered."""
        return tuple(fact for fact in self.facts if fact.kind is kind)

    @property
    def is_planned(self) -> bool:
        """Whether the hub has yet to open."""
        return self.status is HubStatus.PLANNED


class Role(Known):
    """What a volunteer can be, with a line on what that one does."""

    slug: Slug
    name: Wording
    about: Wording


class Interest(Known):
    """A kind of activity a volunteer likes."""

    slug: Slug
    name: Wording


class Limits(Known):
    """Bounds that a municipality may set for itself."""

    needed_max: int = Field(default=50, ge=1, le=1000)
    request_text_max: int = Field(default=1000, ge=100, le=2000)
    idea_text_max: int = Field(default=1000, ge=100, le=2000)
    request_days_ahead: int = Field(default=365, ge=1, le=1000)


class Municipality(Known):
    """Everything registered: the content of a hubs file and of the database."""

    name: str = Field(min_length=1)
    contact: tuple[Fact, ...]
    roles: tuple[Role, ...] = Field(min_length=1, max_length=16)
    interests: tuple[Interest, ...] = Field(min_length=1, max_length=48)
    hubs: tuple[Hub, ...] = Field(min_length=1)
    closures: tuple[Closure, ...] = ()
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

    @property
    def switchboard(self) -> str | None:
        """The municipality's own telephone number."""
        return next((fact.text.into("nb") for fact in self.contact if fact.kind is FactKind.PHONE), None)
