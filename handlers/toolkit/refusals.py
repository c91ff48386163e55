"""What is said when an action refuses: one sentence that helps, and the ways on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Any

from markupsafe import Markup

from domain.errors import InvitationSpent, NotAllowed, NotAnOwner, NotAsked, NotPossible, OutOfDate, Problem, Refused
from domain.hubs import Municipality
from handlers.toolkit.home import ways
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from locales import Texts


def refusal_screen(_: Texts, refusal: Refused, municipality: Municipality) -> Screen:
    """The screen for a refusal."""
    return Screen(refusal_text(_, refusal, municipality), (ways(_),))


async def or_again(turn: Turn, attempt: Awaitable[Screen], question: Callable[[], Awaitable[Screen]]) -> Screen:
    """What came of an attempt; when it is not possible, what is wrong with it, and the question once more."""
    try:
        return await attempt
    except NotPossible as refusal:
        screen = await question()
        return screen.preceded_by(problem_text(turn.texts, refusal.problem, refusal.facts))


def refusal_text(_: Texts, refusal: Refused, municipality: Municipality) -> Markup:  # noqa: PLR0911 -- a table
    """The sentence for a refusal."""
    match refusal:
        case NotPossible():
            return problem_text(_, refusal.problem, refusal.facts)
        case NotAsked():
            return _("This request was not meant for you. Nothing has been changed.")
        case NotAnOwner():
            return _("Only those who own this bot can do this. Nothing has been changed.")
        case NotAllowed():
            return _("Only coordinators of that hub can do this. Nothing has been changed.")
        case OutOfDate():
            return _("This button is out of date, so nothing has been changed. Here is the way on.")
        case InvitationSpent():
            return _("This invitation cannot be used. Ask for a new one where you got it.")
        case _refusal:
            return _(
                "I cannot find that in {municipality} any more. Nothing has been changed.",
                municipality=municipality.name,
            )


def problem_text(_: Texts, problem: Problem, facts: dict[str, Any]) -> Markup:  # noqa: C901, PLR0911, PLR0912 -- a table
    """The sentence for what is wrong with a wish."""
    match problem:
        case Problem.TOO_LONG:
            return _(
                "That was {length} characters; {most} is the most I can keep. Please write it shorter.",
                **facts,
            )
        case Problem.EMPTY:
            return _("I could not read any words there. Please write it as text.")
        case Problem.NOT_RECOGNISED:
            return _("I did not recognise that. You can also press a button.")
        case Problem.IN_THE_PAST:
            return _("{day} is in the past. Please choose a later time.", day=_day(_, facts))
        case Problem.TOO_FAR_AHEAD:
            return _("That is more than {days} days ahead. Please choose an earlier day.", **facts)
        case Problem.NOT_A_DATE:
            return _("I did not understand the day. Write for example “Thursday” or “24.12”.")
        case Problem.NOT_A_TIME:
            return _("I did not understand the time. Write it from and to, for example “17–20”.")
        case Problem.NOT_A_NUMBER:
            return _("Please write a number, for example 3.")
        case Problem.TOO_FEW:
            return _("At least one person must be needed. Please write a number from 1.")
        case Problem.TOO_MANY:
            return _("{most} is the most people one request can ask for. Please write a lower number.", **facts)
        case Problem.TAKEN_BY_GUESTS:
            return _("{least} people were added by name. Take them off the list before asking for fewer.", **facts)
        case Problem.CLOSED_THEN:
            return _("{hub} is closed on {day} too. Please choose another day.", hub=facts["hub"], day=_day(_, facts))
        case Problem.HUB_IS_PLANNED:
            return _("{hub} is planned and has not opened yet, so nobody can be asked to help there.", **facts)
        case Problem.NOT_YOUR_HUB:
            return _("You are not a coordinator at {hub}, so I left the hub out.", **facts)
        case Problem.UNKNOWN_ROLE:
            return _("“{role}” is none of the roles I know.", **facts)
        case Problem.NOBODY_TO_ASK:
            return _("Nobody who can be asked fits this request yet. The draft is kept; you can widen it.")
        case Problem.INCOMPLETE:
            return _("Something is still missing: choose at least one of each before going on.")
        case Problem.NOBODY_COMES:
            return _("Nobody is coming yet, so there is nobody to write to.")
        case Problem.NOT_COMING:
            return _("You have withdrawn from this, so nothing has been sent.")
        case Problem.COMES_NO_MORE:
            return _("{name} has withdrawn from this, so nothing has been sent.", **facts)
        case Problem.NO_PLACE_FREE:
            return _("No place is free, or nobody more is asked. Nobody was added.")
        case Problem.CONSENT_MISSING:
            return _("You are not registered as a volunteer yet. Send /volunteer to begin.")


def _day(_: Texts, facts: dict[str, Any]) -> str:
    day = facts.get("day")
    return _.day(day) if isinstance(day, dt.date) else ""
