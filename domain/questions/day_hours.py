"""A part's hours on a day, kept while the same register is asked about: it is the same few days that are asked for."""

from __future__ import annotations

import datetime as dt
from typing import Final, TypeAlias

from domain.hubs import Facility, Hub, Municipality
from domain.opening_hours import DayHours, hours_on

_MOST_KEPT: Final = 512
_Told: TypeAlias = dict[tuple[str, str, dt.date, dt.date], tuple[Facility, DayHours]]
"""By hub, part, day and the day it is known on; the part is kept to tell another one of the same name from it."""

_LATEST: Final[list[tuple[Municipality, _Told]]] = []


def hours_told(part: Facility, hub: Hub, municipality: Municipality, day: dt.date, known_on: dt.date) -> DayHours:
    """The hours of a part of one of the municipality's hubs on a day, as known on another."""
    told = _told_of(municipality)
    key = hub.slug, part.slug, day, known_on
    kept = told.get(key)
    if kept is not None and kept[0] is part:
        return kept[1]
    found = hours_on(part, hub, municipality, day, known_on=known_on)
    if len(told) >= _MOST_KEPT:
        told.clear()
    told[key] = part, found
    return found


def _told_of(municipality: Municipality) -> _Told:
    """What has been told of this very value of the register; of an earlier one everything is dropped."""
    for register, told in _LATEST:
        if register is municipality:
            return told
    fresh: _Told = {}
    _LATEST[:] = [(municipality, fresh)]
    return fresh
