"""What somebody has stated: each piece with its source and the day it was last confirmed."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.wording import Wording

Slug = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{1,23}$")]


class Known(BaseModel):
    """A frozen value that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)  # built whole once, not part by part


class Sourced(Known):
    """Something that somebody stated: `source` says where, `checked_on` when it was last confirmed."""

    source: str = Field(min_length=1)
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


class Fact(Sourced):
    """One piece of hub information; an activity may have times in OSM `opening_hours` syntax, an address its pin."""

    kind: FactKind
    text: Wording
    hours: str | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)

    @model_validator(mode="after")
    def _only_activities_have_times(self) -> Self:
        if self.hours is not None and self.kind is not FactKind.ACTIVITY:
            raise ValueError(f"a fact of kind {self.kind} takes no hours; make it a facility")
        return self

    @model_validator(mode="after")
    def _only_addresses_have_places(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("latitude and longitude belong together")
        if self.latitude is not None and self.kind is not FactKind.ADDRESS:
            raise ValueError(f"a fact of kind {self.kind} takes no latitude and longitude")
        return self


class Event(Sourced):
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


class Schedule(Sourced):
    """Hours of one facility in OSM `opening_hours` syntax, valid from-to inclusive; `weekdays` may narrow them."""

    kind: ScheduleKind
    hours: str | None = None
    condition: Wording | None = None
    note: Wording | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    weekdays: tuple[Annotated[int, Field(ge=0, le=6)], ...] = ()  #: 0 is Monday; empty: all of them.

    @model_validator(mode="after")
    def _times_fit_the_kind(self) -> Self:
        if (self.hours is None) != (self.kind in {ScheduleKind.UNKNOWN, ScheduleKind.BY_APPOINTMENT}):
            raise ValueError(f"kind {self.kind} {'needs' if self.hours is None else 'takes no'} hours")
        if self.kind is ScheduleKind.SELF_SERVICE and self.condition is None:
            raise ValueError("self-service hours need their condition")
        return self

    def holds_on(self, day: dt.date) -> bool:
        """Whether the schedule is valid on a day."""
        if self.weekdays and day.weekday() not in self.weekdays:
            return False
        return (self.valid_from or dt.date.min) <= day <= (self.valid_to or dt.date.max)
