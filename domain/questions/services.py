"""What is there: facilities, services, rooms and activities, asked for one by one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from domain.calendar import Days
from domain.hubs import HOUSE, Fact, FactKind, Hub, Municipality
from domain.questions.folding import folded
from domain.questions.heard import Heard
from domain.questions.hours import PartHours, When, part_hours, parts_asked
from domain.questions.places import Names
from domain.questions.vocabulary import Vocabulary
from domain.schedules import local

_TELLING: Final = (FactKind.SERVICE, FactKind.ROOM, FactKind.ACTIVITY)
_SHORTEST_WORD: Final = 5
_Told: TypeAlias = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True)
class Found:
    """What a hub has of what was asked for: parts with their hours today, and facts."""

    hub: Hub
    parts: tuple[PartHours, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Answer:
    """Where it is found; hubs that were named and have nothing of it registered stand in `without`."""

    found: tuple[Found, ...]
    without: tuple[Hub, ...]
    switchboard: str | None
    today: dt.date
    fresh_since: dt.date


@dataclass(frozen=True)
class Question:
    """Is this there? Parts by slug, and facts by their place in the hub's list."""

    hubs: tuple[str, ...]
    parts: tuple[str, ...]
    facts: tuple[tuple[str, int], ...]

    def answer(self, municipality: Municipality, now: dt.datetime) -> Answer:
        """Answers with what is registered of it."""
        hubs = municipality.those(self.hubs) or municipality.hubs
        found = tuple(self._at(hub, municipality, local(now)) for hub in hubs)
        without = tuple(each.hub for each in found if self.hubs and not (each.parts or each.facts))
        having = tuple(each for each in found if each.parts or each.facts)
        today = local(now).date()
        return Answer(having, without, municipality.switchboard, today, municipality.fresh_since(today))

    def _at(self, hub: Hub, municipality: Municipality, now: dt.datetime) -> Found:
        when = When(Days(now.date(), now.date()), now, now.date())
        parts = parts_asked(hub, self.parts) if self.parts else ()
        facts = tuple(hub.facts[n] for slug, n in self.facts if slug == hub.slug and n < len(hub.facts))
        return Found(hub, tuple(part_hours(part, hub, municipality, when) for part in parts), facts)


def read(heard: Heard) -> Question | None:
    """Hears what somebody looks for: a part, a topic, or a word that stands in a registered fact."""
    asks = heard.hears("has")
    question = looked_for(heard, by_word=asks)
    found = question.parts or question.facts or heard.topics
    looks = {"joining.any", "joining.joins"} <= heard.marks.labels  # `er det noe jeg kan være med på`
    return question if found or (asks and heard.hubs and (looks or not heard.hears("card"))) else None


def looked_for(heard: Heard, *, by_word: bool = True) -> Question:
    """What somebody looks for, as far as it can be found; by its particular words too, or by topics alone."""
    parts = tuple(part for part in heard.parts if part != HOUSE)
    facts = _facts(heard, by_word=by_word)
    return Question(heard.hubs, parts, tuple(fact for fact in facts if not heard.hubs or fact[0] in heard.hubs))


def _facts(heard: Heard, *, by_word: bool) -> tuple[tuple[str, int], ...]:
    """Facts that speak of the topics heard, or hold a long word of the question."""
    words = _particular_words(heard) if by_word else set()
    if not (heard.topics or words):
        return ()
    topics = frozenset(heard.topics)
    return tuple(
        (slug, number)
        for slug, number, told in _told_at(heard.names, heard.vocabulary)
        if any(not (known.isdisjoint(topics) and begun.isdisjoint(words)) for known, begun in told)
    )


def _particular_words(heard: Heard) -> set[str]:
    """The beginnings of long words that are not the asking itself: `kulturscene`, not `tilbud`."""
    text = heard.marks.without("kind.card", "kind.has")
    return {word[:_SHORTEST_WORD] for word in text.split() if len(word) >= _SHORTEST_WORD}


@lru_cache(maxsize=16)
def _told_at(names: Names, vocabulary: Vocabulary) -> tuple[tuple[str, int, tuple[_Told, ...]], ...]:
    """All that tells what is there: its hub, its place among the hub's facts, and what each of its texts tells."""
    return tuple(
        (hub.slug, number, tuple(_told(text, vocabulary) for text in fact.text.values()))
        for hub in names.municipality.hubs
        for number, fact in enumerate(hub.facts)
        if fact.kind in _TELLING
    )


@lru_cache(maxsize=4096)
def _told(text: str, vocabulary: Vocabulary) -> _Told:
    """The topics of a registered text, and the beginnings of its long words."""
    marks = vocabulary.marked(folded(text))
    begun = frozenset(word[:_SHORTEST_WORD] for word in marks.words if len(word) >= _SHORTEST_WORD)
    return frozenset(vocabulary.said_of("topic", marks)), begun
