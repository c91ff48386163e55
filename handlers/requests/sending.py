"""Sending a request and following it.

preview → send (once) → card: progress and answers, live → stop · who was not reached
"""

from __future__ import annotations

from dataclasses import replace

from actions import requesting
from domain.errors import NotAllowed
from domain.requests import Reach, Request
from handlers.requests.asking import show_preview
from handlers.requests.buttons import (
    AskAll,
    ListRequests,
    NotReached,
    Preview,
    Send,
    SendToAll,
    ShowRequest,
    TurnRequests,
)
from handlers.requests.calling import letters_of
from handlers.requests.calls import call_screen
from handlers.requests.cards import A_PAGE, card_screen, not_reached_screen, requests_screen
from handlers.toolkit.flow import Flow
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn


async def send(turn: Turn, press: Send) -> Screen:
    """Send the draft to the first few; its preview becomes the card."""
    return await _send(turn, press.request, Reach.WAVES)


async def send_to_all(turn: Turn, press: SendToAll) -> Screen:
    """Send the draft to everybody who fits, at once."""
    return await _send(turn, press.request, Reach.EVERYONE)


async def _send(turn: Turn, request_id: int, reach: Reach) -> Screen:
    letters = letters_of(call_screen, turn.municipality)

    async def attempt() -> Screen:
        card = turn.pressed_message
        request = await requesting.send(
            turn.work, turn.person, request_id, turn.municipality, letters, turn.now, card=card, reach=reach
        )
        return await _card(turn, request)

    return await or_again(turn, attempt(), lambda: show_preview(turn, Preview(request_id)))


async def ask_all(turn: Turn, press: AskAll) -> Screen:
    """Ask everybody who fits a sent request and has not been asked."""
    letters = letters_of(call_screen, turn.municipality)
    request = await requesting.ask_all(turn.work, turn.person, press.request, turn.municipality, letters, turn.now)
    return await _card(turn, request)


async def show_request(turn: Turn, press: ShowRequest) -> Screen:
    """Show the card; from now on this message is the one that is kept up to date."""
    request = await requesting.request_for(turn.work, turn.person, press.request)
    if request.coordinator_id == turn.person.id:
        await turn.work.cards.place(request.id, turn.pressed_message)
        request = replace(request, card_message_id=turn.pressed_message)
    return await _card(turn, request)


async def _card(turn: Turn, request: Request) -> Screen:
    await turn.await_nothing()
    standing = await requesting.standing(turn.work, request, turn.house.zone)
    turn.card_of = request.id if request.coordinator_id == turn.person.id else None
    return card_screen(turn.texts, turn.municipality, standing)


async def show_not_reached(turn: Turn, press: NotReached) -> Screen:
    """Name those who were not reached."""
    names = await requesting.not_reached(turn.work, turn.person, press.request)
    return not_reached_screen(turn.texts, press.request, names)


async def list_requests(turn: Turn, said: object) -> Screen:
    """Show the requests of this coordinator's hubs, those that lie ahead first."""
    if not turn.person.is_coordinator:
        raise NotAllowed("requests")
    start = max(0, said.start) if isinstance(said, TurnRequests) else 0
    own = (turn.person.id, turn.person.coordinates, turn.today)
    found = await turn.work.requests.followed(*own, most=A_PAGE + 1, after=start)
    has_sent = bool(found) or await requesting.has_sent_any(turn.work, turn.person)
    return requests_screen(turn.texts, found[:A_PAGE], start, has_later=len(found) > A_PAGE, has_sent=has_sent)


FLOW = Flow(
    "sending",
    commands={"requests": list_requests},
    presses={
        Send: send,
        SendToAll: send_to_all,
        AskAll: ask_all,
        ShowRequest: show_request,
        NotReached: show_not_reached,
        ListRequests: list_requests,
        TurnRequests: list_requests,
    },
)
