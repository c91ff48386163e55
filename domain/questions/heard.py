"""What is heard in a text before its kind is known: the hubs, parts, topics, days and time it speaks of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from domain.calendar import Days
from domain.hubs import HOUSE, Municipality
from domain.questions.compounds import in_clauses, introduced, parted
from domain.questions.folding import folded, folded_word
from domain.questions.hubs_meant import meant
from domain.questions.lexemes import END_OF_CLAUSE
from domain.questions.moments import read_moment
from domain.questions.phrases import Found
from domain.questions.places import Names, find_hubs, names_of
from domain.questions.vocabulary import Marks, Vocabulary, Words, vocabulary
from domain.schedules import local

_MOST_DAYS: Final = 7
_FEW_BESIDE_A_NAME: Final = 3
_STORY: Final = frozenset(("joining.story", "joining.aside"))
_ASKING: Final = frozenset(("kind.open", "kind.closed", "kind.reach"))
_LENDING: Final = frozenset(("library", "book_machine"))


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
        return any(not _is_within(each, things) for each in found if each.label == f"kind.{kind}")


class Prepared(NamedTuple):
    """What is at hand of a text when danger has been looked for in it."""

    folded: str
    marks: Marks
    calm: bool


def _asks(clause: Marks) -> bool:
    """Whether a clause asks for hours; `pracuję`, `Я працюю` tell of oneself with a word that also is `open`."""
    own = {number for each in clause.found if each.label in _STORY for number in range(each.start, each.end)}
    return any(each.label in _ASKING and each.start not in own for each in clause.found)


def _is_within(said: Found, longer: Iterable[Found]) -> bool:
    """Whether a phrase is part of one of several longer ones."""
    length = said.end - said.start
    return any(each.start <= said.start and said.end <= each.end and each.end - each.start > length for each in longer)


def marked_once(text: str, vocabulary_: Vocabulary, known: dict[str, Marks]) -> Marks:
    """A text with what it holds of a language's words; what is known already is not looked up again."""
    marks = known.get(text)
    if marks is None:
        marks = known[text] = vocabulary_.marked(text)
    return marks


def listen(
    text: str,
    *,
    words: Words,
    municipality: Municipality,
    now: dt.datetime,
    own_hubs: tuple[str, ...],
    prepared: Prepared | None = None,
) -> Heard:
    """Find in a text what it speaks of."""
    vocabulary_, names = vocabulary(words), names_of(municipality)
    whole, today = folded(text) if prepared is None else prepared.folded, local(now).date()
    known = {} if prepared is None else {whole: prepared.marks}
    clauses = marked_once(in_clauses(text, whole, (vocabulary_.openers, names.hubs)), vocabulary_, known)
    if "joining.wonder" in clauses.labels:
        clauses = marked_once(introduced(clauses), vocabulary_, known)
    bare = clauses.without("kind.ignore")
    bare = parted(bare, names, vocabulary_)
    bare_marks = marked_once(bare, vocabulary_, known)
    moment = read_moment(bare, words=words, today=today, marks=bare_marks)
    named = find_hubs(moment.rest, names, vocabulary_)
    parts, implied = _parts(bare, named.hubs, names, vocabulary_, bare_marks)
    return Heard(
        text=whole,
        rest=named.rest,
        vocabulary=vocabulary_,
        names=names,
        hubs=meant(named, moment.rest, vocabulary_) or implied,
        doubtful=named.doubtful,
        own_hubs=tuple(slug for slug in own_hubs if municipality.hub(slug)),
        parts=parts,
        days=moment.days,
        time=moment.time,
        impossible=moment.impossible,
        today=today,
        day_in_doubt=moment.in_doubt,
        candidates=moment.candidates,
        clauses=bare,
        calm=prepared is not None and prepared.calm,
        known=known,
    )


def _only_implied(marks: Marks) -> set[str]:
    """Which of library and book machine is only what books are lent by, where the other is named itself."""
    lending = {(each.start, each.end) for each in marks.found if each.label == "kind.lending"}
    said = {each.label: each for each in marks.found if (each.start, each.end) not in lending}
    named = {slug for slug in _LENDING if f"facility.{slug}" in said}
    return set(_LENDING - named) if named else set()


def _is_only_within(slug: str, marks: Marks) -> bool:
    """Whether a part is only named by a word of a longer name of another: `консультація для немовлят`."""
    others = [each for each in marks.found if each.label.startswith("facility.") and each.label != f"facility.{slug}"]
    return all(_is_within(each, others) for each in marks.found if each.label == f"facility.{slug}")


def _is_closed_for(slug: str, marks: Marks) -> bool:
    """Whether a part is only named in a phrase for closing: `closed for lunch`."""
    closing = [range(each.start, each.end) for each in marks.found if each.label == "kind.closed"]
    return all(
        any(each.start in phrase and len(phrase) > each.end - each.start for phrase in closing)
        for each in marks.found
        if each.label == f"facility.{slug}"
    )


def _parts(
    text: str, hubs: tuple[str, ...], names: Names, vocabulary_: Vocabulary, marks: Marks
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts of hubs that a text names, and the hub that a part's name gives away (`Kime`)."""
    called = [names.parts[match.group(1)] for match in names.part.finditer(text)]
    only = {each[0][1]: each[0][0] for each in called if len(each) == 1}
    said = [found for each in called for found in each if only.get(found[1], found[0]) == found[0]]
    found = dict.fromkeys(slug for _, slug in said)
    named = (slug for slug in vocabulary_.said_of("facility", marks) if not _is_only_within(slug, marks))
    found |= dict.fromkeys(slug for slug in named if not _is_closed_for(slug, marks))
    if _LENDING.issubset(found):
        found = {slug: None for slug in found if slug not in _only_implied(marks)}
    owners = {hub for hub, part in said if part != HOUSE}
    implied = () if hubs or len(owners) != 1 else tuple(owners)
    return tuple(found), implied
