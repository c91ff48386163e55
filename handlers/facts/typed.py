"""Typed words at a step: an answer to what was asked, or a question of its own that is answered in between."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers.questions import answer_words
from handlers.toolkit.reading import is_question
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn


async def typed(
    turn: Turn, words: str, keep: Callable[[str], Awaitable[Screen]], ask: Callable[[], Awaitable[Screen]]
) -> Screen:
    """What came of the words; where they cannot be kept or were a question, what was asked is asked once more."""
    if is_question(words):
        await turn.show(await answer_words(turn, words))
        return await ask()
    return await or_again(turn, keep(words), ask)
