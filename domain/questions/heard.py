"""What is heard in a text before its kind is known: the hubs, parts, topics, days and time it speaks of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from domain.calendar import Days
from domain.hubs import Municipality
from domain.questions.folding import folded_word
from domain.questions.lexemes import END_OF_CLAUSE
from domain.questions.phrases import Found
from domain.questions.places import Names
from domain.questions.vocabulary import Marks, Vocabulary

_MOST_DAYS: Final = 7
_FEW_BESIDE_A_NAME: Final = 3
_STORY: Final = frozenset(("joining.story", "joining.aside"))
_ASKING: Final = frozenset(("kind.open", "kind.closed", "kind.reach"))


@dataclass(frozen=True)
class Heard:
    """A text, and what was found in it; `rest` is what is left when names, days and times are taken out."""

    text: str
    rest: str
    vocabulary: Vocabulary
    names: Names
    hubs: tuple[str, ...]
    doubtful: tuple[str, ...]
    own_hubs: tuple[str, ...]
    parts: tuple[str, ...]
    days: Days | None
    time: dt.time | None
    impossible: bool
    today: dt.date
    day_in_doubt: bool = False  #: Whether a day was said of which `days` is not sure; `candidates` may tell which.
    candidates: tuple[dt.date, ...] = ()
    clauses: str = ""  #: The text with a comma alone where a clause ends.
    calm: bool = False  #: Whether all that sounds like danger in it is told of things: `aksjene mine blør`.
    known: dict[str, Marks] = field(default_factory=dict)  #: What has been marked already, by its text.

    @property
    def municipality(self) -> Municipality:
        """The municipality that is asked about."""
        return self.names.municipality

    @property
    def about_hubs(self) -> tuple[str, ...]:
        """The hubs named, else the person's own."""
        return self.hubs or self.own_hubs

    @property
    def names_the_town_alone(self) -> bool:
        """Whether the only hub named is the one called as the municipality is, and by no other of its names."""
        town, joined = folded_word(self.municipality.name), self.text.replace(" ", "")
        called = self.names.hubs.get(town, ())
        if not called or self.hubs != called:
            return False
        others = (name for name, hubs in self.names.hubs.items() if hubs == called and name != town)
        return not any(name in joined for name in others)

    @property
    def names_a_hub_alone(self) -> bool:
        """Whether nothing is said but a name, `innbyggertorg` and small words: `på Borgen innbyggertorg`."""
        return "tail.of_hub" in self.marks.labels and len(self.rest.replace("|", " ").split()) <= _FEW_BESIDE_A_NAME

    @property
    def speaks_of_a_day(self) -> bool:
        """Whether a day was said, or days few enough to be told one by one: not `i desember`."""
        return bool(self.candidates) or (self.days is not None and len(self.days.each()) <= _MOST_DAYS)

    @cached_property
    def marks(self) -> Marks:
        """What the rest of the text holds of the language's words."""
        return self.marked(self.rest)

    @property
    def word_count(self) -> int:
        """How many words are left when names, days and times are taken out."""
        return sum(word.isalpha() for word in self.marks.words)

    @cached_property
    def whole(self) -> Marks:
        """What the whole text holds of the language's words."""
        return self.marked(self.text)

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """What the rest of the text is about."""
        return self.vocabulary.said_of("topic", self.marks)

    def is_bare_without(self, *kinds: str) -> bool:
        """Whether nothing is left but names, days, times and words of some kinds."""
        partless = self.marked(self.names.part.sub("|", self.marks.without("facility")))
        plain = partless.without(*(f"kind.{kind}" for kind in kinds), "clock.morning", "clock.evening")
        return not plain.replace("|", "").strip()

    def has_parts_without(self, kind: str) -> bool:
        """Whether a part of a hub is still named when the words of one kind are taken out."""
        rest = self.marks.without(f"kind.{kind}")
        parts = self.vocabulary.said_of("facility", self.marked(rest))
        return bool(parts or self.names.part.search(rest))

    def asks_hours_of(self, kind: str) -> bool:
        """Whether a word of a kind stands in a clause that asks whether something is open, if any clause does."""
        clauses = [self.marked(clause) for clause in self.clauses.split(f" {END_OF_CLAUSE} ")]
        asking = [clause for clause in clauses if _asks(clause)]
        asking = asking or [clause for clause in clauses if clause.hears("come")]
        told = clauses if any(clause.hears("theirs") for clause in asking) else asking or clauses
        return any(clause.hears(kind) for clause in told)

    def tells_of_oneself(self, kind: str) -> bool:
        """Whether a word of a kind stands only beside the clause that asks for hours, in what is told of oneself."""
        clauses = [self.marked(clause) for clause in self.clauses.split(f" {END_OF_CLAUSE} ")]
        told = [clause for clause in clauses if clause.hears(kind)]
        if len(told) == len(clauses) or not (self.hears("open") or self.hears("closed")):
            return False
        return all(not _STORY.isdisjoint(clause.labels) and not _asks(clause) for clause in told)

    def marked(self, text: str) -> Marks:
        """A part of the text with what it holds of the language's words."""
        return marked_once(text, self.vocabulary, self.known)

    def hears(self, kind: str) -> bool:
        """Whether the text holds one of the words of a kind of question."""
        return f"kind.{kind}" in self.marks.labels

    @property
    def asks_if_there_is(self) -> bool:
        """Whether it is asked in several words if something is there or may be: `er det noe`, `kan jeg`, `har dere`."""
        return any(each.label == "kind.has" and each.end - each.start > 1 for each in self.marks.found)

    def hears_apart(self, kind: str) -> bool:
        """Whether such a word is heard that is no part of a longer one for a thing: not in `åpen mikrofon`."""
        if not (self.hears(kind) and self.topics):
            return self.hears(kind)
        found = self.marks.found
        things = [each for each in found if each.label.startswith("topic.")]
        return any(not is_within(each, things) for each in found if each.label == f"kind.{kind}")


class Prepared(NamedTuple):
    """What is at hand of a text when danger has been looked for in it."""

    folded: str
    marks: Marks
    calm: bool


def _asks(clause: Marks) -> bool:
    """Whether a clause asks for hours; `pracuję`, `Я працюю` tell of oneself with a word that also is `open`."""
    own = {number for each in clause.found if each.label in _STORY for number in range(each.start, each.end)}
    return any(each.label in _ASKING and each.start not in own for each in clause.found)


def is_within(said: Found, longer: Iterable[Found]) -> bool:
    """Whether a phrase is part of one of several longer ones."""
    length = said.end - said.start
    return any(each.start <= said.start and said.end <= each.end and each.end - each.start > length for each in longer)


def marked_once(text: str, vocabulary_: Vocabulary, known: dict[str, Marks]) -> Marks:
    """A text with what it holds of a language's words; what is known already is not looked up again."""
    marks = known.get(text)
    if marks is None:
        marks = known[text] = vocabulary_.marked(text)
    return marks
