"""A language's words made ready for reading: each list becomes one pattern, built once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, Protocol

from domain.questions.word_tree import choice


class Words(Protocol):
    """What people say in one language, in sections; a word that ends in `*` stands for its beginning."""

    @property
    def language(self) -> str:
        """The language's code."""

    def __hash__(self) -> int: ...

    def section(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """The lists of one section; empty when the language has none."""


_TELLING: Final = ("kind", "danger", "facility", "topic", "day", "weekday", "period", "holiday", "month", "number")
"""The sections whose words tell a language."""


class Vocabulary:
    """Patterns and word sets over one language's words, for folded text."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.kind = self._patterns("kind")
        self.danger = self._patterns("danger")
        self.facility = self._patterns("facility")
        self.topic = self._patterns("topic")
        beaten = words.section("beaten")
        self._beater, self._beats = _pattern(beaten.get("who", ())), _pattern(beaten.get("does", ()))
        self.any_facility = _pattern(word for each in words.section("facility").values() for word in each)
        self.any_topic = _pattern(word for each in words.section("topic").values() for word in each)
        self.any_danger = _pattern(word for each in words.section("danger").values() for word in each)
        self._any = _pattern(word for section in _TELLING for each in words.section(section).values() for word in each)
        self.hub_endings = tuple(words.section("hub").get("endings", ()))
        self.never_hub = _pattern(words.section("hub").get("never", ()))

    def hears(self, kind: str, text: str) -> bool:
        """Whether the text holds one of the words of a kind of question."""
        pattern = self.kind.get(kind)
        return pattern is not None and pattern.search(text) is not None

    def without(self, kind: str, text: str) -> str:
        """The text without the words of a kind of question."""
        pattern = self.kind.get(kind)
        return text if pattern is None else pattern.sub("|", text)

    def tells_of_beating(self, text: str) -> bool:
        """Whether the text says both who and that they strike."""
        return self._beats.search(text) is not None and self._beater.search(text) is not None

    def known_letters(self, text: str) -> int:
        """How much of a folded text is made of this language's words: the measure of which language it is in."""
        return sum(found.end() - found.start() for found in self._any.finditer(text))

    def _patterns(self, section: str) -> dict[str, re.Pattern[str]]:
        return {key: _pattern(words) for key, words in self.words.section(section).items()}


@lru_cache(maxsize=32)
def vocabulary(words: Words) -> Vocabulary:
    """The vocabulary of a language; built once for each value of its words."""
    return Vocabulary(words)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){choice(words)}(?!\w)")
