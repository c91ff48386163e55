"""Changes of a request that has been sent: what is planned, packed for a button, and why."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeVar

from domain.errors import NotPossible, OutOfDate, Problem
from domain.hubs import Limits
from domain.requests import Request, RequestStatus, checked_day

Holder = TypeVar("Holder")

LIVE: Final = frozenset({RequestStatus.OPEN, RequestStatus.FULL, RequestStatus.STOPPED})
"""What can still be changed or cancelled."""

MOST_RELEASED: Final = 40
"""How many can be released at a time: a button holds no more."""

READY: Final = "="
"""What a ready reason begins with where it is kept; own words never do."""

STAMP_BITS: Final = 16
"""How much of a number of words tells which words they are."""

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_PARTS: Final = 5


class Reason(StrEnum):
    """Why something is changed or cancelled, for those who press instead of writing."""

    UNTOLD = "u"
    ILLNESS = "i"
    TOO_FEW = "f"  #: Too few have signed up for the activity.
    CLOSED = "c"  #: The hub is closed then.
    PRACTICAL = "p"


def kept_reason(reason: Reason, words: str = "") -> str:
    """A ready reason as it is kept in a request, with the words that belong to it."""
    return f"{READY}{reason} {words}".rstrip()


def told_reason(kept: str) -> tuple[Reason | None, str]:
    """The ready reason that is kept, None for own words, and the words."""
    if not kept.startswith(READY):
        return None, kept
    code, _space, words = kept.removeprefix(READY).partition(" ")
    return (Reason(code) if code in set(Reason) else Reason.UNTOLD), words


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to become different in a request; None stays as it is.

    `released` has one bit for each who has a place, the lowest for whoever came last. `stamp` tells what the request
    was like when the plan was made: a plan for something that has changed since is not carried out.
    """

    day: dt.date | None = None
    starts: dt.time | None = None
    ends: dt.time | None = None
    needed: int | None = None
    released: int = 0
    stamp: str = ""

    def of(self, request: Request) -> Request:
        """The request as it would be."""
        return replace(
            request,
            day=self.day or request.day,
            starts=self.starts if self.starts is not None else request.starts,
            ends=self.ends if self.ends is not None else request.ends,
            needed=self.needed or request.needed,
        )

    def packed(self) -> str:
        """In few characters, at most 34, for a button."""
        day = f"{self.day:%y%m%d}" if self.day else ""
        times = f"{self.starts:%H%M}{self.ends:%H%M}" if self.starts is not None and self.ends is not None else ""
        return ".".join((self.stamp, day, times, str(self.needed or ""), _base36(self.released)))


def read_plan(text: str) -> Plan:
    """The plan that a button holds. Raises OutOfDate for anything that is none."""
    try:
        stamp, day, times, needed, released = text.split(".", _PARTS - 1)
        mask = int(released, 36) if released else 0
        if not text.isascii() or not 0 <= mask < 1 << MOST_RELEASED:
            raise OutOfDate("plan")
        return Plan(
            day=dt.datetime.strptime(day, "%y%m%d").date() if day else None,  # noqa: DTZ007 -- a day has no zone
            starts=_time(times[:4]) if times else None,
            ends=_time(times[4:]) if times else None,
            needed=int(needed) if needed else None,
            released=mask,
            stamp=stamp,
        )
    except ValueError:
        raise OutOfDate("plan") from None


def _time(digits: str) -> dt.time:
    return dt.datetime.strptime(digits, "%H%M").time()  # noqa: DTZ007 -- the hubs' clock


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits


def stamp_of(request: Request, holders: Sequence[int] = ()) -> str:
    """Four digits for what a plan rests on: day, times, number, and whom it releases from among these."""
    rests_on = (request.day, request.starts, request.ends, request.needed, tuple(holders))
    return f"{zlib.crc32(repr(rests_on).encode()) & 0xFFFF:04x}"


def time_stamp(request: Request) -> str:
    """Four digits for the time of a request: an answer to another time is asked about once more."""
    return f"{zlib.crc32(repr((request.day, request.starts, request.ends)).encode()) & 0xFFFF:04x}"


def numbered(number: int, text: str) -> int:
    """A number for words that were kept as `number`; other words kept as the same have another."""
    return number << STAMP_BITS | zlib.crc32(text.encode()) & 0xFFFF


def is_moved(before: Request, after: Request) -> bool:
    """Whether day or time differ."""
    return (before.day, before.starts, before.ends) != (after.day, after.starts, after.ends)


def surplus_of(request: Request) -> int:
    """How many more have a place than are needed."""
    return max(0, request.accepted - (request.needed or 0))


def last_come(number: int) -> int:
    """The mask that releases so many, those who came last."""
    return (1 << min(number, MOST_RELEASED)) - 1


def chosen(holders: Sequence[Holder], mask: int) -> list[Holder]:
    """Those of `holders` (first come first) whom a mask releases."""
    return [holder for bit, holder in enumerate(reversed(holders)) if mask >> bit & 1][::-1]


def check_change(before: Request, after: Request, limits: Limits, now: dt.datetime) -> None:
    """Raise NotPossible for a move into the past or the far future, and for a number nobody can be asked for."""
    if is_moved(before, after) and after.day is not None:
        starts_at = after.starts_at(now.tzinfo or dt.UTC)
        if starts_at is None or starts_at <= now:
            raise NotPossible(Problem.IN_THE_PAST, day=after.day)
        checked_day(after.day, now.date(), limits)
    if (after.needed or 0) < 1:
        raise NotPossible(Problem.TOO_FEW)
    if (after.needed or 0) > limits.needed_max:
        raise NotPossible(Problem.TOO_MANY, most=limits.needed_max)


def week_later(day: dt.date, weeks: int = 1) -> dt.date:
    """The same weekday, so many weeks on."""
    return day + dt.timedelta(weeks=weeks)
