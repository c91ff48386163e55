"""Other hours than the usual ones on one day.

part → day and hours → saved
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

from actions import correcting
from domain.changes import ChangeKind
from domain.closures import SpecialOpening
from domain.corrections import source_of
from domain.hubs import Facility, Hub, ScheduleKind
from handlers.facts.buttons import AskSpecial
from handlers.facts.days import day_and_hours, subject_of
from handlers.facts.desk import saved
from handlers.facts.desk_screens import back
from handlers.facts.typed import typed
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import home
from handlers.toolkit.screens import Choice, Screen, in_rows, lines
from handlers.toolkit.turn import Turn
from locales import Texts

HOURS: Final = "hours"


def which_part_screen(_: Texts, hub: Hub) -> Screen:
    """Which part of the hub?"""
    parts = in_rows(Choice(part.name.into(_.language), AskSpecial(hub.slug, part.slug)) for part in hub.facilities)
    return Screen(_("<b>Whose hours at {hub}?</b>", hub=hub.name), (*parts, (back(_, hub), home(_))))


def special_screen(_: Texts, hub: Hub, part: Facility) -> Screen:
    """Which day, and from when to when?"""
    return Screen(
        lines(
            _("<b>{hub}, {part}</b>: which day, and from when to when?", hub=hub.name, part=part.name.into(_.language)),
            _("Write for example “24.12 10–13”."),
        ),
        ((back(_, hub), home(_)),),
    )


async def ask_special(turn: Turn, press: AskSpecial) -> Screen:
    """Ask for which part, then for the day and its hours."""
    at = await correcting.desk(turn.work, turn.person, press.hub)
    if not press.part and len(at.hub.facilities) != 1:
        return which_part_screen(turn.texts, at.hub)
    part = at.part(press.part or at.hub.facilities[0].slug)
    await turn.await_words(FLOW.name, HOURS, f"{press.hub} {part.slug}")
    return special_screen(turn.texts, at.hub, part)


async def hear_special(turn: Turn, words: str) -> Screen:
    """Keep the hours of one day."""
    slug, part = subject_of(turn)
    return await typed(
        turn, words, partial(_special, turn, slug, part), partial(ask_special, turn, AskSpecial(slug, part))
    )


async def _special(turn: Turn, slug: str, part: str, words: str) -> Screen:
    day, hours = day_and_hours(words, turn.texts.language, turn.today)
    at = await correcting.desk(turn.work, turn.person, slug)
    opening = special_opening(at.hub, part, day, hours, turn.today)
    kind = ChangeKind.OPENING
    return await saved(turn, await correcting.open_specially(turn.work, turn.person, slug, [opening], kind, turn.now))


def special_opening(hub: Hub, part: str, day: dt.date, hours: str, today: dt.date) -> SpecialOpening:
    """A coordinator's word on one day."""
    return SpecialOpening(
        hub=hub.slug,
        facility=part,
        first=day,
        last=day,
        hours=hours,
        kind=ScheduleKind.STAFFED,
        announced_on=today,
        source=source_of(hub),
        checked_on=today,
    )


FLOW = Flow("special_hours", presses={AskSpecial: ask_special}, words={HOURS: hear_special})
