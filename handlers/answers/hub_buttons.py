"""The presses that lead to a hub: its card, its hours, and to be told when they change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from domain.calendar import Days
from handlers.toolkit.buttons import Button

MOST_DAYS = 14
"""How long a stretch of days a press may ask for."""


class ShowHub(Button, prefix="hub"):
    """Show the card of a hub."""

    hub: str


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


class Meant(Button, prefix="mean"):
    """Answer what was meant: a kind of question, a hub (none: all), and days from first to last (none: today)."""

    kind: str
    hub: str = ""
    first: str = ""
    last: str = ""

    def days(self) -> Days | None:
        """The days; None for today, and for none that can have been offered."""
        try:
            days = Days(dt.date.fromisoformat(self.first), dt.date.fromisoformat(self.last))
        except ValueError:
            return None
        return days if dt.timedelta() <= days.last - days.first < dt.timedelta(days=MOST_DAYS) else None


class Follow(Button, prefix="follow"):
    """Be told when a hub opens or its hours change."""

    hub: str


class Unfollow(Button, prefix="unfollow"):
    """Be told no more."""

    hub: str


class FollowSeveral(Button, prefix="follow.m"):
    """Be told of several hubs, by their slugs with a point between; none: of all."""

    hubs: str = ""


class UnfollowSeveral(Button, prefix="unfollow.m"):
    """Be told of none of them any more."""

    hubs: str = ""


MOST_NAMED: Final = 2
"""So many hubs fit into a press; for more of them it stands for all."""


def named_together(hubs: Sequence[str]) -> str:
    """Hubs as a press names them."""
    return ".".join(hubs) if len(hubs) <= MOST_NAMED else ""


def hours_button(hub: str, days: Days) -> ShowHours:
    """The press for a hub's hours over days."""
    return ShowHours(hub, days.first.isoformat(), len(days.each()))


def meant_button(kind: str, hubs: Sequence[str], days: Days | None) -> Meant:
    """The press for a kind of question about hubs and days; several hubs stand for all."""
    hub = hubs[0] if len(hubs) == 1 else ""
    return Meant(kind, hub, days.first.isoformat(), days.last.isoformat()) if days else Meant(kind, hub)
