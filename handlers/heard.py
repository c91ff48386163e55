"""What a coordinator writes where nothing was asked: out of a choice, a change, a closing, or an order."""

from __future__ import annotations

from handlers.changing.in_words import heard_as_change
from handlers.facts.in_words import heard_as_closing
from handlers.requests.ordering import heard_as_order, heard_as_way_out
from handlers.series.starting import repeat
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn


async def heard_of_coordinator(turn: Turn, words: str) -> Screen | None:
    """What to show to a coordinator who writes about requests or a hub's hours; None for anybody else's words."""
    if not turn.person.is_coordinator:
        return None
    for heard in (heard_as_way_out, heard_as_change, heard_as_closing):
        screen = await heard(turn, words)
        if screen is not None:
            return screen
    return await heard_as_order(turn, words, repeat)
