"""People as the house knows them: anyone who writes, and those of them who volunteer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Person:
    """Anyone who has written to the bot, with the rights held at this moment."""

    id: int  #: Telegram user id, which is the private chat's id too.
    name: str  #: Made harmless by `domain.names`; may be empty.
    language: str
    is_owner: bool = False
    coordinates: frozenset[str] = frozenset()  #: Slugs of hubs.
    is_new: bool = False  #: This is the first thing we hear of this person.

    @property
    def is_coordinator(self) -> bool:
        """Whether the person may send requests at some hub."""
        return self.is_owner or bool(self.coordinates)

    def may_coordinate(self, hub: str) -> bool:
        """Whether the person may send requests and edit facts for this hub."""
        return self.is_owner or hub in self.coordinates


class VolunteerStatus(StrEnum):
    """How far somebody has come as a volunteer."""

    JOINING = "joining"  #: Answers are saved, consent is not given yet; never asked to help.
    ACTIVE = "active"  #: Consented; may be asked.
    LEFT = "left"  #: Said stop; never asked again unless joining anew.


class Digest(StrEnum):
    """When a volunteer wants calls for help."""

    NOW = "now"  #: At once.
    DAILY = "daily"  #: In one message a day.
    URGENT = "urgent"  #: Only what is urgent.


@dataclass(frozen=True, slots=True)
class Volunteer:
    """A person's choices as a volunteer."""

    person_id: int
    name: str
    language: str
    status: VolunteerStatus
    hubs: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    interests: frozenset[str] = frozenset()
    own_words: str = ""
    paused_until: dt.date | None = None
    consented_at: dt.datetime | None = None
    digest: Digest = Digest.NOW
    is_nearby: bool = False  #: May be asked by neighbouring hubs too.
    times: int = 0  #: When it suits, one bit a part of the week (`domain.availability`); 0 means any time.
    reminders: int = 3  #: How long before an activity to remind, one bit a lead time (`domain.lead_times`).

    @property
    def is_complete(self) -> bool:
        """Whether everything needed before consent has been answered; interests are optional."""
        return bool(self.hubs and self.roles)

    def is_paused(self, today: dt.date) -> bool:
        """Whether the volunteer has asked for peace up to and including a day not yet past."""
        return self.paused_until is not None and today <= self.paused_until


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where typed words belong: the step of a flow that has asked for them, and what it concerns."""

    flow: str
    step: str
    subject: str = ""
