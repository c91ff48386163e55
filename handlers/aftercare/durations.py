"""Lengths of time, and hours by hub and role, as people read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from domain.aftercare import Hours
from domain.hubs import Municipality
from handlers.cards import hub_names, role_names
from handlers.toolkit.screens import lines
from locales import Texts

SHOWN_PARTS: Final = 6
HOUR: Final = 60  #: Minutes.
DAY: Final = 24 * HOUR


def duration(_: Texts, minutes: int) -> Markup:
    """`3 h`, `2 h 30 min`, `45 min`."""
    hours, rest = divmod(minutes, HOUR)
    if not rest:
        return _("{h} h", h=hours)
    return _("{h} h {m} min", h=hours, m=rest) if hours else _("{m} minutes", m=rest)


def span(_: Texts, length: dt.timedelta) -> Markup:
    """How long something took: in days from two days on, otherwise in hours and minutes; at least a minute."""
    minutes = max(1, round(length.total_seconds() / 60))
    return _.plural("{n} day", "{n} days", round(minutes / DAY)) if minutes >= 2 * DAY else duration(_, minutes)


def place_names(_: Texts, municipality: Municipality, hours: Hours) -> tuple[str, str]:
    """The names of a hub and a role; as they were registered, where they are not any more."""
    hub = hub_names(municipality, {hours.hub}) or [hours.hub]
    role = role_names(_, municipality, {hours.role}) or [hours.role]
    return hub[0], role[0]


def hours_lines(_: Texts, municipality: Municipality, hours: Sequence[Hours]) -> tuple[Markup, ...]:
    """A person's confirmed hours: the sum, then a line for each hub and role; none without any."""
    if not hours:
        return ()
    total = sum(part.minutes for part in hours)
    parts = [
        _("{hub}, {role}: {duration}", hub=hub, role=role, duration=duration(_, part.minutes))
        for part in hours[:SHOWN_PARTS]
        for hub, role in [place_names(_, municipality, part)]
    ]
    rest = sum(part.minutes for part in hours[SHOWN_PARTS:])
    if rest:
        parts.append(_("Elsewhere: {duration}", duration=duration(_, rest)))
    return (_("<b>Your hours: {duration}</b>", duration=duration(_, total)), *parts)


def period(_: Texts, first: dt.date, last: dt.date) -> str:
    """From one day to another, or the one day that both are."""
    return _.date(first) if first == last else _.stretch(_.date(first), _.date(last))


def totals(_: Texts, minutes: int, first: dt.date, last: dt.date) -> Markup:
    """Hours and the days they lie between, on two lines."""
    return lines(
        _("Hours: {duration}", duration=duration(_, minutes)),
        _("Period: {period}", period=period(_, first, last)),
    )
