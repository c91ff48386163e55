"""Sending a request and following it.

preview → send (once) → card: progress and answers, live → stop · who was not reached
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions import requesting
from domain.errors import NotAllowed
from domain.requests import Request
from handlers.requests.buttons import ListRequests, NotReached, Preview, Send, ShowRequest, StopRequest
from handlers.requests.cards import call_screen, card_screen, not_reached_screen, requests_screen
from handlers.requests.composing import show_preview
from handlers.toolkit.flow import Flow
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn, letter
from locales import LANGUAGES, texts_in


async def send(turn: Turn, press: Send) -> Screen:
    """Send the draft; its preview becomes the card."""

    def letters(request: Request) -> Mapping[str, Mapping[str, Any]]:
        return {language: letter(call_screen(texts_in(language), turn.municipality, request)) for language in LANGUAGES}

    async def attempt() -> Screen:
        request = await requesting.send(
            turn.work, turn.person, press.request, turn.municipality, letters, turn.now, card=turn.pressed_message
        )
        return await _card(turn, request)

    return await or_again(turn, attempt(), lambda: show_preview(turn, Preview(press.request)))


async def show_request(turn: Turn, press: ShowRequest) -> Screen:
    """Show the card; from now on this message is the one that is kept up to date."""
    request = await requesting.request_for(turn.work, turn.person, press.request)
    if request.coordinator_id == turn.person.id:
        await turn.work.requests.place_card(request.id, turn.pressed_message)
        request = replace(request, card_message_id=turn.pressed_message)
    return await _card(turn, request)


async def stop_request(turn: Turn, press: StopRequest) -> Screen:
    """Stop asking."""
    return await _card(turn, await requesting.stop(turn.work, turn.person, press.request, turn.now))


async def _card(turn: Turn, request: Request) -> Screen:
    await turn.await_nothing()
    standing = await requesting.standing(turn.work, request)
    turn.card_of = request.id if request.coordinator_id == turn.person.id else None
    return card_screen(turn.texts, turn.municipality, standing)


async def show_not_reached(turn: Turn, press: NotReached) -> Screen:
    """Name those who were not reached."""
    names = await requesting.not_reached(turn.work, turn.person, press.request)
    return not_reached_screen(turn.texts, press.request, names)


async def list_requests(turn: Turn, _said: object) -> Screen:
    """Show the newest requests of this coordinator."""
    if not turn.person.is_coordinator:
        raise NotAllowed("requests")
    return requests_screen(turn.texts, await turn.work.requests.sent_by(turn.person.id, 8))


FLOW = Flow(
    "sending",
    commands={"requests": list_requests},
    presses={
        Send: send,
        ShowRequest: show_request,
        StopRequest: stop_request,
        NotReached: show_not_reached,
        ListRequests: list_requests,
    },
)
