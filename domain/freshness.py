"""Which registered facts nobody has confirmed for long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from domain.hubs import Fact, Hub, Municipality, Schedule, Sourced


def unchecked_since(municipality: Municipality, day: dt.date) -> dict[str, int]:
    """How many facts and schedules were last checked before a day, by the hub's (or the municipality's) name."""
    old: dict[str, int] = {}
    for name, fact in _checkable(municipality):
        if fact.checked_on < day:
            old[name] = old.get(name, 0) + 1
    return old


def old_statements(hub: Hub, municipality: Municipality, today: dt.date) -> tuple[Fact | Schedule, ...]:
    """What must be confirmed anew at a hub, hours first; a schedule that holds no more is left alone."""
    since = municipality.fresh_since(today)
    schedules = (schedule for part in hub.facilities for schedule in part.schedules)
    holding = (each for each in schedules if (each.valid_to or dt.date.max) >= today)
    stated: list[Fact | Schedule] = [*holding, *hub.facts]
    return tuple(each for each in stated if each.checked_on < since)


def _checkable(municipality: Municipality) -> Iterator[tuple[str, Sourced]]:
    """Everything that can grow old, closures aside: they end by themselves."""
    for fact in municipality.contact:
        yield municipality.name, fact
    for hub in municipality.hubs:
        for fact in hub.facts:
            yield hub.name, fact
        for facility in hub.facilities:
            for schedule in facility.schedules:
                yield hub.name, schedule
