"""The hours that hold since a change, for those who are told of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from domain.calendar import Days
from domain.changes import Change, ChangeKind
from domain.hubs import Facility, Hub, Municipality
from domain.opening_hours import DayHours, hours_on
from handlers.answers.week_lines import day_words, run_lines
from locales import Texts

_WEEK: Final = dt.timedelta(days=6)
_MOST_PARTS: Final = 5


def hours_since(_: Texts, municipality: Municipality, change: Change, today: dt.date) -> Iterator[Markup]:
    """A week of a part that has new hours, or each part on the one day that was changed."""
    hub = municipality.hub(change.hub)
    if hub is None or change.first is None:
        return
    parts = [part for part in hub.facilities if change.facility in {"", part.slug}][:_MOST_PARTS]
    if change.kind is ChangeKind.HOURS:
        for part in parts[:1]:
            yield from run_lines(_, _days(part, hub, municipality, change.first, change.first + _WEEK, today))
    elif change.kind in {ChangeKind.OPENING, ChangeKind.USUAL, ChangeKind.UNDONE} and change.first == change.last:
        for part in parts:
            [day] = _days(part, hub, municipality, change.first, change.first, today)
            yield _("{part}: {hours}", part=part.name.into(_.language), hours=day_words(_, day))


def _days(
    part: Facility, hub: Hub, municipality: Municipality, first: dt.date, last: dt.date, today: dt.date
) -> list[DayHours]:
    return [hours_on(part, hub, municipality, day, known_on=today) for day in Days(first, last).each()]
