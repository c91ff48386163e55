"""A standing duty begins from a draft.

preview → how often → these dates ⇄ a last day → it has begun
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from actions import overseeing, repeating, requesting
from domain.errors import NotPossible, OutOfDate, Problem
from handlers.requests.buttons import Repeat
from handlers.requests.calling import letters_of
from handlers.requests.calls import call_screen
from handlers.series.buttons import BeginSeries, PlanSeries
from handlers.series.screens import plan_screen, rhythm_screen, series_screen
from handlers.toolkit.flow import Flow
from handlers.toolkit.reading import day_named, says_more_than_a_day
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn

LAST: Final = "last"


async def repeat(turn: Turn, press: Repeat) -> Screen:
    """Ask how often."""
    request = await requesting.draft_numbered(turn.work, turn.person, press.request)
    if not request.is_complete:
        raise NotPossible(Problem.INCOMPLETE)
    await turn.await_nothing()
    return rhythm_screen(turn.texts, turn.municipality, request)


async def plan(turn: Turn, press: PlanSeries) -> Screen:
    """Show the dates; what is typed next is the last day."""
    series = await repeating.outline(turn.work, turn.person, press.request, press.weeks, _day(press.last))
    await turn.await_words(FLOW.name, LAST, f"{press.request} {press.weeks} {press.last}".rstrip())
    outlook = repeating.outlook(series, turn.municipality, turn.now)
    return plan_screen(turn.texts, turn.municipality, press.request, series, outlook)


async def hear_last(turn: Turn, words: str) -> Screen:
    """Take a last day."""
    request, weeks, last = [*(turn.cursor.subject if turn.cursor else "").split(" "), "", "", ""][:3]
    if not (request.isdigit() and weeks.isdigit()):
        raise OutOfDate("series")
    planned = PlanSeries(int(request), int(weeks), last)
    if says_more_than_a_day(words, turn.texts.language, turn.today):
        _ = turn.texts
        said = _("I only take a last day here. A single date can be cancelled once it has been made.")
        return (await plan(turn, planned)).preceded_by(said)
    return await or_again(turn, _plan_until(turn, planned, words), lambda: plan(turn, planned))


async def _plan_until(turn: Turn, planned: PlanSeries, words: str) -> Screen:
    day = day_named(words, turn.texts.language, turn.today)
    if day is None:
        raise NotPossible(Problem.NOT_A_DATE)
    return await plan(turn, PlanSeries(planned.request, planned.weeks, day.isoformat()))


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written) if written else None
    except ValueError as error:
        raise OutOfDate("last day") from error


async def begin(turn: Turn, press: BeginSeries) -> Screen:
    """Begin, and make the dates that are near."""
    series = await repeating.outline(turn.work, turn.person, press.request, press.weeks, _day(press.last))
    letters = letters_of(call_screen, turn.municipality)
    made = await repeating.begin(turn.work, turn.person, press.request, series, turn.municipality, letters, turn.now)
    await turn.await_nothing()
    _ = turn.texts
    course = await overseeing.course(turn.work, made.series, turn.now)
    said = _("<b>It has begun.</b> I make the next dates in good time and tell you.")
    return series_screen(_, turn.municipality, course).preceded_by(said)


FLOW = Flow("series", presses={Repeat: repeat, PlanSeries: plan, BeginSeries: begin}, words={LAST: hear_last})
