"""Words that no conversation has asked for: an order, something about one's own commitments, or else a question."""

from __future__ import annotations

from handlers.commitments.own_words import heard_about_own
from handlers.questions import answer_words
from handlers.requests.ordering import heard_as_order
from handlers.toolkit.flow import Flow
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn


async def hear(turn: Turn, words: str) -> Screen:
    """Whoever hears itself in the words first has them."""
    return await heard_as_order(turn, words) or await heard_about_own(turn, words) or await answer_words(turn, words)


FLOW = Flow("hearing", otherwise=hear)
