"""What is registered of a thing that is spoken of: facts by topic, by a word of theirs, or by their own name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile
from typing import Final, NamedTuple, TypeAlias

from domain.hubs import FactKind
from domain.questions.folding import folded
from domain.questions.heard import Heard
from domain.questions.places import Names
from domain.questions.vocabulary import Vocabulary
from domain.questions.vocabulary import vocabulary as vocabulary_of
from domain.wording import Wording

TELLING: Final = (FactKind.SERVICE, FactKind.ROOM, FactKind.ACTIVITY)
_SHORTEST_WORD: Final = 5
_SHORTEST_NAME: Final = 4
_LONGEST_ENDING: Final = 3
_PRICE: Final = "price"
_REGISTERED_IN: Final = "nb"
"""The language that registered texts are written in, be they in others as well."""

FactAt: TypeAlias = tuple[str, int]
"""A fact by its hub's slug and its place in the hub's list."""

_Texts: TypeAlias = tuple[tuple[str, Vocabulary], ...]
"""What is written of a fact, each with the words it is read with."""


class Lacking(StrEnum):
    """What was asked of facts and is not registered of any of them."""

    TIME = "time"
    CLOCK = "clock"  #: The day is told, not the time of day.
    PRICE = "price"


class _Told(NamedTuple):
    """What one text of a fact tells: topics, beginnings of its long words, the words it is called by, and of a day."""

    topics: frozenset[str]
    begun: frozenset[str]
    called: frozenset[str]
    tells_a_day: bool


def about(heard: Heard, *, by_word: bool) -> tuple[FactAt, ...]:
    """Facts that speak of the topics heard, or hold a long word of the question."""
    words = _particular_words(heard) if by_word else set()
    if not (heard.topics or words):
        return ()
    topics = frozenset(heard.topics)
    return tuple(
        (slug, number)
        for slug, number, told in _told_at(heard.names, heard.vocabulary)
        if any(not (each.topics.isdisjoint(topics) and each.begun.isdisjoint(words)) for each in told)
    )


def called(heard: Heard) -> tuple[FactAt, ...]:
    """Facts of the hubs named that are called by a word of the question, or one that it ends: `datahjelpen`."""
    words = [word for word in heard.rest.split() if len(word) >= _SHORTEST_NAME and word.isalpha()]
    if not (words and heard.hubs):
        return ()
    return tuple(
        (slug, number)
        for slug, number, texts in _texts_at(heard.names, heard.vocabulary)
        if slug in heard.hubs and any(_is_called(text, each, words) for text, each in texts)
    )


def lacking(heard: Heard, facts: Iterable[FactAt], parts: tuple[str, ...]) -> tuple[Lacking, ...]:
    """What is asked of some facts (when, at what price) and none of them tells; of parts the price."""
    asked = set(facts)
    if not (asked or parts):
        return ()  # as of most texts: what facts tell need not be read
    told = [(slug, n, each) for slug, n, texts in _told_at(heard.names, heard.vocabulary) for each in texts]
    said = [each for slug, n, each in told if (slug, n) in asked]
    hubs = heard.municipality
    timed = any(hub is not None and hub.facts[n].hours is not None for slug, n in asked for hub in [hubs.hub(slug)])
    found = []
    when = heard.hears("when") or heard.speaks_of_a_day or heard.time is not None
    if when and not (timed or parts):
        found.append(Lacking.CLOCK if any(each.tells_a_day for each in said) else Lacking.TIME)
    if _PRICE in heard.topics and not any(_PRICE in each.topics for each in said):
        found.append(Lacking.PRICE)
    return tuple(found)


def _is_called(text: str, vocabulary: Vocabulary, words: list[str]) -> bool:
    """Whether one of the words is what a text calls a thing; a text that holds none of them need not be read."""
    return _ends_one(_long_words(text), words) and _ends_one(_told(text, vocabulary).called, words)


def _ends_one(names: frozenset[str], words: list[str]) -> bool:
    """Whether a word is a name or one with an ending: `kinoen`, not `kinosal`."""
    return any(word.startswith(name) and len(word) - len(name) <= _LONGEST_ENDING for word in words for name in names)


@lru_cache(maxsize=4096)
def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in folded(text).split() if len(word) >= _SHORTEST_NAME)


def _particular_words(heard: Heard) -> set[str]:
    """The beginnings of long words that are not the asking itself: `kulturscene`, not `tilbud`."""
    text = heard.marks.without("kind.card", "kind.has")
    return {word[:_SHORTEST_WORD] for word in text.split() if len(word) >= _SHORTEST_WORD}


@lru_cache(maxsize=16)
def _told_at(names: Names, vocabulary: Vocabulary) -> tuple[tuple[str, int, tuple[_Told, ...]], ...]:
    """What is told of each thing: its hub, its place among the hub's facts, and what each of its texts tells."""
    return tuple(
        (slug, number, tuple(_told(text, each) for text, each in texts))
        for slug, number, texts in _texts_at(names, vocabulary)
    )


@lru_cache(maxsize=16)
def _texts_at(names: Names, vocabulary: Vocabulary) -> tuple[tuple[str, int, _Texts], ...]:
    """All that tells what is there: its hub, its place among the hub's facts, and its texts."""
    return tuple(
        (hub.slug, number, tuple(_read_in(fact.text, vocabulary)))
        for hub in names.municipality.hubs
        for number, fact in enumerate(hub.facts)
        if fact.kind in TELLING
    )


def _read_in(texts: Wording, own: Vocabulary) -> Iterator[tuple[str, Vocabulary]]:
    """Each text with the words of the question's language; where it is in none of it, one with the words of its own."""
    yield from ((text, own) for text in texts.values())
    text = texts.get(_REGISTERED_IN, texts.get("*"))
    if own.words.language not in texts and text is not None:
        yield text, vocabulary_of(own.words.of(_REGISTERED_IN))


@lru_cache(maxsize=4096)
def _told(text: str, vocabulary: Vocabulary) -> _Told:
    marks = vocabulary.marked(folded(text))
    begun = frozenset(word[:_SHORTEST_WORD] for word in marks.words if len(word) >= _SHORTEST_WORD)
    linked = {marks.words[each.start] for each in marks.found if each.label == "joining.and"}
    name = takewhile(lambda word: len(word) >= _SHORTEST_NAME or word in linked, marks.words)
    called_ = frozenset(word for word in name if len(word) >= _SHORTEST_NAME)
    tells_a_day = any(label.startswith("weekday.") for label in marks.labels)
    return _Told(frozenset(vocabulary.said_of("topic", marks)), begun, called_, tells_a_day)
