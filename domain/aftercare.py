"""After an activity: how it felt, who was there, and the hours that counts for."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.errors import NotPossible, Problem
from domain.moments import between, later
from domain.requests import Request

PAUSE: Final = dt.timedelta(hours=1)
"""From the end of an activity until anybody is asked about it."""

ONCE_MORE: Final = dt.timedelta(days=2)
"""From then until the coordinator, who has not answered, is asked again."""

WORDS_MAX: Final = 500  #: Characters.
MINUTES_MAX: Final = 24 * 60
_CLOCK: Final = re.compile(r"(\d{1,2}):([0-5]\d)")
_QUARTERS: Final = re.compile(r"(\d{1,2})(?:[.,](0|00|25|5|50|75))?")  # any other part of an hour could be minutes


class Feeling(StrEnum):
    """How it was, in one press."""

    GOOD = "good"
    MIXED = "mixed"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Feelings:
    """What those who helped said about one activity, without who."""

    good: int = 0
    mixed: int = 0
    bad: int = 0
    words: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many have pressed."""
        return self.good + self.mixed + self.bad


@dataclass(frozen=True, slots=True)
class Hours:
    """What somebody has done in one role at one hub, as coordinators have confirmed it."""

    hub: str
    role: str
    minutes: int
    times: int
    first: dt.date
    last: dt.date


def asks_at(request: Request, zone: dt.tzinfo) -> dt.datetime | None:
    """When to ask how it was and who was there; None while day or time is missing."""
    ends_at = request.ends_at(zone)
    return None if ends_at is None else later(ends_at, PAUSE)


def is_over(request: Request, now: dt.datetime) -> bool:
    """Whether an activity has ended; `now` is in the hubs' zone."""
    ends_at = request.ends_at(now.tzinfo or dt.UTC)
    return ends_at is not None and between(ends_at, now) >= dt.timedelta()


def planned_minutes(request: Request, zone: dt.tzinfo) -> int:
    """How long a complete request lasts; an hour more or less in the night that the clock is changed."""
    starts_at, ends_at = request.starts_at(zone), request.ends_at(zone)
    if starts_at is None or ends_at is None:
        raise NotPossible(Problem.INCOMPLETE)
    return int(between(starts_at, ends_at).total_seconds()) // 60


def checked_minutes(minutes: int) -> int:
    """Minutes that may be credited for one activity. Raises NotPossible for none, and for more than a day."""
    if not 0 < minutes <= MINUTES_MAX:
        raise NotPossible(Problem.NOT_A_NUMBER)
    return minutes


def read_minutes(words: str) -> int:
    """Hours as they are written, in minutes: `3`, `2,5`, `2:30`. Raises NotPossible for anything else."""
    said = words.strip()
    if (clock := _CLOCK.fullmatch(said)) is not None:
        return checked_minutes(60 * int(clock[1]) + int(clock[2]))
    if (hours := _QUARTERS.fullmatch(said)) is None:
        raise NotPossible(Problem.NOT_A_NUMBER)
    return checked_minutes(60 * int(hours[1]) + int(60 * float(f"0.{hours[2] or 0}")))
