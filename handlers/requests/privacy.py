"""Making part of a draft private: telephone numbers leave the text that everybody sees."""

from __future__ import annotations

from actions import requesting
from domain.phones import phones_in, without
from domain.requests import PRIVATE_MAX, checked_text
from handlers.requests.asking import show_preview
from handlers.requests.buttons import Preview
from handlers.requests.private_details import MoveToPrivate
from handlers.toolkit.flow import Flow
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn


async def move_to_private(turn: Turn, press: MoveToPrivate) -> Screen:
    """Move the numbers; one that is moved already stays where it is."""
    return await or_again(turn, _move(turn, press.request), lambda: show_preview(turn, Preview(press.request)))


async def _move(turn: Turn, request_id: int) -> Screen:
    request = await requesting.draft_numbered(turn.work, turn.person, request_id)
    phones = phones_in(request.text)
    if phones:
        told = ", ".join(filter(None, [request.private_text, *(phone.written for phone in phones)]))
        parts = {"text": without(request.text, phones), "private_text": checked_text(told, PRIVATE_MAX)}
        await requesting.write(turn.work, turn.person, request_id, **parts)
    return await show_preview(turn, Preview(request_id))


FLOW = Flow("privacy", presses={MoveToPrivate: move_to_private})
