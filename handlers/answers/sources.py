"""Where an answer's facts come from, and who to ask when none is registered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from markupsafe import Markup

from domain.hubs import Sourced
from locales.texts import Texts

MOST_LINES: Final = 12
"""How long a message is at most."""


def source_lines(_: Texts, sources: Iterable[Sourced], fresh_since: dt.date) -> Iterator[Markup]:
    """One line that names who stated the facts and when; of each, the date longest ago, so as not to promise much.

    What was checked before `fresh_since` is told as something that may have changed.
    """
    oldest: dict[str, dt.date] = {}
    for each in sources:
        publisher = each.source.split(",")[0]
        oldest[publisher] = min(each.checked_on, oldest.get(publisher, each.checked_on))
    if not oldest:
        return
    stated = _.listed(
        _("{source} (last confirmed {date})", source=publisher, date=_told(_, date, fresh_since)).unescape()
        for publisher, date in sorted(oldest.items(), key=lambda item: item[1], reverse=True)
    )
    if any(date < fresh_since for date in oldest.values()):
        yield _("Source: {sources}. It may have changed.", sources=stated)
    else:
        yield _("Source: {sources}.", sources=stated)


def _told(_: Texts, date: dt.date, fresh_since: dt.date) -> str:
    """A fresh date in full; an old one by its month, which is often all that is known of it."""
    return _.month(date) if date < fresh_since else _.date(date)


def switchboard_line(_: Texts, switchboard: str | None) -> Markup | None:
    """Who can tell what is not registered here."""
    return None if switchboard is None else _("The municipality's switchboard: {phone}.", phone=switchboard)


def bounded(body: Iterable[Markup], tail: Iterable[Markup | None]) -> Markup:
    """A message of at most twelve lines whose last ones are never left out."""
    end = [line for line in tail if line is not None]
    return Markup("\n").join([*list(body)[: MOST_LINES - len(end)], *end])
