"""Clashes: two activities that nobody can both be at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import combinations

from domain.requests import Request


def overlaps(one: Request, other: Request, zone: dt.tzinfo) -> bool:
    """Whether two requests are at the same time; where one ends as the other begins, they are not.

    One that lacks its day or times is never at the same time as any. Moments are compared in UTC: in one and the same
    zone, Python compares wall clocks, and those of a night in autumn pass twice.
    """
    (starts, ends), (other_starts, other_ends) = _span(one, zone), _span(other, zone)
    if starts is None or ends is None or other_starts is None or other_ends is None:
        return False
    return starts < other_ends and other_starts < ends


def clashes_among(listed: Sequence[Request], zone: dt.tzinfo) -> frozenset[int]:
    """The ids of those requests that are at the same time as another of them."""
    pairs = [pair for pair in combinations(listed, 2) if overlaps(*pair, zone)]
    return frozenset(request.id for pair in pairs for request in pair)


def _span(request: Request, zone: dt.tzinfo) -> tuple[dt.datetime | None, dt.datetime | None]:
    starts, ends = request.starts_at(zone), request.ends_at(zone)
    return starts and starts.astimezone(dt.UTC), ends and ends.astimezone(dt.UTC)
