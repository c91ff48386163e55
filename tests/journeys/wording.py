"""What the bot says, as it is read: a sentence of the catalogue without its markup."""

from __future__ import annotations

from handlers.toolkit.screens import Screen
from locales import texts_in


def said(language: str, sentence: str, /, **values: object) -> str:
    """A sentence in a language, as it stands on the screen."""
    return Screen(texts_in(language)(sentence, **values)).plain
