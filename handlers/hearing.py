"""Words that no conversation has asked for: a coordinator's, something about one's own commitments, or a question."""

from __future__ import annotations

from typing import Final

from actions.answering import Asked
from domain.questions import emergency
from domain.questions.menu import Question, Why
from handlers.changing.in_words import heard_as_change
from handlers.commitments.oneself import told_at_once
from handlers.commitments.own_words import heard_about_own
from handlers.commitments.typed_answers import MEANT, confirmed, heard_as_answer
from handlers.facts.in_words import heard_as_closing
from handlers.questions import answer, ask, listen
from handlers.requests.ordering import heard_as_order, heard_as_way_out
from handlers.series.starting import repeat
from handlers.start import show_menu
from handlers.toolkit.flow import Flow
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from handlers.unregistered import heard_from_no_volunteer


async def hear(turn: Turn, words: str) -> Screen:
    """Whoever hears itself in the words first has them."""
    own = await _heard_of_coordinator(turn, words) or await heard_as_answer(turn, words, flow=FLOW.name)
    own = own or await heard_about_own(turn, words, flow=FLOW.name)
    return own or await _answered(turn, await ask(turn, words))


async def _heard_of_coordinator(turn: Turn, words: str) -> Screen | None:
    """What to show to a coordinator who writes about requests or a hub's hours; None for anybody else's words."""
    if not turn.person.is_coordinator:
        return None
    for heard in (heard_as_way_out, heard_as_change, heard_as_closing):
        screen = await heard(turn, words)
        if screen is not None:
            return screen
    return await heard_as_order(turn, words, repeat)


async def hear_meant(turn: Turn, words: str) -> Screen:
    """A yes to the call that was asked about; else words like any other."""
    return await confirmed(turn, words) or await hear(turn, words)


async def hear_command(turn: Turn, name: str) -> Screen | None:
    """Answer a command of nobody's by what its name says in the person's language; None where that says nothing.

    `/closed` says nothing to whom the bot speaks Norwegian with; danger is danger in every language.
    """
    asked = await listen(turn, name.replace("_", " "))
    is_foreign = asked.language != turn.texts.language and not isinstance(asked.question, emergency.Question)
    if is_foreign or asked.question == Question(Why.NOT_UNDERSTOOD):
        return None
    await turn.await_nothing()
    return await _answered(turn, asked)


async def _answered(turn: Turn, asked: Asked) -> Screen:
    if asked.question == Question(Why.WANTED):
        return await show_menu(turn, None)
    told = await heard_from_no_volunteer(turn, asked) or await told_at_once(turn, asked)
    return told or answer(turn, asked)


FLOW: Final = Flow("hearing", words={MEANT: hear_meant}, otherwise=hear)
