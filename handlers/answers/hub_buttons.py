"""The presses that lead to a hub: its card, its hours, and to be told when they change."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.calendar import Days
from handlers.toolkit.buttons import Button

MOST_DAYS = 14
"""How long a stretch of days a press may ask for."""


@dataclass(frozen=True)
class ShowHub(Button, prefix="hub"):
    """Show the card of a hub."""

    hub: str


@dataclass(frozen=True)
class ShowHours(Button, prefix="hours"):
    """Show a hub's hours for a number of days from one day on (`2026-12-01`)."""

    hub: str
    first: str
    count: int

    def days(self) -> Days | None:
        """The days asked for; None when the press does not hold any."""
        try:
            first = dt.date.fromisoformat(self.first)
            last = first + dt.timedelta(days=self.count - 1)
        except (ValueError, OverflowError):
            return None
        return Days(first, last) if 1 <= self.count <= MOST_DAYS else None


@dataclass(frozen=True)
class Follow(Button, prefix="follow"):
    """Be told when a hub opens or its hours change."""

    hub: str


@dataclass(frozen=True)
class Unfollow(Button, prefix="unfollow"):
    """Be told no more."""

    hub: str


def hours_button(hub: str, days: Days) -> ShowHours:
    """The press for a hub's hours over days."""
    return ShowHours(hub, days.first.isoformat(), len(days.each()))
