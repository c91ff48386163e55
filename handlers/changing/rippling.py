"""A change of hours hits requests: whoever made it, or the hub's coordinators, cancel or move them all in one tap.

saved, import → which requests → cancel all · move all: by how many weeks, or to which day? → all concerned are told
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Final

from markupsafe import Markup

from actions import rippling, telling
from actions.importing import Adoption
from actions.rippling import Ripple
from db import UnitOfWork
from db.commitments.affected import Affected
from domain.changes import Change
from domain.errors import NotPossible, OutOfDate, Problem
from domain.hubs import Hub
from domain.letters import Kind
from domain.request_changes import week_later
from domain.requests import Request
from domain.ripples import WEEKS_LOOKED_AT, weeks_to_move
from handlers.change_words import affected_lines
from handlers.changing.announcing import announce_cancelled, announce_change, wording
from handlers.changing.ripple_rows import ripple_rows
from handlers.requests.buttons import ListRequests
from handlers.requests.calling import letters_of
from handlers.requests.cancelled import cancelled_call_screen
from handlers.requests.change_buttons import AskMoveAll, CancelAll, MoveAll
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import home, person, ways_beside
from handlers.toolkit.reading import day_named
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Choice, Screen, in_rows, lines
from handlers.toolkit.turn import Turn, send
from handlers.without_app import naming_guests
from locales import Texts, texts_in

DAY: Final = "day"


def move_all_screen(_: Texts, at: Ripple, version: int, weeks: Sequence[int]) -> Screen:
    """To which day?"""
    slug = at.hub.slug
    choices = [
        Choice(
            _weeks(_, number),
            MoveAll(slug, version, str(number)),
        )
        for number in weeks
    ]
    return Screen(
        lines(
            _.plural(
                "<b>To which day is {n} request moved?</b>",
                "<b>To which day are {n} requests moved?</b>",
                len(at.requests),
            ),
            _("Choose, or write the day, for example “Thursday” or “24.12”."),
            _("Those who have a place are told, and asked whether it still suits."),
        ),
        (*in_rows(choices, width=1), (home(_), person(_, slug))),
    )


def _weeks(_: Texts, number: int) -> Markup:
    if number == 1:
        return _("Same weekday next week")
    return _.plural("Same weekday in {n} week", "Same weekday in {n} weeks", number)


def rippled_screen(_: Texts, requests: Sequence[Request], told: int, *, is_moved: bool) -> Screen:
    """It is done."""
    number = len(requests)
    return Screen(
        lines(
            _.plural("{n} request has been moved.", "{n} requests have been moved.", number)
            if is_moved
            else _.plural("{n} request has been cancelled.", "{n} requests have been cancelled.", number),
            _.plural("{n} person has been told.", "{n} people have been told.", told) if told else None,
        ),
        ((Choice(_("📋 Requests"), ListRequests()), *ways_beside(_)),),
    )


def ripple_screen(_: Texts, hub: Hub, change: Change, hits: Sequence[Affected]) -> Screen:
    """The register was brought up to date, and requests are hit."""
    return Screen(
        lines(_("<b>{hub}</b>: what is registered was brought up to date.", hub=hub.name), *affected_lines(_, hits)),
        (*ripple_rows(_, change, hits), (home(_), person(_, hub.slug))),
    )


async def cancel_all(turn: Turn, press: CancelAll) -> Screen:
    """Cancel all that are hit."""
    at = await rippling.ripple(turn.work, turn.person, press.hub, press.version, turn.now)
    letters = letters_of(cancelled_call_screen, turn.municipality)
    cancelled = await rippling.cancel_all(turn.work, turn.person, at, letters, turn.now)
    told = sum([await announce_cancelled(turn, each) for each in cancelled])
    done = rippled_screen(turn.texts, at.requests, told, is_moved=False)
    return await naming_guests(turn, done, [request.id for request in at.requests])


async def ask_move_all(turn: Turn, press: AskMoveAll) -> Screen:
    """Ask to which day."""
    at = await rippling.ripple(turn.work, turn.person, press.hub, press.version, turn.now)
    await turn.await_words(FLOW.name, DAY, f"{press.hub} {press.version}")
    weeks = weeks_to_move(list(at.requests), at.municipality, turn.today)
    return move_all_screen(turn.texts, at, press.version, weeks)


async def move_all(turn: Turn, press: MoveAll) -> Screen:
    """Move all that are hit by so many weeks."""
    if press.weeks not in {str(weeks) for weeks in range(1, WEEKS_LOOKED_AT + 1)}:
        raise OutOfDate("weeks")
    weeks = int(press.weeks)
    ask = partial(ask_move_all, turn, AskMoveAll(press.hub, press.version))
    moving = _moved(turn, press.hub, press.version, lambda request: week_later(request.day or turn.today, weeks))
    return await or_again(turn, moving, ask)


async def hear_day(turn: Turn, words: str) -> Screen:
    """Move all that are hit to the day that was written."""
    slug, _space, version = (turn.cursor.subject if turn.cursor else "").partition(" ")
    if not version.isdigit():
        raise OutOfDate("change")
    ask = partial(ask_move_all, turn, AskMoveAll(slug, int(version)))
    return await or_again(turn, _written(turn, slug, int(version), words), ask)


async def _written(turn: Turn, slug: str, version: int, words: str) -> Screen:
    day = day_named(words, turn.texts.language, turn.today)
    if day is None:
        raise NotPossible(Problem.NOT_A_DATE)
    if day > week_later(turn.today, WEEKS_LOOKED_AT):  # a day that has just passed is read as next year's
        raise NotPossible(Problem.TOO_FAR_AHEAD, days=7 * WEEKS_LOOKED_AT)
    return await _moved(turn, slug, version, lambda _request: day)


async def _moved(turn: Turn, slug: str, version: int, day_of: Callable[[Request], dt.date]) -> Screen:
    at = await rippling.ripple(turn.work, turn.person, slug, version, turn.now)
    moved = await rippling.move_all(turn.work, turn.person, at, day_of, wording(turn.municipality), turn.now)
    await turn.await_nothing()
    told = sum([await announce_change(turn, each) for each in moved])
    done = rippled_screen(turn.texts, at.requests, told, is_moved=True)
    return await naming_guests(turn, done, [request.id for request in at.requests])


async def tell_coordinators(work: UnitOfWork, adoption: Adoption, owner_ids: Collection[int], now: dt.datetime) -> int:
    """Tell the coordinators of hubs which requests an import has hit; returns how many messages."""
    told = 0
    for change in adoption.changes:
        hub, hits = adoption.municipality.hub(change.hub), await rippling.hits(work, change, now)
        if hub is None or not hits:
            continue
        for coordinator in await telling.responsible_for(work, {hub.slug}, owner_ids):
            screen = ripple_screen(texts_in(coordinator.language), hub, change, hits)
            await send(work, coordinator.id, screen, now, kind=Kind.NEWS)
            told += 1
    return told


FLOW = Flow(
    "rippling",
    presses={CancelAll: cancel_all, AskMoveAll: ask_move_all, MoveAll: move_all},
    words={DAY: hear_day},
)
