"""Whom a request asks, in which order, and who is left out and why: one verdict a person.

Those who fit best come first: they share an interest and have time then. Next come all with the role at the hub,
then people of neighbouring hubs who want to be asked there too. Among equals, whoever was asked longest ago.
`db/commitments/verdicts.py` says the same in SQL; a test holds the two against each other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from domain.moments import between, later
from domain.people import Digest
from domain.quiet_hours import QuietHours

SHORTEST_GAP: Final = dt.timedelta(minutes=5)
GAPS: Final = 6
"""So many waves have room before the start, however soon it is."""

IN_TIME: Final = dt.timedelta(hours=2)
"""How long before the start a message that waits for its hour must come."""


class Fit(IntEnum):
    """How well somebody fits; the lower number is asked first."""

    BEST = 1  #: Hub, role, a shared interest, and time then.
    ROLE = 2  #: Hub and role.
    NEARBY = 3  #: The role, at a neighbouring hub.


class LeftOut(IntEnum):
    """Why somebody with the role is not asked; the first reason that holds is told."""

    BLOCKED = 11  #: Has blocked the bot.
    PAUSED = 12
    PEACE = 13  #: Wants urgent calls only, or one message a day that would come too late.
    CAPPED = 14  #: Has been asked often enough this week.
    BUSY = 15  #: Helps somewhere else at that time.


Verdict = Fit | LeftOut


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody with the role, at the hub or nearby, as far as a verdict depends on it."""

    is_reachable: bool = True
    paused_until: dt.date | None = None
    digest: Digest = Digest.NOW
    calls_this_week: int = 0
    is_busy: bool = False
    is_of_hub: bool = True
    shares_interest: bool = True
    has_time: bool = True


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for all candidates of one request."""

    today: dt.date
    calls_per_week: int
    is_urgent: bool = False
    is_digest_in_time: bool = True  #: The next daily message comes well before the start.


def verdict(candidate: Candidate, rules: Rules) -> Verdict:  # noqa: PLR0911 -- a table: one line a reason
    """Whether, and after whom, somebody is asked."""
    if not candidate.is_reachable:
        return LeftOut.BLOCKED
    if candidate.paused_until is not None and candidate.paused_until >= rules.today:
        return LeftOut.PAUSED
    if not rules.is_urgent and not _wants(candidate.digest, rules):
        return LeftOut.PEACE
    if not rules.is_urgent and candidate.calls_this_week >= rules.calls_per_week:
        return LeftOut.CAPPED
    if candidate.is_busy:
        return LeftOut.BUSY
    if not candidate.is_of_hub:
        return Fit.NEARBY
    return Fit.BEST if candidate.shares_interest and candidate.has_time else Fit.ROLE


def _wants(digest: Digest, rules: Rules) -> bool:
    return digest is Digest.NOW or (digest is Digest.DAILY and rules.is_digest_in_time)


Counts = Mapping[Verdict, int]


def widest(wave: int, counts: Counts) -> Fit | None:
    """How far a wave reaches: one step wider each time, and wider still where nobody else is left."""
    reach = min(wave, Fit.NEARBY)
    there = [fit for fit in Fit if counts.get(fit, 0)]
    return max(Fit(reach), min(there)) if there else None


@dataclass(frozen=True, slots=True)
class Wave:
    """One round of asking: when, and how many."""

    number: int
    at: dt.datetime
    people: int


def waves(
    counts: Counts, size: int, first_at: dt.datetime, starts_at: dt.datetime, gap: dt.timedelta, quiet: QuietHours
) -> Iterator[Wave]:
    """How a request would go out if nobody answered: until all have been asked or it starts.

    `size` is how many are asked at a time, `gap` the longest time between two waves.
    """
    left: dict[Verdict, int] = {fit: counts.get(fit, 0) for fit in Fit}
    at, number = quiet.after(first_at), 1
    while at < starts_at and (reach := widest(number, left)) is not None:
        room = size
        for fit in [fit for fit in Fit if fit <= reach]:
            taken = min(room, left[fit])
            left[fit] -= taken
            room -= taken
        yield Wave(number, at, size - room)
        number += 1
        at = quiet.after(later(at, gap_before(at, starts_at, gap)))


def gap_before(now: dt.datetime, starts_at: dt.datetime, longest: dt.timedelta) -> dt.timedelta:
    """How long to wait for answers to a wave: less the nearer the start is."""
    return max(SHORTEST_GAP, min(longest, between(now, starts_at) / GAPS))


def next_digest(now: dt.datetime, hour: int) -> dt.datetime:
    """When those who want one message a day get the next one; `now` is in the hubs' zone."""
    today = dt.datetime.combine(now.date(), dt.time(hour), now.tzinfo)
    return today if today > now else today + dt.timedelta(days=1)
