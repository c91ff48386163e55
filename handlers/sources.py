"""Where an answer's facts come from, and who to ask when none is registered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from markupsafe import Markup

from domain.hubs import Sourced
from locales.texts import Texts

FRESH: Final = dt.timedelta(days=365)
"""A fact that was checked longer ago than this is told as one that may have changed."""

MOST_LINES: Final = 12
"""How long a message is at most."""


def source_lines(_: Texts, sources: Iterable[Sourced], today: dt.date) -> Iterator[Markup]:
    """One line for each source, the one checked last first; two at most."""
    newest: dict[str, Sourced] = {}
    for each in sources:
        if each.source not in newest or newest[each.source].checked_on < each.checked_on:
            newest[each.source] = each
    for each in sorted(newest.values(), key=lambda each: each.checked_on, reverse=True)[:2]:
        date = _.date(each.checked_on)
        if today - each.checked_on > FRESH:
            yield _("Source: {source}, last confirmed {date}. It may have changed.", source=each.source, date=date)
        else:
            yield _("Source: {source}, checked {date}.", source=each.source, date=date)


def switchboard_line(_: Texts, switchboard: str | None) -> Markup | None:
    """Who can tell what is not registered here."""
    return None if switchboard is None else _("The municipality's switchboard: {phone}.", phone=switchboard)


def bounded(body: Iterable[Markup], tail: Iterable[Markup | None]) -> Markup:
    """A message of at most twelve lines whose last ones are never left out."""
    end = [line for line in tail if line is not None]
    return Markup("\n").join([*list(body)[: MOST_LINES - len(end)], *end])
