"""Who a request goes to, and who is left out and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom a request asks for. With interests, one of them must be shared; without, all are asked."""

    hub: str
    role: str
    interests: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Audience:
    """How many fit a request, and how many of those are left out, by reason."""

    reached: int
    paused: int = 0
    unreachable: int = 0
