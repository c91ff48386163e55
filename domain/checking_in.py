"""Checking in at the hub: when it may be done, and with which code."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Final

from domain.moments import between
from domain.requests import Request

MOST_WRONG: Final = 5
"""After so many wrong codes for one request, only the coordinator checks somebody in."""

EARLY: Final = dt.timedelta(minutes=30)
_CODES: Final = 10_000


def new_code(random: Random) -> str:
    """Four digits to check in with."""
    return f"{random.randrange(_CODES):04}"


def has_opened(request: Request, now: dt.datetime) -> bool:
    """Whether it is half an hour before the start or later; `now` is in the hubs' zone."""
    starts_at = request.starts_at(now.tzinfo or dt.UTC)
    return starts_at is not None and between(now, starts_at) <= EARLY


def is_open(request: Request, now: dt.datetime) -> bool:
    """Whether somebody may check in: from half an hour before the start to the end; `now` is in the hubs' zone."""
    ends_at = request.ends_at(now.tzinfo or dt.UTC)
    return ends_at is not None and has_opened(request, now) and between(now, ends_at) >= dt.timedelta()
