"""A copy that was on its way when its reader answered: once it has arrived, it asks for no answer any more."""

from __future__ import annotations

from dataclasses import replace

from actions import responding
from actions.copying import AGAIN
from domain.agenda import Entry
from domain.hubs import Municipality
from domain.letters import Kind
from domain.moments import later
from domain.requests import RequestStatus
from handlers.requests.cancelled import cancelled_call_screen
from handlers.requests.responding import outcome_screen
from handlers.toolkit.occasion import Occasion
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import send
from locales import Texts, texts_in


async def on_answered(occasion: Occasion, entry: Entry) -> None:
    """Let it say what came of the answer, unless its reader has pressed something in it since."""
    work, now = occasion.work, occasion.now
    request_id, person_id = entry.request_id or 0, entry.person_id or 0
    if await work.copies.is_on_its_way_to(request_id, person_id):
        await work.agenda.put(replace(entry, at=later(now, AGAIN)))
        return
    message = await work.copies.asks_though_answered(request_id, person_id)
    response = await responding.stands(work, person_id, request_id)
    if message is None or response is None:
        return
    for reader in (await work.people.named({person_id})).values():
        screen = _screen(texts_in(reader.language), occasion.municipality, response)
        await send(work, reader.id, screen, now, edits=message, kind=Kind.COPY)


def _screen(_: Texts, municipality: Municipality, response: responding.Response) -> Screen:
    if response.request.status is RequestStatus.CANCELLED:
        return cancelled_call_screen(_, municipality, response.request)
    return outcome_screen(_, municipality, response)
