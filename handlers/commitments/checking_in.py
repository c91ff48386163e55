"""Checking in at the hub with the four digits that the coordinator has.

I am here · /here → code → welcome · once more · ask the coordinator
"""

from __future__ import annotations

import re
from typing import Final

from actions import attending
from actions.attending import Check, Checked
from domain.errors import OutOfDate
from domain.hubs import Municipality
from handlers.commitments.buttons import ImHere
from handlers.commitments.late import is_late, late
from handlers.commitments.mine import stale
from handlers.questions import answer_words
from handlers.requests.standing import refresh_card
from handlers.requests.titles import title
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import ShowMine, home, person
from handlers.toolkit.reading import is_question
from handlers.toolkit.screens import Choice, Screen, lines
from handlers.toolkit.turn import Turn
from locales import Texts

CODE: Final = "code"
_FOUR_DIGITS: Final = re.compile(r"\D*([0-9]\s*[0-9]\s*[0-9]\s*[0-9])\D*")


def code_screen(_: Texts) -> Screen:
    """Which code?"""
    return Screen(
        lines(_("<b>What is the code?</b>"), _("Write the four digits. The coordinator at the hub has them.")),
        ((Choice(_("← My commitments"), ShowMine()), home(_)), (person(_),)),
    )


def nothing_now_screen(_: Texts) -> Screen:
    """There is nothing to check in to."""
    return Screen(
        lines(
            _("You have nothing to check in to right now."),
            _("You can check in from half an hour before it begins until it ends."),
        ),
        ((Choice(_("← My commitments"), ShowMine()), home(_)), (person(_),)),
    )


def checked_screen(_: Texts, municipality: Municipality, checked: Checked) -> Screen:
    """What came of the code."""
    request = checked.request
    if checked.check is Check.HERE:
        said = _("<b>Welcome. You have checked in.</b>")
    elif checked.check is Check.WRONG:
        said = _("That is not the code. Look once more, and write the four digits again.")
    else:
        said = _("The code was wrong too many times. Tell the coordinator, who can check you in.")
    told = lines(*title(_, municipality, request), said) if checked.check is Check.HERE else said
    return Screen(told, ((Choice(_("← My commitments"), ShowMine()), home(_)), (person(_, request.hub or ""),)))


async def here(turn: Turn, code: str) -> Screen:
    """Take the code at once, or ask for it."""
    if not await attending.open_now(turn.work, turn.person, turn.now):
        await turn.await_nothing()
        return nothing_now_screen(turn.texts)
    return await _checked(turn, code, None) if code else await _ask(turn, None)


async def im_here(turn: Turn, press: ImHere) -> Screen:
    """Ask for the code of one commitment."""
    open_now = await attending.open_now(turn.work, turn.person, turn.now)
    if press.request in {held.request.id for held in open_now}:
        return await _ask(turn, press.request)
    held = await attending.coming(turn.work, turn.person, turn.now)
    is_ahead = press.request in {each.request.id for each in held}
    return nothing_now_screen(turn.texts) if is_ahead else await stale(turn, press.request)


async def hear_code(turn: Turn, words: str) -> Screen:
    """Take the code that was asked for."""
    subject = turn.cursor.subject if turn.cursor else ""
    if is_question(words):
        return await answer_words(turn, words)
    if is_late(turn, words):
        told = await late(turn, await attending.coming(turn.work, turn.person, turn.now))
        if told is not None:
            return told
    return await _checked(turn, words, int(subject) if subject.isdigit() else None)


async def _ask(turn: Turn, request_id: int | None) -> Screen:
    await turn.await_words(FLOW.name, CODE, request_id or "")
    return code_screen(turn.texts)


async def _checked(turn: Turn, words: str, request_id: int | None) -> Screen:
    digits = _FOUR_DIGITS.fullmatch(words)
    if digits is None:
        return await _ask(turn, request_id)
    code = "".join(digits[1].split())
    try:
        checked = await attending.check_in(turn.work, turn.person, code, turn.now, request_id)
    except OutOfDate:
        await turn.await_nothing()
        return nothing_now_screen(turn.texts)
    if checked.check is Check.WRONG:
        await turn.await_words(FLOW.name, CODE, request_id or "")
    else:
        await turn.await_nothing()
    if checked.check is Check.HERE:
        await refresh_card(turn.work, turn.municipality, checked.request.id, turn.now)
    return checked_screen(turn.texts, turn.municipality, checked)


FLOW = Flow("checking_in", commands={"here": here}, presses={ImHere: im_here}, words={CODE: hear_code})
