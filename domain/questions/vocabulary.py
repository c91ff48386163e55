"""A language's words made ready for reading: looked up when first needed, and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import Final, Protocol

from domain.questions.folding import folded_word
from domain.questions.phrases import Found, Phrases, longest, without
from domain.questions.unread import BEYOND_LATIN, Listing, ShortLists


class Sections(Protocol):
    """Lists of what people say, in sections; a word that ends in `*` stands for its beginning."""

    def __hash__(self) -> int: ...

    def section(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """The lists of one section; empty when there are none."""


class Lists(Sections, Protocol):
    """Lists that may be several languages'."""

    def listing(self, names: Sequence[str]) -> Listing:
        """The lists of several sections, each labelled with its section: `kind.open`."""


class Words(Sections, Protocol):
    """What people say in one language."""

    @property
    def language(self) -> str:
        """The language's code."""

    @property
    def lists(self) -> Lists:
        """Its lists; the same value for languages that read each other's."""

    def of(self, language: str) -> Words:
        """The words of another language, as far as they are understood; else these."""


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
    "after",
    "holiday",
    "nth_of",
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


_LABEL: Final = itemgetter(2)


class Marks:
    """A text with the phrases found in it; a label is a section and a list of it: `kind.open`."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.words = text.split()
        self.written = vocabulary.phrases.find(self.words)
        self.found = vocabulary.with_same(self.words, self.written)
        self.labels = frozenset(map(_LABEL, self.found))
        self._letters: int | None = None if self.written else 0

    def hears(self, kind: str) -> bool:
        """Whether the text holds one of the words of a kind of question."""
        return f"kind.{kind}" in self.labels

    def without(self, *labels: str) -> str:
        """The text without the words of some lists or whole sections; `|` stands in their place."""
        sections = tuple(f"{label}." for label in labels)
        taken = {label for label in self.labels if label in labels or label.startswith(sections)}
        return without(self.words, [one for one in self.found if one.label in taken]) if taken else " ".join(self.words)

    def _known(self) -> list[Found]:
        return longest([each for each in self.written if _tells(each.label)])

    @property
    def known_words(self) -> int:
        """How many words of the text are this language's."""
        return sum(each.end - each.start for each in self._known())

    @property
    def known_places(self) -> set[int]:
        """Where those words stand."""
        return {number for each in self._known() for number in range(each.start, each.end)}

    @property
    def known_letters(self) -> int:
        """How much of the text is made of this language's words: the measure of which language it is in."""
        if self._letters is None:  # no cached property: that would lock, and eight languages are asked
            words = self.words
            known = [(each.start, each.end) for each in self._known()]
            self._letters = sum([sum(map(len, words[start:end])) + end - start - 1 for start, end in known])
        return self._letters


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
        """What is never meant for a hub, however like its name it is: other towns are not."""
        never, elsewhere = self.words.section("hub").get("never", ()), self.words.section("kind").get("elsewhere", ())
        return Phrases(ShortLists([("never", never), ("never", elsewhere)]))

    @cached_property
    def is_latin(self) -> bool:
        """Whether the language is written in Latin letters, as the names of its days are."""
        return all(name < BEYOND_LATIN for names in self.words.section("weekday").values() for name in names[:1])

    def marked(self, text: str) -> Marks:
        """A folded text with what it holds of these words."""
        return Marks(text, self) if text else self._nothing

    @cached_property
    def _nothing(self) -> Marks:
        return Marks("", self)

    @cached_property
    def same(self) -> Mapping[str, str]:
        """Words of dialects and of a tongue very like this one, each with the language's own: `korleis`, `hvordan`."""
        told = self.words.section("same")
        return {folded_word(word): own for own, words in told.items() for word in words}

    def find(self, words: Sequence[str]) -> list[Found]:
        """All phrases in these words, also as they would be said in the language's own."""
        return self.with_same(words, self.phrases.find(words))

    def with_same(self, words: Sequence[str], found: list[Found]) -> list[Found]:
        """Phrases found, and those found when words of dialects are put in the language's own."""
        if not self.same or self.same.keys().isdisjoint(words):
            return found
        more = self.phrases.find([self.same.get(word, word) for word in words])
        return sorted({*found, *more}, key=lambda each: each.start)

    def said_of(self, section: str, marks: Marks) -> tuple[str, ...]:
        """The lists of a section of which a text holds a word, in the order they are listed."""
        beginning = f"{section}."
        said = {label for label in marks.labels if label.startswith(beginning)}
        return tuple(name for name in self.words.section(section) if beginning + name in said) if said else ()

    def labels_of(self, word: str) -> frozenset[str]:
        """The lists in which a word stands."""
        return frozenset(each.label for each in self.phrases.find([word]))

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words that open a question or a sentence after a figure."""
        return frozenset(map(folded_word, self.words.section("joining").get("opener", ())))

    def is_never_hub(self, word: str) -> bool:
        """Whether a word is one that is never meant for a hub."""
        return bool(self.never_hub.find([word]))

    def _phrases(self, *sections: str) -> Phrases:
        return _shared(self.words.lists, sections)


@lru_cache(maxsize=32)
def _shared(lists: Lists, sections: tuple[str, ...]) -> Phrases:
    """The phrases of some sections, the same for languages that have the same lists."""
    return Phrases(lists.listing(sections))


@lru_cache(maxsize=32)
def vocabulary(words: Words) -> Vocabulary:
    """The vocabulary of a language; one for each value of its words."""
    return Vocabulary(words)
