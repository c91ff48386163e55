"""Recognises the languages that a text may be in, by the words it holds of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from domain.questions.vocabulary import Marks, vocabulary
from locales.offered import LANGUAGES
from locales.words import UNDERSTOOD, Words, words_in

_CLEARLY_MORE: Final = 1.3
FEW: Final = 3
"""So many times, and so many letters, more of a text must another language know to go before the person's own."""


def marked_in_each(comparable: str, language: str) -> dict[Words, Marks]:
    """What a folded text holds of each language's words, the person's own first; one in other letters holds nothing."""
    latin = comparable.isascii()
    spoken = ((words, vocabulary(words)) for words in languages(language))
    own = words_in(language)
    return {
        words: each.marked(comparable if each.is_latin or not latin or words is own else "") for words, each in spoken
    }


@cache
def languages(language: str) -> tuple[Words, ...]:
    """The words of a language and of the others whose words it does not already hold."""
    spoken = [words_in(language)]
    for other in UNDERSTOOD:
        if not any(other in words.covers for words in spoken):
            spoken.append(words_in(other))
    return tuple(spoken)


def by_share(marked: Mapping[Words, Marks], language: str) -> Iterator[tuple[Words, str, int]]:
    """The languages in the order to be tried, each with the one to answer in and how many letters it knows.

    First those that clearly know more than the person's own, then that, then the others; who knows more before others.
    """
    known = {words: marks.known_letters for words, marks in marked.items()}
    own = words_in(language)
    enough = max(known[own] * _CLEARLY_MORE, known[own] + FEW)
    foreign = [
        words
        for words, letters in known.items()
        if letters >= enough and _is_no_name(marked[words])  # a single word of many may be a name or be borrowed
    ]
    for words in sorted(foreign, key=lambda words: -known[words]):
        yield words, words.language if words.language in LANGUAGES else language, known[words]
    yield own, language, known[own]
    others = [words for words in known if words is not own and words not in foreign]
    for words in sorted(others, key=lambda words: -known[words]):
        yield words, language, known[words]


def _is_no_name(marks: Marks) -> bool:
    return marks.known_words > 1 or len(marks.words) <= FEW
