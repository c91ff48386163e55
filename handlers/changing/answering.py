"""A volunteer answers a request whose time has been moved.

place kept → still suits → kept · cannot then → given back
new call → I can → as any other answer · moved once more → the newest time first
"""

from __future__ import annotations

from actions import confirming
from handlers.requests.change_buttons import StillFits
from handlers.requests.outdated import first_of_all
from handlers.requests.place import place_screen
from handlers.requests.responding import take_place
from handlers.requests.standing import refresh_card
from handlers.toolkit.flow import Flow
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn


async def still_fits(turn: Turn, press: StillFits) -> Screen:
    """Keep that the new time suits whoever has a place; from all others it is a yes like any other."""
    if (first := await first_of_all(turn, press.request, answered_to=press.stamp)) is not None:
        return first
    if not await confirming.confirm(turn.work, turn.person, press.request, turn.now):
        return await take_place(turn, press.request)
    request = await turn.work.requests.get(press.request)
    if request is None:  # it was there a moment ago, in this very transaction
        raise LookupError(press.request)
    await turn.work.cards.place(request.id, request.card_message_id)
    await refresh_card(turn.work, turn.municipality, request.id, turn.now)
    _ = turn.texts
    return place_screen(
        _, turn.municipality, request, _("The time is new: fetch the calendar file again if you have one.")
    )


FLOW = Flow("confirming", presses={StillFits: still_fits})
