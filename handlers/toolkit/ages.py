"""The age that somebody tells of themselves: `jeg er 16`, `snart 18`, `Ich bin 17 Jahre alt`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from domain.questions.folding import folded, folded_word
from handlers.toolkit.reading import number_named
from locales.words import words_in

_HEARD_BY_ALL: Final = ("nb", "en")
_LONGEST: Final = 4  #: Words of a phrase.
_AGES: Final = range(5, 121)
"""Other numbers are no ages of people who write."""


def age_told(text: str, language: str) -> int | None:
    """The age in years that a text tells of whoever writes, one less where it is not reached yet; None: no age."""
    words = folded(text).split()
    ages = (_age(words, at, _number(word, language), language) for at, word in enumerate(words))
    return next((age for age in ages if age is not None), None)


def is_too_young(text: str, language: str) -> bool:
    """Whether somebody says that they are too young, without a number."""
    return folded(text) in _said(language, "too_young")


def _age(words: Sequence[str], at: int, number: int | None, language: str) -> int | None:
    if number is None or number not in _AGES:
        return None
    own, not_yet = _said(language, "i_am"), _said(language, "not_yet")
    around = own | not_yet | _said(language, "about")
    left, phrase, is_later = list(words[:at]), "", False
    while left and phrase not in own:
        phrase = next((said for said in map(" ".join, _endings(left)) if said in around), "")
        if not phrase:
            return None
        is_later = is_later or phrase in not_yet
        del left[-len(phrase.split()) :]
    is_followed = _is_more_than_years(words[at + 1 :], language, in_a_sentence=phrase in own)
    return None if is_followed else number - is_later


def _endings(words: list[str]) -> list[list[str]]:
    return [words[-size:] for size in range(min(len(words), _LONGEST), 0, -1)]


def _is_more_than_years(after: Sequence[str], language: str, *, in_a_sentence: bool) -> bool:
    """Whether a number counts something else: `jeg er 16 km unna`; alone it stands with years or nothing."""
    years = _said(language, "years")
    size = next((size for size in range(min(len(after), _LONGEST), 0, -1) if " ".join(after[:size]) in years), 0)
    rest = after[size:]
    if not in_a_sentence:
        return bool(rest) and " ".join(rest) not in _said(language, "i_am")
    return not size and bool(rest) and rest[0] in _counted(language)


def _number(word: str, language: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) <= len(str(_AGES.stop)) else number_named(word, language)


@cache
def _said(language: str, name: str) -> frozenset[str]:
    return _listed(language, "answer", name)


@cache
def _counted(language: str) -> frozenset[str]:
    return _listed(language, "joining", "counted")


def _listed(language: str, section: str, name: str) -> frozenset[str]:
    """The words of a list, folded, in the person's language, bokmål and English."""
    languages = {language, *_HEARD_BY_ALL}
    return frozenset(folded_word(each) for code in languages for each in words_in(code).section(section).get(name, ()))
