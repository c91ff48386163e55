"""Danger put together: no word of `hun har fått noe i halsen og er helt blå` is danger, several signs of it are.

A language lists the words for each sign (`locales/<language>/danger.toml`); which signs make a danger together is the
same for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, Protocol

from domain.questions.danger.calmed import CALMED, CALMING, Calming
from domain.questions.danger.partner_violence import by_an_adult
from domain.questions.danger.rules import BY_SIGN, FIRST
from domain.questions.folding import folded
from domain.questions.phrases import Found, Phrases
from domain.questions.unread import Listing

_ENDS: Final = "*"
_SHORTEST_END: Final = 2
_SHORTEST_STEM: Final = 2
_OF: Final = ":"
_MOST_MET: Final = 2048
_MAY_BE_CALMED: Final = frozenset(each.danger for each in CALMED)
_GROWN: Final = "18"
"""A figure of two from here on may be somebody's age, who is no child."""


class Signs(Protocol):
    """The words for each sign, by families of languages: those of a family are read as one."""

    def __hash__(self) -> int: ...

    @property
    def families(self) -> Sequence[str]:
        """The families."""

    @property
    def listing(self) -> Listing:
        """The words for each sign of a family, `nb:hit`; `word*` is all that begin so, `*word` all that end so."""

    @property
    def prefixes(self) -> Sequence[str]:
        """What may be written together with the word that follows it."""


class _Lookup:
    """Finds the signs in a text, of all families in one walk."""

    def __init__(self, signs: Signs) -> None:
        self._phrases = Phrases(signs.listing)
        self._ends: dict[str, list[str]] = {}
        for label, words in signs.listing.beginning(_ENDS):
            for word in words:
                self._ends.setdefault(folded(word[1:]), []).append(label)
        self._lengths = sorted({len(end) for end in self._ends})
        self._prefixes = tuple(signs.prefixes)
        self._ending = lru_cache(_MOST_MET)(self._labels_ending)
        self._grown = [f"{family}{_OF}grown" for family in signs.families]

    def find(self, words: Sequence[str]) -> list[Found]:
        found = [*self._phrases.find(words), *self._find_prefixed(words)]
        for at, word in enumerate(words):
            for label in self._ending(word):
                found.append(Found(at, at + 1, label))  # noqa: PERF401 -- few or none: a list costs more
            if len(word) == len(_GROWN) and word.isdigit() and word >= _GROWN:
                found.extend(Found(at, at + 1, label) for label in self._grown)
        return found

    def _labels_ending(self, word: str) -> tuple[str, ...]:
        """The lists of which a word has the end, the shortest ends first."""
        lengths = (length for length in self._lengths if length + _SHORTEST_END <= len(word))
        return tuple(label for length in lengths for label in self._ends.get(word[-length:], ()))

    def _find_prefixed(self, words: Sequence[str]) -> Iterator[Found]:
        """Signs whose first word is written together with a prefix."""
        for at, word in enumerate(words):
            for stem in self._stems(word):
                following = self._phrases.find([stem, *words[at + 1 :]])
                yield from (Found(at, at + end, label) for start, end, label in following if start == 0)

    def _stems(self, word: str) -> list[str]:
        if not word.startswith(self._prefixes):  # as nearly all words: asked of all prefixes at once
            return []
        stems = (word.removeprefix(prefix) for prefix in self._prefixes)
        return [stem for stem in stems if _SHORTEST_STEM <= len(stem) < len(word)]


@lru_cache(maxsize=4)
def _lookup(signs: Signs) -> _Lookup:
    return _Lookup(signs)


def signs_in(text: str, signs: Signs) -> list[Found]:
    """The signs in a folded text, of every family."""
    return _lookup(signs).find(text.split())


@lru_cache(maxsize=2048)
def _of_family(label: str) -> tuple[str, str]:
    """The family and the sign that a label stands for."""
    family, _of, sign = label.partition(_OF)
    return family, sign


def danger_told(found: Iterable[Found], harmless: frozenset[int] = frozenset()) -> str | None:
    """The danger that the signs found make together, the first of the rules; None when they make none."""
    for heard in heard_in(found, harmless).values():
        told = [(turn, danger) for sign in heard for turn, danger, rule in BY_SIGN.get(sign, ()) if rule <= heard]
        if (not told or min(told)[0] > FIRST) and by_an_adult(heard):
            return "violence"
        if told:
            return min(told)[1]
    return None


def heard_in(found: Iterable[Found], harmless: frozenset[int] = frozenset()) -> dict[str, set[str]]:
    """The signs found, by family, without those in harmless words or told of a thing."""
    told = list(found)
    tame = harmless | told_of_things(told)
    by_family: dict[str, set[str]] = {}
    for start, end, label in told:
        if not (tame and tame.issuperset(range(start, end))):
            family, sign = _of_family(label)
            by_family.setdefault(family, set()).add(sign)
    return by_family


def told_of_things(found: Iterable[Found], calmed: Sequence[Calming] = CALMED) -> frozenset[int]:
    """The words that may be danger but are told calmly: of a thing (`aksjene mine blør`), of last year, of a play.

    `calmed` is some of CALMED.
    """
    told = list(found)
    if _MAY_BE_CALMED.isdisjoint([_of_family(label)[1] for _start, _end, label in told]):
        return frozenset()  # as in most texts
    by_family: dict[str, dict[str, list[Found]]] = {}
    for each in told:
        family, sign = _of_family(each.label)
        by_family.setdefault(family, {}).setdefault(sign, []).append(each)
    return frozenset(
        number
        for signs in by_family.values()
        if not CALMING.isdisjoint(signs)
        for calming in calmed
        if calming.by in signs and calming.danger in signs
        for each in _calmed(signs, calming)
        for number in range(each.start, each.end)
    )


def _calmed(signs: Mapping[str, Sequence[Found]], calming: Calming) -> Iterator[Found]:
    """What may be danger and stands close to what calms it; nothing where a sign tells of more."""
    if calming.unless.isdisjoint(signs):
        calm = [each.start for each in signs.get(calming.by, ())]
        for each in signs.get(calming.danger, ()):
            if any(abs(at - each.start) <= calming.within for at in calm):
                yield each
