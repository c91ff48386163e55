"""A language's words made ready for reading: each list becomes one pattern, built when it is first needed, and kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Final, Protocol

from domain.questions.word_tree import choice

Pattern = re.Pattern[str]


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


class Patterns(Mapping[str, Pattern]):
    """One pattern for each list of a section."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self._lists = lists
        self._built: dict[str, Pattern] = {}

    def __getitem__(self, name: str) -> Pattern:
        if name not in self._built:
            self._built[name] = _pattern(self._lists[name])
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lists)

    def __len__(self) -> int:
        return len(self._lists)

    def __contains__(self, name: object) -> bool:
        return name in self._lists


class Vocabulary:
    """Patterns and word sets over one language's words, for folded text."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.kind = Patterns(words.section("kind"))
        self.danger = Patterns(words.section("danger"))
        self.facility = Patterns(words.section("facility"))
        self.topic = Patterns(words.section("topic"))
        self._beaten = Patterns(words.section("beaten"))
        self.hub_endings = tuple(words.section("hub").get("endings", ()))

    @cached_property
    def any_facility(self) -> Pattern:
        """Any part that a hub may have."""
        return self._any_of("facility")

    @cached_property
    def any_topic(self) -> Pattern:
        """Any topic that is known."""
        return self._any_of("topic")

    @cached_property
    def any_danger(self) -> Pattern:
        """Any word that tells of danger."""
        return self._any_of("danger")

    @cached_property
    def never_hub(self) -> Pattern:
        """What is never meant for a hub, however like its name it is."""
        return _pattern(self.words.section("hub").get("never", ()))

    @cached_property
    def _any(self) -> Pattern:
        return self._any_of(*_TELLING)

    def hears(self, kind: str, text: str) -> bool:
        """Whether the text holds one of the words of a kind of question."""
        return kind in self.kind and self.kind[kind].search(text) is not None

    def without(self, kind: str, text: str) -> str:
        """The text without the words of a kind of question."""
        return self.kind[kind].sub("|", text) if kind in self.kind else text

    def tells_of_beating(self, text: str) -> bool:
        """Whether the text says both who and that they strike."""
        return bool(self._beaten) and all(self._beaten[part].search(text) for part in ("does", "who"))

    def known_letters(self, text: str) -> int:
        """How much of a folded text is made of this language's words: the measure of which language it is in."""
        return sum(found.end() - found.start() for found in self._any.finditer(text))

    def _any_of(self, *sections: str) -> Pattern:
        return _pattern(word for section in sections for each in self.words.section(section).values() for word in each)


@lru_cache(maxsize=32)
def vocabulary(words: Words) -> Vocabulary:
    """The vocabulary of a language; one for each value of its words."""
    return Vocabulary(words)


def _pattern(words: Iterable[str]) -> Pattern:
    return re.compile(rf"(?<!\w){choice(words)}(?!\w)")
