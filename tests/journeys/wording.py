"""What the bot says, as it is read: a sentence of the catalogue without its markup."""

from __future__ import annotations

from handlers.toolkit.screens import Screen
from locales import texts_in


def said(language: str, sentence: str, /, **values: object) -> str:
    """A sentence in a language, as it stands on the screen."""
    return Screen(texts_in(language)(sentence, **values)).plain


COORDINATORS_ONLY = said("nb", "Only coordinators of that hub can do this. Nothing has been changed.")
OWNERS_ONLY = said("nb", "Only those who own this bot can do this. Nothing has been changed.")
OUT_OF_DATE = said("nb", "This button is out of date, so nothing has been changed. Here is the way on.")
