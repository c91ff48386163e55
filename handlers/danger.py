"""Danger: words that tell of it get the emergency numbers, whatever the person had been asked.

The ordinary answer follows as well: a text on a fire drill is kept as the text it is.
"""

from __future__ import annotations

from typing import Any, Final

from telegram import Update
from telegram.ext import MessageHandler, filters

from actions import answering
from handlers.short_answers import emergency_screen
from handlers.toolkit.flow import IN_PRIVATE
from handlers.toolkit.turn import CURRENT_TURN


async def warn(update: Update, _context: Any) -> None:
    """Show the emergency numbers beside a conversation's answer; a question of its own gets them anyway."""
    turn, words = CURRENT_TURN.get(), (update.effective_message.text if update.effective_message else None) or ""
    danger = answering.danger_in(words, turn.texts.language) if turn.cursor is not None else None
    if danger is not None:
        await turn.tell(turn.person, emergency_screen(turn.texts, danger.answer(turn.municipality, turn.now)))


HANDLER: Final = MessageHandler(IN_PRIVATE & filters.TEXT & ~filters.COMMAND, warn)
