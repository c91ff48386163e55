"""Requests for help: the draft a coordinator writes, what can be wrong with it, and what became of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.errors import NotPossible, Problem
from domain.hubs import Hub, Limits, Municipality

PRIVATE_MAX: Final = 300
"""Characters that those who have a place are told besides the rest."""


class RequestStatus(StrEnum):
    """The life of a request."""

    DRAFT = "draft"  #: Being written; nobody has been asked.
    OPEN = "open"  #: Sent, or on its way out; places are free.
    FULL = "full"  #: As many accepted as needed.
    STOPPED = "stopped"  #: The coordinator stopped it; nobody more is asked, no more accepted.
    CANCELLED = "canceled"  #: It does not take place; nobody need come.


class Reach(StrEnum):
    """How a request goes out."""

    WAVES = "waves"  #: A few at a time, until it is filled.
    EVERYONE = "everyone"  #: To everybody who fits, at once.
    NOBODY = "nobody"  #: Telegram refuses it: to nobody more, until its coordinator asks everybody.


class Answer(StrEnum):
    """What a volunteer said to a request."""

    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"  #: Said yes before, then could not after all.
    WAITING = "waiting"  #: Said yes when all places were taken: is on the waiting list.
    OFFERED = "offered"  #: Was on the waiting list; a place is kept until the offer lapses.
    LAPSED = "lapsed"  #: Did not answer such an offer in time.
    RELEASED = "released"  #: Had a place; the coordinator needs fewer people after all.


@dataclass(frozen=True, slots=True)
class Request:
    """A call for `needed` people with a role, at a hub, at a time, for an activity."""

    id: int
    coordinator_id: int | None  #: None when the coordinator has been erased since.
    status: RequestStatus
    hub: str | None = None
    activity: str = ""
    day: dt.date | None = None
    starts: dt.time | None = None
    ends: dt.time | None = None
    role: str | None = None
    interests: frozenset[str] = frozenset()
    needed: int | None = None
    accepted: int = 0
    text: str = ""
    card_message_id: int | None = None
    reach: Reach = Reach.WAVES
    is_urgent: bool = False
    private_text: str = ""  #: Told to those who have a place, and to nobody else.
    reason: str = ""  #: Why it was changed or cancelled.
    wave: int = 0  #: The last wave that went out.
    offered: int = 0  #: Places kept for people on the waiting list.
    sent_at: dt.datetime | None = None
    filled_at: dt.datetime | None = None
    reviewed_at: dt.datetime | None = None  #: The coordinator has said who was there.
    series_id: int | None = None
    code: str = ""  #: To check in with at the hub.

    @property
    def free(self) -> int:
        """Places that nobody has and that are kept for nobody."""
        return max(0, (self.needed or 0) - self.accepted - self.offered)

    @property
    def is_complete(self) -> bool:
        """Whether everything that must be answered has been."""
        return None not in {self.hub, self.day, self.starts, self.ends, self.role, self.needed} and bool(self.activity)

    @property
    def is_begun(self) -> bool:
        """Whether a draft holds anything besides its hub, which may be filled in unasked."""
        said = (self.activity, self.day, self.starts, self.role, self.interests, self.needed, self.text)
        return any(said) or bool(self.private_text)

    def starts_at(self, timezone: dt.tzinfo) -> dt.datetime | None:
        """When it begins, as an aware moment; None while day or time is missing."""
        if self.day is None or self.starts is None:
            return None
        return dt.datetime.combine(self.day, self.starts, timezone)

    def ends_at(self, timezone: dt.tzinfo) -> dt.datetime | None:
        """When it ends; past midnight when it ends earlier in the day than it starts."""
        if self.day is None or self.starts is None or self.ends is None:
            return None
        day = self.day + dt.timedelta(days=self.ends <= self.starts)
        return dt.datetime.combine(day, self.ends, timezone)


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers to a request so far."""

    yes: int = 0
    no: int = 0
    withdrawn: int = 0
    waiting: int = 0  #: On the waiting list, or offered a place.
    silent: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """What became of the messages of a request, in numbers of people."""

    waiting: int = 0
    sent: int = 0
    unreachable: int = 0
    failed: int = 0
    stopped: int = 0
    expired: int = 0
    uncertain: int = 0
    doubled: int = 0  #: Of those sent, how many may have come twice.

    @property
    def total(self) -> int:
        """Everybody the request was meant for; each is counted once."""
        ended = self.sent + self.unreachable + self.failed + self.stopped + self.expired + self.uncertain
        return self.waiting + ended


def checked_day(day: dt.date, today: dt.date, limits: Limits) -> dt.date:
    """The day, if a request may be for it. Raises NotPossible for the past and the far future."""
    if day < today:
        raise NotPossible(Problem.IN_THE_PAST, day=day)
    if day > today + dt.timedelta(days=limits.request_days_ahead):
        raise NotPossible(Problem.TOO_FAR_AHEAD, days=limits.request_days_ahead)
    return day


def checked_number(words: str, limits: Limits) -> int:
    """How many are needed, from typed words. Raises NotPossible outside 1..`needed_max`."""
    digits = words.strip()
    if not (digits.isascii() and digits.removeprefix("-").isdigit()):
        raise NotPossible(Problem.NOT_A_NUMBER)
    number = int(digits[:400])  # Python refuses to read thousands of digits
    if number < 1:
        raise NotPossible(Problem.TOO_FEW)
    if number > limits.needed_max:
        raise NotPossible(Problem.TOO_MANY, most=limits.needed_max)
    return number


def checked_text(text: str, longest: int) -> str:
    """The text, if there is any and it is not too long. Raises NotPossible with both lengths."""
    if not text:
        raise NotPossible(Problem.EMPTY)
    if len(text) > longest:
        raise NotPossible(Problem.TOO_LONG, length=len(text), most=longest)
    return text


def checked_hub(hub: Hub) -> Hub:
    """The hub, if it takes requests. Raises NotPossible for one that is only planned."""
    if hub.is_planned:
        raise NotPossible(Problem.HUB_IS_PLANNED, hub=hub.name)
    return hub


def check_sendable(request: Request, municipality: Municipality, now: dt.datetime) -> None:
    """Raise NotPossible unless a draft is complete, lies ahead, and its hub takes requests."""
    hub = municipality.hub(request.hub or "")
    starts_at = request.starts_at(now.tzinfo or dt.UTC)
    if not request.is_complete or hub is None or starts_at is None or request.day is None:
        raise NotPossible(Problem.INCOMPLETE)
    checked_hub(hub)
    if starts_at <= now:
        raise NotPossible(Problem.IN_THE_PAST, day=request.day)


def closed_until(request: Request, municipality: Municipality, known_on: dt.date) -> dt.date | None:
    """The last day of the closure that holds at a request's hub on its day, as far as is known; None without one."""
    covering = [
        closure.last
        for closure in municipality.closures
        if closure.is_of_hub(request.hub or "")
        and not closure.facilities
        and closure.counts_on(known_on)
        and request.day is not None
        and closure.covers(request.day)
    ]
    return max(covering, default=None)
