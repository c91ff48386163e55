"""Closing one part of a hub while the house stays open, and opening it again.

part → days → saved
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

from actions import closing, correcting
from domain.calendar import Days
from domain.errors import OutOfDate
from domain.hubs import Facility, Hub
from handlers.facts.buttons import AskClosePart, ClosePart, ReopenPart
from handlers.facts.days import days_named, subject_of
from handlers.facts.desk import saved
from handlers.facts.desk_screens import back
from handlers.facts.typed import typed
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import home
from handlers.toolkit.screens import Choice, Screen, in_rows, lines
from handlers.toolkit.turn import Turn
from locales import Texts

DAYS: Final = "days"
LONG: Final = 14
"""How many days the longer press closes a part; words can say more."""


def which_part_closed_screen(_: Texts, hub: Hub) -> Screen:
    """Which part of the hub?"""
    parts = in_rows(Choice(part.name.into(_.language), AskClosePart(hub.slug, part.slug)) for part in hub.facilities)
    return Screen(_("<b>Which part of {hub} is closed?</b>", hub=hub.name), (*parts, (back(_, hub), home(_))))


def close_part_screen(_: Texts, hub: Hub, part: Facility) -> Screen:
    """Which days?"""
    choices = (
        Choice(_("Today"), ClosePart(hub.slug, part.slug, long=False)),
        Choice(_("Two weeks"), ClosePart(hub.slug, part.slug, long=True)),
    )
    name = part.name.into(_.language)
    return Screen(
        lines(
            _("<b>{hub}, {part}</b>: which days is it closed?", hub=hub.name, part=name),
            _("You can also write them, for example “24.12–26.12” or “Friday”. The last day is closed too."),
        ),
        (choices, (back(_, hub), home(_))),
    )


async def ask_close_part(turn: Turn, press: AskClosePart) -> Screen:
    """Ask which part, then which days."""
    at = await correcting.desk(turn.work, turn.person, press.hub)
    if not press.part:
        return which_part_closed_screen(turn.texts, at.hub)
    part = at.part(press.part)
    await turn.await_words(FLOW.name, DAYS, f"{press.hub} {part.slug}")
    return close_part_screen(turn.texts, at.hub, part)


async def close_part(turn: Turn, press: ClosePart) -> Screen:
    """Close for the days pressed."""
    last = turn.today + dt.timedelta(days=LONG - 1 if press.long else 0)
    return await _closed(turn, press.hub, press.part, Days(turn.today, last))


async def hear_days(turn: Turn, words: str) -> Screen:
    """Close for the days written."""
    slug, part = subject_of(turn)
    return await typed(
        turn, words, partial(_close_words, turn, slug, part), partial(ask_close_part, turn, AskClosePart(slug, part))
    )


async def _close_words(turn: Turn, slug: str, part: str, words: str) -> Screen:
    return await _closed(turn, slug, part, days_named(words, turn.texts.language, turn.today))


async def _closed(turn: Turn, slug: str, part: str, days: Days) -> Screen:
    kept = await closing.close(turn.work, turn.person, slug, days.first, days.last, turn.now, part=part)
    return await saved(turn, kept)


async def reopen_part(turn: Turn, press: ReopenPart) -> Screen:
    """Usual hours of a part again."""
    at = await correcting.desk(turn.work, turn.person, press.hub)
    closures = closing.closures_of(at, turn.today, at.part(press.part).slug)
    if not closures:
        raise OutOfDate("closure")
    ends = closures[0].last
    return await saved(turn, await closing.reopen(turn.work, turn.person, press.hub, ends, turn.now, part=press.part))


FLOW = Flow(
    "parts",
    presses={AskClosePart: ask_close_part, ClosePart: close_part, ReopenPart: reopen_part},
    words={DAYS: hear_days},
)
