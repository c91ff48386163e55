"""Words that are no answer when they stand alone: out of a step, yes, and no."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import Final

from markupsafe import Markup

from domain.questions.folding import folded, folded_word
from handlers.toolkit.home import ways
from handlers.toolkit.screens import Screen
from locales import Texts
from locales.words import words_in

SECTION: Final = "alone"
_HEARD_BY_ALL: Final = ("nb", "en")
_FIRST_WORD: Final = r"\W*(\w+)\s*[,.!;:\u2013\u2014-]"


class Alone(StrEnum):
    """What such a word means."""

    LEAVE = "leave"
    YES = "yes"
    NO = "no"


def means(text: str, language: str, *meanings: Alone) -> bool:
    """Whether a text says one of these and nothing else, in the person's language, bokmål or English."""
    said = folded(text)
    return any(said in _said(code, meaning) for code in {language, *_HEARD_BY_ALL} for meaning in meanings)


def takes_back(text: str, language: str) -> bool:
    """Whether a text calls off what was about to be done: `nei`, `avbryt`, `nei, ikke likevel`."""
    first = re.match(_FIRST_WORD, text)
    begins = first is not None and means(first[1], language, Alone.NO, Alone.LEAVE)
    return begins or means(text, language, Alone.NO, Alone.LEAVE)


@cache
def _said(language: str, meaning: Alone) -> frozenset[str]:
    return frozenset(map(folded_word, words_in(language).section(SECTION).get(meaning, ())))


def left_text(_: Texts) -> Markup:
    """Somebody has stepped out of what they were asked."""
    return _("All right, we leave it at that. What you wrote now is neither kept nor sent.")


def left_screen(_: Texts) -> Screen:
    """The same, with the ways on."""
    return Screen(left_text(_), (ways(_),))
