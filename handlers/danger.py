"""Danger: words that tell of it get the emergency numbers, whatever the person had been asked.

They are not taken for an answer: nobody's cry for help becomes an idea that others read. Coordinators writing a
request are the exception: a fire drill is an activity like any other.
"""

from __future__ import annotations

from typing import Any, Final

from telegram import Update
from telegram.ext import ApplicationHandlerStop, MessageHandler, filters

from actions import heeding
from handlers import composing
from handlers.answers.short_answers import emergency_screen
from handlers.toolkit.flow import IN_PRIVATE
from handlers.toolkit.home import ways
from handlers.toolkit.turn import CURRENT_TURN


async def warn(update: Update, _context: Any) -> None:
    """Answer danger with the emergency numbers; a question of its own is left to the questions, which do the same."""
    turn, message = CURRENT_TURN.get(), update.effective_message
    words = (message.text or message.caption or "") if message else ""
    if turn.cursor is None:
        return
    danger = heeding.danger_in(words, turn.texts.language)
    if danger is None:
        return
    screen = emergency_screen(turn.texts, danger.answer(turn.municipality, turn.now)).with_row(*ways(turn.texts))
    await turn.tell(turn.person, screen)
    if turn.cursor.flow != composing.FLOW.name:
        raise ApplicationHandlerStop


HANDLER: Final = MessageHandler(IN_PRIVATE & (filters.TEXT | filters.CAPTION) & ~filters.COMMAND, warn)
