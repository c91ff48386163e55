"""What is said first to whoever answers a request that has been moved, stopped or cancelled since they read it."""

from __future__ import annotations

from actions import confirming
from actions.confirming import Since
from domain.hubs import Municipality
from domain.requests import Request, RequestStatus
from handlers.requests.calling import covered_screen
from handlers.requests.calls import answered_screen, call_screen
from handlers.requests.cancelled import cancelled_call_screen
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from locales import Texts


async def first_of_all(turn: Turn, request_id: int, *, answered_to: str = "") -> Screen | None:
    """What to say in place of taking the answer; None where nothing stands in its way."""
    found = await confirming.since(turn.work, turn.person, request_id, turn.now, answered_to=answered_to)
    return None if found is None else since_screen(turn.texts, turn.municipality, *found)


async def if_cancelled(turn: Turn, request_id: int) -> Screen | None:
    """What to say to a no to something that does not take place; None where it does."""
    found = await confirming.since(turn.work, turn.person, request_id, turn.now)
    return since_screen(turn.texts, turn.municipality, *found) if found and found[1] is Since.CANCELLED else None


def since_screen(_: Texts, municipality: Municipality, request: Request, since: Since) -> Screen:
    """What has become of it."""
    match since:
        case Since.CANCELLED:
            return cancelled_call_screen(_, municipality, request)
        case Since.STOPPED:
            said = _("<b>Nobody more is needed.</b> Thank you for wanting to help.")
            return answered_screen(_, municipality, request, said)
        case Since.MOVED:
            screen = covered_screen if request.status is RequestStatus.FULL else call_screen
            return screen(_, municipality, request).preceded_by(
                _("<b>The time has been moved. Does it still suit you?</b>")
            )
