"""Words that no conversation has asked for: an order, something about one's own commitments, or else a question."""

from __future__ import annotations

from actions.answering import Asked
from domain.questions.menu import Question, Why
from handlers.commitments.own_words import heard_about_own
from handlers.questions import answer, ask, listen
from handlers.requests.ordering import heard_as_order
from handlers.start import show_menu
from handlers.toolkit.flow import Flow
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn


async def hear(turn: Turn, words: str) -> Screen:
    """Whoever hears itself in the words first has them."""
    own = await heard_as_order(turn, words) or await heard_about_own(turn, words)
    return own or await _answered(turn, await ask(turn, words))


async def hear_command(turn: Turn, name: str) -> Screen | None:
    """Answer a command of nobody's by what its name says (`meny`, `hjelp`); None where that says nothing."""
    asked = await listen(turn, name.replace("_", " "))
    if asked.question == Question(Why.NOT_UNDERSTOOD):
        return None
    await turn.await_nothing()
    return await _answered(turn, asked)


async def _answered(turn: Turn, asked: Asked) -> Screen:
    return await show_menu(turn, None) if asked.question == Question(Why.WANTED) else answer(turn, asked)


FLOW = Flow("hearing", otherwise=hear)
