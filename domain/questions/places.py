"""Which hubs and parts of hubs a text names: by name, alias, ending and misspelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from domain.hubs import Municipality
from domain.questions.folding import folded_word
from domain.questions.letters import ARABIC_PREPOSITIONS, arabic_consonants, consonants, in_latin, is_certain, shape
from domain.questions.slips import slips
from domain.questions.vocabulary import Vocabulary

_LONGEST_NAME: Final = 3
_SHORT_NAME: Final = 6
_LONG_PART: Final = 7
_SHORTEST_GUESS: Final = 4
_MOST_WORDS: Final = 48
_FEWEST_CONSONANTS: Final = 3
_KEPT: Final[dict[int, Names]] = {}
_MOST_KEPT: Final = 8
_TWICE: Final = re.compile(r"(.)\1+")
_VOWELS: Final = re.compile("[aeiouy]")


@dataclass(frozen=True)
class Named:
    """The hubs a text names for certain, those it may mean, the text without their names, and where those stood."""

    hubs: tuple[str, ...]
    doubtful: tuple[str, ...]
    rest: str
    places: tuple[tuple[int, int], ...] = ()  #: Of each name its first word and the one after its last.
    sure: tuple[tuple[int, int, str], ...] = ()  #: Where each hub is named that is certain.


class Names:
    """A municipality's names, folded and ready to be found; spaces do not count."""

    def __init__(self, municipality: Municipality) -> None:
        self.municipality = municipality
        self.hubs: dict[str, tuple[str, ...]] = {}
        self.parts: dict[str, tuple[tuple[str, str], ...]] = {}
        for hub in municipality.hubs:
            for name in (hub.name, hub.slug.replace("_", " "), *hub.aliases):
                self._add_hub(_joined(name), hub.slug)
            for part in hub.facilities:
                for name in (*part.name.values(), *part.aliases):
                    found = self.parts.get(folded_word(name), ())
                    self.parts[folded_word(name)] = (*found, (hub.slug, part.slug))
        self.by_consonants = {consonants(name): slugs for name, slugs in reversed(self.hubs.items())}
        self.long_parts = tuple(name for name in self.parts if len(name) >= _LONG_PART and name.isalpha())
        self.shapes = frozenset(map(shape, self.hubs))
        self.initials = frozenset(name[0] for name in self.hubs if name)
        self.spelled = tuple((name, _skeleton(name)) for name in self.hubs)
        self.roles = {
            folded_word(name): role.slug for role in municipality.roles for name in (role.slug, *role.name.values())
        }
        self.role = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, filter(None, self.roles))) or '(?!)'})")
        names = sorted(filter(None, self.parts), key=len, reverse=True)
        self.part = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, names)) or '(?!)'})(?:s|et|en|a)?(?!\w)")

    def _add_hub(self, name: str, slug: str) -> None:
        known = self.hubs.get(name, ())
        if slug not in known:
            self.hubs[name] = (*known, slug)


def names_of(municipality: Municipality) -> Names:
    """The names of a municipality; kept as long as the same value is asked about."""
    kept = _KEPT.get(id(municipality))
    if kept is None or kept.municipality is not municipality:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        kept = _KEPT[id(municipality)] = Names(municipality)
    return kept


def find_hubs(text: str, names: Names, vocabulary: Vocabulary) -> Named:
    """The hubs that a folded text names."""
    words = text.split()[:_MOST_WORDS]
    sure, doubtful, rest = dict[str, None](), dict[str, None](), list[str]()
    places, at_words = list[tuple[int, int]](), list[tuple[int, int, str]]()
    at = 0
    while at < len(words):
        taken, hubs, certain = _at(words, at, names, vocabulary)
        if not taken:
            rest.append(words[at])
            at += 1
            continue
        places.append((at, at + taken))
        (sure if certain and len(hubs) == 1 else doubtful).update(dict.fromkeys(hubs))
        at_words += [(at, at + taken, hub) for hub in hubs if certain and len(hubs) == 1]
        rest.append("|")
        at += taken
    unsure = tuple(hub for hub in doubtful if hub not in sure)
    return Named(tuple(sure), unsure, " ".join(rest), tuple(places), tuple(at_words))


def _at(words: list[str], at: int, names: Names, vocabulary: Vocabulary) -> tuple[int, tuple[str, ...], bool]:
    """How many words from `at` name a hub, which, and whether that is certain."""
    if not words[at].isascii():
        return _in_other_letters(words[at], names, vocabulary)
    if words[at][0] not in names.initials:
        return 0, (), True
    for size in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
        hubs = _exact("".join(words[at : at + size]), names, vocabulary.hub_endings)
        if hubs:
            return size, hubs, True
    for size in (2, 1):
        word = "".join(words[at : at + size])
        name, certain = _guess(word, names) if at + size <= len(words) else (None, False)
        if name is None or vocabulary.is_never_hub(words[at]):
            continue
        if size == 1 or len(name) > len(words[at]) + 1:
            return size, names.hubs[name], certain
    return 0, (), True


def _in_other_letters(word: str, names: Names, vocabulary: Vocabulary) -> tuple[int, tuple[str, ...], bool]:
    """A hub's name as Cyrillic or Arabic writes it; in Arabic `at` and `to` are letters before it."""
    if vocabulary.is_never_hub(word):
        return 0, (), True
    for latin in in_latin(word):
        hubs = _exact(latin, names, vocabulary.hub_endings)
        if hubs:
            return 1, hubs, True
        name, certain = _guess(latin, names)
        if name is not None and certain:
            return 1, names.hubs[name], True
    for said in (word, word[1:]) if word.startswith(ARABIC_PREPOSITIONS) else (word,):
        spelled = arabic_consonants(said)
        if len(spelled) >= _FEWEST_CONSONANTS and spelled in names.by_consonants:
            certain = is_certain(spelled) or shape(said) in names.shapes
            return 1, names.by_consonants[spelled], certain
    return 0, (), True


def _exact(word: str, names: Names, endings: tuple[str, ...]) -> tuple[str, ...]:
    if word in names.hubs:
        return names.hubs[word]
    stems = (word.removesuffix(ending) for ending in endings if word.endswith(ending))
    return next((names.hubs[stem] for stem in stems if stem in names.hubs and len(stem) > _SHORTEST_GUESS), ())


@lru_cache(maxsize=8192)
def _skeleton(word: str) -> str:
    """A word's consonants, doubled ones once: what survives most misspellings."""
    return _TWICE.sub(r"\1", _VOWELS.sub("", word))


@lru_cache(maxsize=4096)
def _guess(word: str, names: Names) -> tuple[str | None, bool]:
    """The hub name that a word misspells; certain when only vowels or doubling are off, or it is long."""
    if len(word) < _SHORTEST_GUESS or not word.isalpha():
        return None, False
    best: tuple[int, bool, str] | None = None
    for name, skeleton in names.spelled:
        bound = 1 if len(name) <= _SHORT_NAME else 2
        if name[0] != word[0] or abs(len(name) - len(word)) > bound:
            continue
        distance = slips(name, word, bound)
        if distance <= bound:
            alike = skeleton == _skeleton(word)
            unlike = not (alike or (distance == 1 and len(name) > _SHORT_NAME))
            best = min(best or (distance, unlike, name), (distance, unlike, name))
    return (None, False) if best is None else (best[2], not best[1])


def _joined(name: str) -> str:
    return folded_word(name).replace(" ", "")
