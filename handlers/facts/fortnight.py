"""The coming two weeks of a part of a hub in words, as they would be with hours being written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from markupsafe import Markup

from domain.hubs import Facility, Hub, Municipality
from domain.opening_hours import hours_on
from handlers.answers.week_lines import day_words
from locales import Texts


def two_weeks(_: Texts, part: Facility, hub: Hub, municipality: Municipality, today: dt.date) -> Iterator[Markup]:
    """The coming two weeks of a part, a line for each weekday; both weeks on it where they are alike."""
    for n in range(7):
        day = today + dt.timedelta(days=n)
        both = [hours_on(part, hub, municipality, each, known_on=today) for each in (day, day + dt.timedelta(days=7))]
        here, after = (day_words(_, hours) for hours in both)
        first, second = (_.short_day(hours.day) for hours in both)
        if here == after:
            yield _("{days}: {hours}", days=_.listed((first, second)), hours=here)
        else:
            yield _(
                "{day}: {hours}; {other_day}: {other_hours}", day=first, hours=here, other_day=second, other_hours=after
            )
