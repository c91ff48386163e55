"""Time for the edges: a wall clock that tests and the demo may move, and a monotonic one for waiting."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clock:
    """`now` gives aware moments, `monotonic` seconds that never jump."""

    now: Callable[[], dt.datetime]
    monotonic: Callable[[], float] = time.monotonic


def real_clock(zone: dt.tzinfo) -> Clock:
    """The machine's own time in the hubs' zone."""
    return Clock(now=lambda: dt.datetime.now(zone))
