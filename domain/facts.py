"""What somebody has stated: each piece with its source and the day it was last confirmed."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from domain.wording import Wording

Slug = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,23}\Z", description="2 to 24 of a-z, 0-9 and _, a letter first")]
Text = Annotated[str, Meta(min_length=1)]


class Known(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen value that refuses unknown keys; `domain.register_form` reads and writes it."""


class Sourced(Known, frozen=True, kw_only=True):
    """Something that somebody stated: `source` says where, `checked_on` when it was last confirmed."""

    source: Text
    checked_on: dt.date


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


class Fact(Sourced, frozen=True, kw_only=True):
    """One piece of hub information; an activity may have times in OSM `opening_hours` syntax, an address its pin."""

    kind: FactKind
    text: Wording
    hours: str | None = None
    latitude: Annotated[float, Meta(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Meta(ge=-180, le=180)] | None = None

    def __post_init__(self) -> None:
        """Only activities have times, and only addresses places."""
        if self.hours is not None and self.kind is not FactKind.ACTIVITY:
            raise ValueError(f"a fact of kind {self.kind} takes no hours; make it a facility")
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("latitude and longitude belong together")
        if self.latitude is not None and self.kind is not FactKind.ADDRESS:
            raise ValueError(f"a fact of kind {self.kind} takes no latitude and longitude")


class Event(Sourced, frozen=True, kw_only=True):
    """Something that happens on one day: told as coming before it, and as past after it."""

    name: Wording
    day: dt.date
    is_digital: bool = False  #: Nowhere to turn up.
    announced_on: dt.date | None = None


class ScheduleKind(StrEnum):
    """Which kind of hours a schedule tells."""

    STAFFED = "staffed"
    SELF_SERVICE = "self_service"  #: Open to those who meet `condition`; never plain "open".
    BY_APPOINTMENT = "by_appointment"
    UNKNOWN = "unknown"  #: Known to exist, its times are not registered.


class Schedule(Sourced, frozen=True, kw_only=True):
    """Hours of one facility in OSM `opening_hours` syntax, valid from-to inclusive; `weekdays` may narrow them."""

    kind: ScheduleKind
    hours: str | None = None
    condition: Wording | None = None
    note: Wording | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    weekdays: tuple[Annotated[int, Meta(ge=0, le=6)], ...] = ()  #: 0 is Monday; empty: all of them.

    def __post_init__(self) -> None:
        """Times and condition fit the kind."""
        if (self.hours is None) != (self.kind in {ScheduleKind.UNKNOWN, ScheduleKind.BY_APPOINTMENT}):
            raise ValueError(f"kind {self.kind} {'needs' if self.hours is None else 'takes no'} hours")
        if self.kind is ScheduleKind.SELF_SERVICE and self.condition is None:
            raise ValueError("self-service hours need their condition")

    def holds_on(self, day: dt.date) -> bool:
        """Whether the schedule is valid on a day."""
        if self.weekdays and day.weekday() not in self.weekdays:
            return False
        return (self.valid_from or dt.date.min) <= day <= (self.valid_to or dt.date.max)
