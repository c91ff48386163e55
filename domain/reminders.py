"""What somebody must be asked or told on a day, each once: eves, closures that end, houses that are open again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.half_days import half_days_to_ask
from domain.hubs import Closure, Hub, Municipality

ENDING_AHEAD: Final = dt.timedelta(days=2)
"""How early coordinators are asked what comes after a closure that may be extended."""

STILL_NEWS: Final = dt.timedelta(days=3)
"""How long after a closure ended its followers are told that the house is open again."""

STILL_ASKED: Final = dt.timedelta(days=30)
"""How long after an unconfirmed end somebody is asked, should nobody have been there before."""


class ReminderKind(StrEnum):
    """What a reminder is about."""

    HALF_DAY = "half_day"  #: To coordinators: what holds on an eve?
    ENDING = "ending"  #: To coordinators: what comes after a closure that may be extended?
    OPEN_AGAIN = "open_again"  #: To followers: the closure is over, as was told.


@dataclass(frozen=True)
class Reminder:
    """One thing to ask or tell about a hub; `day` is the eve, or the last day of the closure."""

    kind: ReminderKind
    hub: str
    day: dt.date


def reminders_due(municipality: Municipality, today: dt.date) -> tuple[Reminder, ...]:
    """Everything due today, whether or not it was done before."""
    found = [Reminder(ReminderKind.HALF_DAY, each.hub.slug, each.day) for each in half_days_to_ask(municipality, today)]
    for hub in municipality.hubs:
        if not hub.is_planned:
            found += _of_closures(hub, municipality, today)
    return tuple(dict.fromkeys(found))


def _of_closures(hub: Hub, municipality: Municipality, today: dt.date) -> Iterator[Reminder]:
    closures = [each for each in municipality.closures if _is_of_house(each, hub) and each.counts_on(today)]
    latest = max(closures, key=lambda each: each.last, default=None)
    if latest is None:
        return
    if latest.may_be_extended and latest.last - ENDING_AHEAD <= today <= latest.last + STILL_ASKED:
        yield Reminder(ReminderKind.ENDING, hub.slug, latest.last)
    is_over = latest.last < today <= latest.last + STILL_NEWS and not latest.may_be_extended
    if is_over and latest.heard_on <= latest.last:  # else the word that it is over was given, and told, in its place
        yield Reminder(ReminderKind.OPEN_AGAIN, hub.slug, latest.last)


def _is_of_house(closure: Closure, hub: Hub) -> bool:
    return closure.is_of_hub(hub.slug) and not closure.facilities
