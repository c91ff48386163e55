"""A language's words made ready for reading: looked up when first needed, and kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Final, Protocol

from domain.questions.phrases import Found, Phrases, longest, without


class Words(Protocol):
    """What people say in one language, in sections; a word that ends in `*` stands for its beginning."""

    @property
    def language(self) -> str:
        """The language's code."""

    def __hash__(self) -> int: ...

    def section(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """The lists of one section; empty when the language has none."""


_TELLING: Final = frozenset(
    ("kind", "danger", "facility", "topic", "day", "weekday", "period", "holiday", "month", "number", "own")
)
"""The sections whose words tell a language."""

_LOOKED_UP: Final = ("kind", "danger", "harmless", "beaten", "facility", "topic", "tail", "alone", "own")
_OF_TIME: Final = (
    "day",
    "weekday",
    "weekday_short",
    "period",
    "holiday",
    "month",
    "number",
    "hour_later",
    "ordinal",
    "near",
    "ahead",
    "clock",
    "joining",
)
"""The sections that days and times are said with."""


@lru_cache(maxsize=1024)
def _tells(label: str) -> bool:
    """Whether the words of a list tell a language."""
    return label.partition(".")[0] in _TELLING


_MOSTLY: Final = 0.5


class Marks:
    """A text with the phrases found in it; a label is a section and a list of it: `kind.open`."""

    def __init__(self, text: str, phrases: Phrases) -> None:
        self.words = text.split()
        self.found = phrases.find(self.words)
        self.labels = frozenset(each.label for each in self.found)

    def hears(self, kind: str) -> bool:
        """Whether the text holds one of the words of a kind of question."""
        return f"kind.{kind}" in self.labels

    def without(self, *labels: str) -> str:
        """The text without the words of some lists or whole sections; `|` stands in their place."""
        sections = tuple(f"{label}." for label in labels)
        return without(self.words, [one for one in self.found if one.label in labels or one.label.startswith(sections)])

    @cached_property
    def _known(self) -> list[Found]:
        return longest(each for each in self.found if _tells(each.label))

    @property
    def known_words(self) -> int:
        """How many words of the text are this language's."""
        return sum(each.end - each.start for each in self._known)

    @cached_property
    def known_letters(self) -> int:
        """How much of the text is made of this language's words: the measure of which language it is in."""
        return sum(sum(map(len, self.words[each.start : each.end])) + each.end - each.start - 1 for each in self._known)


class Vocabulary:
    """One language's words, for folded text."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.hub_endings = tuple(words.section("hub").get("endings", ()))

    @cached_property
    def phrases(self) -> Phrases:
        """All phrases that are looked up in a text."""
        return self._phrases(*_LOOKED_UP, *_OF_TIME)

    @cached_property
    def never_hub(self) -> Phrases:
        """What is never meant for a hub, however like its name it is."""
        return Phrases([("never", self.words.section("hub").get("never", ()))])

    @cached_property
    def is_latin(self) -> bool:
        """Whether the language is written in Latin letters, as most of its words are."""
        return self.phrases.share_in_latin >= _MOSTLY

    def marked(self, text: str) -> Marks:
        """A folded text with what it holds of these words."""
        return Marks(text, self.phrases)

    def said_of(self, section: str, marks: Marks) -> tuple[str, ...]:
        """The lists of a section of which a text holds a word, in the order they are listed."""
        return tuple(name for name in self.words.section(section) if f"{section}.{name}" in marks.labels)

    def labels_of(self, word: str) -> frozenset[str]:
        """The lists in which a word stands."""
        return frozenset(each.label for each in self.phrases.find([word]))

    def is_never_hub(self, word: str) -> bool:
        """Whether a word is one that is never meant for a hub."""
        return bool(self.never_hub.find([word]))

    def _phrases(self, *sections: str) -> Phrases:
        return Phrases(
            (f"{section}.{name}", said) for section in sections for name, said in self.words.section(section).items()
        )


@lru_cache(maxsize=32)
def vocabulary(words: Words) -> Vocabulary:
    """The vocabulary of a language; one for each value of its words."""
    return Vocabulary(words)
