"""Since when a hub is in use, and what happens there on a given day: coming before it, past after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from domain.calendar import Days
from domain.hubs import Event, Hub
from locales.texts import Texts

NEAR: Final = dt.timedelta(days=30)
"""How long before and after an event it is told with opening hours."""

NEW_FOR: Final = dt.timedelta(days=60)
"""How long a house is new, so that its hours tell since when it is in use."""

YOUNG_FOR: Final = dt.timedelta(days=3650)
"""How long a hub's card tells since when it is in use, and what has been."""


def news_lines(_: Texts, hub: Hub, days: Days, today: dt.date) -> Iterator[Markup]:
    """What belongs to an answer on hours: a house newly in use, events asked about or near."""
    yield from _in_use_line(_, hub, today, NEW_FOR)
    for event in hub.events:
        is_asked = days.first <= event.day <= days.last
        if _is_heard(event, today) and (is_asked or abs(event.day - today) <= NEAR):
            yield event_line(_, event, today)


def past_and_coming(_: Texts, hub: Hub, today: dt.date) -> Iterator[Markup]:
    """What belongs to a hub's card."""
    yield from _in_use_line(_, hub, today, YOUNG_FOR)
    for event in hub.events:
        if _is_heard(event, today) and today - event.day <= YOUNG_FOR:
            yield event_line(_, event, today)


def _is_heard(event: Event, today: dt.date) -> bool:
    return event.announced_on is None or event.announced_on <= today


def _in_use_line(_: Texts, hub: Hub, today: dt.date, still_told: dt.timedelta) -> Iterator[Markup]:
    """Since when the house is used; that it will be is not told, for nobody has said when that was known."""
    if hub.in_use_since is not None and dt.timedelta() <= today - hub.in_use_since <= still_told:
        yield _("In use since {date}.", date=_.date(hub.in_use_since))


def event_line(_: Texts, event: Event, today: dt.date) -> Markup:
    """An event, in the tense that fits the day it is."""
    name = event.name.into(_.language)
    if event.day < today and event.is_digital:
        return _("{event} was on {date}, online.", event=name, date=_.date(event.day))
    if event.day < today:
        return _("{event} was on {date}.", event=name, date=_.date(event.day))
    if event.is_digital:
        return _("{event}: {day}, online; there is nowhere to turn up.", event=name, day=_.day(event.day))
    return _("{event}: {day}.", event=name, day=_.day(event.day))
