"""The peers' keyboards as python-telegram-bot's objects, made once."""

from __future__ import annotations

from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bench.peers import screens


def _markup(keyboard: screens.Keyboard) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in keyboard]
    )


CALL: Final = _markup(screens.CALL_KEYBOARD)
MENU: Final = _markup(screens.MENU_KEYBOARD)
HUBS: Final = _markup(screens.HUB_KEYBOARD)
WORDS: Final = _markup(screens.WORDS_KEYBOARD)
THANKS: Final = _markup(screens.THANKS_KEYBOARD)
