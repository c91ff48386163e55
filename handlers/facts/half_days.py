"""Eves: what holds is asked of coordinators in time, never assumed.

asked → closed · as usual · other hours: from-to → saved
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

from actions import correcting
from domain.changes import ChangeKind
from domain.closures import SpecialOpening
from domain.errors import OutOfDate
from domain.half_days import HalfDay, half_day_of, usual_spans
from domain.hubs import Municipality
from handlers.answers.feasts import feast_name
from handlers.answers.week_lines import span_text
from handlers.facts.buttons import Close, OtherEve, UsualEve
from handlers.facts.days import day_of, hours_between, subject_of
from handlers.facts.desk import saved
from handlers.facts.desk_screens import back
from handlers.facts.special_hours import special_opening
from handlers.facts.typed import typed
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import home
from handlers.toolkit.screens import Choice, Screen, lines
from handlers.toolkit.turn import Turn
from locales import Texts

HOURS: Final = "hours"


def half_day_screen(_: Texts, municipality: Municipality, asked: HalfDay, today: dt.date) -> Screen:
    """What holds?"""
    hub, first = asked.hub, asked.day.isoformat()
    usual = [
        _("{part}: usually {hours}", part=part.name.into(_.language), hours=span_text(_, spans))
        for part in asked.parts
        if (spans := usual_spans(part, hub, municipality, asked.day, today))
    ]
    return Screen(
        lines(
            _("<b>{hub}: what holds on {day}?</b>", hub=hub.name, day=_.day(asked.day)),
            _(
                "It is {eve}. Until you have answered, people are told that the hours are not confirmed.",
                eve=feast_name(_, asked.eve),
            ),
            *usual,
        ),
        (
            (Choice(_("🔒 Closed"), Close(hub.slug, first, 1)), Choice(_("As usual"), UsualEve(hub.slug, first))),
            (Choice(_("Other opening hours"), OtherEve(hub.slug, first)),),
            (back(_, hub), home(_)),
        ),
    )


def other_screen(_: Texts, asked: HalfDay) -> Screen:
    """From when to when?"""
    parts = _.listed(part.name.into(_.language) for part in asked.parts)
    return Screen(
        lines(
            _("<b>{hub}, {day}</b>: from when to when?", hub=asked.hub.name, day=_.day(asked.day)),
            _("It will hold for {parts}. Write for example “10–13”.", parts=parts),
        ),
        ((back(_, asked.hub), home(_)),),
    )


async def keep_usual(turn: Turn, press: UsualEve) -> Screen:
    """The ordinary hours hold."""
    asked, municipality = await _asked(turn, press.hub, press.first)
    openings = []
    for part in asked.parts:
        spans = usual_spans(part, asked.hub, municipality, asked.day, turn.today)
        hours = ",".join(f"{span.opens:%H:%M}-{_end(span.closes, asked.day)}" for span in spans)
        openings.append(special_opening(asked.hub, part.slug, asked.day, hours, turn.today))
    return await _kept(turn, asked, openings, ChangeKind.USUAL)


def _end(closes: dt.datetime, day: dt.date) -> str:
    return "24:00" if closes.date() > day else f"{closes:%H:%M}"


async def ask_other(turn: Turn, press: OtherEve) -> Screen:
    """Ask for the hours."""
    asked, _municipality = await _asked(turn, press.hub, press.first)
    await turn.await_words(FLOW.name, HOURS, f"{press.hub} {press.first}")
    return other_screen(turn.texts, asked)


async def hear_other(turn: Turn, words: str) -> Screen:
    """Keep the hours written."""
    slug, first = subject_of(turn)
    return await typed(turn, words, partial(_other, turn, slug, first), partial(ask_other, turn, OtherEve(slug, first)))


async def _other(turn: Turn, slug: str, first: str, words: str) -> Screen:
    asked, _municipality = await _asked(turn, slug, first)
    hours = hours_between(words, turn.texts.language)
    openings = [special_opening(asked.hub, part.slug, asked.day, hours, turn.today) for part in asked.parts]
    return await _kept(turn, asked, openings, ChangeKind.OPENING)


async def _kept(turn: Turn, asked: HalfDay, openings: list[SpecialOpening], kind: ChangeKind) -> Screen:
    made = await correcting.open_specially(turn.work, turn.person, asked.hub.slug, openings, kind, turn.now)
    return await saved(turn, made)


async def _asked(turn: Turn, slug: str, first: str) -> tuple[HalfDay, Municipality]:
    """What is still open. Raises OutOfDate once somebody has answered, or the day is past."""
    at, day = await correcting.desk(turn.work, turn.person, slug), day_of(first)
    asked = half_day_of(at.hub, at.municipality, day, turn.today) if day >= turn.today else None
    if asked is None:
        raise OutOfDate("eve")
    return asked, at.municipality


FLOW = Flow("half_days", presses={UsualEve: keep_usual, OtherEve: ask_other}, words={HOURS: hear_other})
