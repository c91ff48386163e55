"""What is heard in a text before its kind is known: the hubs, parts, topics, days and time it speaks of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.calendar import Days
from domain.hubs import HOUSE, Municipality
from domain.questions.clock import read_time
from domain.questions.dates import read_days
from domain.questions.folding import folded
from domain.questions.places import Names, find_hubs, names_of
from domain.questions.vocabulary import Vocabulary, Words, vocabulary
from domain.schedules import local


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
    topics: tuple[str, ...]
    days: Days | None
    time: dt.time | None
    impossible: bool
    today: dt.date

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
        town, joined = folded(self.municipality.name), self.text.replace(" ", "")
        called = self.names.hubs.get(town, ())
        others = (name for name, hubs in self.names.hubs.items() if hubs == called and name != town)
        return bool(called) and self.hubs == called and not any(name in joined for name in others)

    def is_bare_without(self, kind: str) -> bool:
        """Whether nothing is left but names, days, times and words of one kind."""
        return not self.vocabulary.without(kind, self._partless).replace("|", "").strip()

    def has_parts_without(self, kind: str) -> bool:
        """Whether a part of a hub is still named when the words of one kind are taken out."""
        rest = self.vocabulary.without(kind, self.rest)
        return bool(self.vocabulary.any_facility.search(rest) or self.names.part.search(rest))

    @property
    def _partless(self) -> str:
        return self.names.part.sub("|", self.vocabulary.any_facility.sub("|", self.rest))

    def hears(self, kind: str) -> bool:
        """Whether the text holds one of the words of a kind of question."""
        return self.vocabulary.hears(kind, self.rest)


def listen(
    text: str,
    *,
    words: Words,
    municipality: Municipality,
    now: dt.datetime,
    own_hubs: tuple[str, ...],
    comparable: str | None = None,
) -> Heard:
    """Find in a text what it speaks of; `comparable` is the text folded, when that has been done already."""
    vocabulary_, names = vocabulary(words), names_of(municipality)
    whole, today = folded(text) if comparable is None else comparable, local(now).date()
    bare = vocabulary_.without("ignore", whole)
    days = read_days(bare, words=words, today=today)
    time = read_time(days.rest, words=words, context=bare)
    named = find_hubs(time.rest, names, vocabulary_)
    parts, implied = _parts(bare, named.hubs, names, vocabulary_)
    return Heard(
        text=whole,
        rest=named.rest,
        vocabulary=vocabulary_,
        names=names,
        hubs=named.hubs or implied,
        doubtful=named.doubtful,
        own_hubs=tuple(slug for slug in own_hubs if municipality.hub(slug)),
        parts=parts,
        topics=_topics(named.rest, vocabulary_),
        days=days.days,
        time=time.time,
        impossible=days.impossible or time.impossible,
        today=today,
    )


def _parts(
    text: str, hubs: tuple[str, ...], names: Names, vocabulary_: Vocabulary
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts of hubs that a text names, and the hub that a part's name gives away (`Kime`)."""
    said = [found for match in names.part.finditer(text) for found in names.parts[match.group(1)]]
    found = dict.fromkeys(slug for _, slug in said)
    if vocabulary_.any_facility.search(text):
        found |= {slug: None for slug, pattern in vocabulary_.facility.items() if pattern.search(text)}
    owners = {hub for hub, part in said if part != HOUSE}
    implied = () if hubs or len(owners) != 1 else tuple(owners)
    return tuple(found), implied


def _topics(text: str, vocabulary_: Vocabulary) -> tuple[str, ...]:
    if not vocabulary_.any_topic.search(text):
        return ()
    return tuple(topic for topic, pattern in vocabulary_.topic.items() if pattern.search(text))
