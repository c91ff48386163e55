"""Responses: a volunteer answers a call for help.

call → I can → place · full
     → I cannot → thanks
place → I must withdraw → thanks, and the place is free again
"""

from __future__ import annotations

from markupsafe import Markup

from actions import responding
from actions.leaving import Freed
from actions.responding import Outcome
from domain.requests import Request
from handlers.requests.buttons import Accept, Decline
from handlers.requests.cards import answered_screen
from handlers.requests.standing import refresh_card, tell_about_freed_places, tell_about_full
from handlers.toolkit.flow import Flow
from handlers.toolkit.screens import Choice, Screen
from handlers.toolkit.turn import Turn
from locales import Texts


def outcome_text(_: Texts, outcome: Outcome) -> Markup:
    """What came of the answer."""
    match outcome:
        case Outcome.ACCEPTED:
            return _("<b>You have the place. Thank you.</b> The coordinator sees your name.")
        case Outcome.HAD_PLACE:
            return _("<b>You have the place already. Thank you.</b>")
        case Outcome.FULL:
            return _("<b>Enough people have said yes already.</b> Thank you for wanting to help.")
        case Outcome.DECLINED:
            return _("Thank you for answering. You hear no more about this one.")
        case Outcome.WITHDRAWN:
            return _("Your place has been given back, and the coordinator knows. Thank you for telling.")


def outcome_screen(turn: Turn, request: Request, outcome: Outcome) -> Screen:
    """The call with what came of the answer, and the way to change it."""
    _ = turn.texts
    if outcome in {Outcome.ACCEPTED, Outcome.HAD_PLACE}:
        way = Choice(_("I must withdraw"), Decline(request.id))
    elif outcome is Outcome.FULL:
        way = Choice(_("🔄 Try again"), Accept(request.id))
    else:
        way = Choice(_("👍 I can after all"), Accept(request.id))
    return answered_screen(_, turn.municipality, request, outcome_text(_, outcome), way)


async def _over(turn: Turn, request_id: int) -> Screen | None:
    """The call as it was, when its day is over: what it said is not taken from anybody's chat."""
    request = await responding.ended(turn.work, turn.person, request_id, turn.now)
    if request is None:
        return None
    _ = turn.texts
    return answered_screen(_, turn.municipality, request, _("This is over, so nothing has been changed. Thank you."))


async def accept(turn: Turn, press: Accept) -> Screen:
    """Take a place if there is one."""
    if (over := await _over(turn, press.request)) is not None:
        return over
    request, outcome = await responding.accept(turn.work, turn.person, press.request, turn.now)
    if outcome is Outcome.ACCEPTED:
        await tell_about_full(turn, request)
        await refresh_card(turn.work, turn.municipality, request.id, turn.now)
    return outcome_screen(turn, request, outcome)


async def decline(turn: Turn, press: Decline) -> Screen:
    """Say no, or give the place back."""
    if (over := await _over(turn, press.request)) is not None:
        return over
    request, outcome = await responding.decline(turn.work, turn.person, press.request, turn.now)
    if outcome is Outcome.WITHDRAWN:
        await tell_about_freed_places(turn, [Freed(request, turn.person.name)])
    else:
        await refresh_card(turn.work, turn.municipality, request.id, turn.now)
    return outcome_screen(turn, request, outcome)


FLOW = Flow("responses", presses={Accept: accept, Decline: decline})
