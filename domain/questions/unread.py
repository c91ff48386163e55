"""Phrases that no text has met yet, packed: there are tens of thousands in nine languages, and most never are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from threading import Lock
from typing import Final, Protocol, TypeAlias

from domain.questions.folding import folded

TAKEN: Final = "|"
"""What stands in a text in place of names, days, times and phrases that were taken out of it."""

KEY: Final = 3
"""Letters by which words are kept that stand for all that begin so."""

BEGINS: Final = "*"
"""The end of a word, and of a key, that stands for every word that begins so."""

BEYOND_LATIN: Final = "\u0370"
"""The first of the letters that are not Latin: Greek, Cyrillic, Arabic and all the others."""

_FOLDED: Final = {letter: folded(letter) for letter in "æøåäöüßéèêàáíóòôúąćęłńśźżñç"}
"""Letters that words are often written with, each as it is folded; a word that is plain then is folded already."""

_OFTEN: Final = str.maketrans(_FOLDED)

Parts: TypeAlias = tuple[tuple[str, bool], ...]
"""The words of a phrase, each with whether it stands for every word that begins so."""


class Listing(Protocol):
    """Lists of phrases that are read by the letters they begin with."""

    def beginning(self, letters: str | None) -> Iterable[tuple[str, Iterable[str]]]:
        """Each list's label with those of its phrases that begin with one of the letters, as they are written.

        None stands for all letters that are not Latin.
        """


class ShortLists:
    """A listing of lists that are at hand."""

    def __init__(self, lists: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._lists = [(label, tuple(phrases)) for label, phrases in lists]

    def beginning(self, letters: str | None) -> Iterator[tuple[str, Iterable[str]]]:
        """The lists, each without phrases that begin otherwise."""
        for label, phrases in self._lists:
            if letters is None:
                yield label, [each for each in phrases if each >= BEYOND_LATIN]
            else:
                yield label, [each for each in phrases if each.startswith(tuple(letters))]


class Unread:
    """Phrases under the key of their first word: the word as texts have it, or its first letters and `*`.

    Under each key stand the number of a list and a phrase of it in turns, as one text. Phrases are sorted by their keys
    when a word that begins with the same letter is met; those in other letters than Latin all at once.
    """

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self._labels: list[str] = []
        self._by_key: dict[str, bytes] = {}
        self._sorted: set[str | None] = set()
        self._sorting = Lock()
        #: Whether some stand for every word that begins with fewer letters than KEY.
        self.has_short = False

    def prepare(self, words: Iterable[str]) -> None:
        """Make what may begin at one of the words findable."""
        begin = {word[0] if word < BEYOND_LATIN else None for word in words}
        with self._sorting:
            missing = begin - self._sorted
            latin = "".join(initials(letter) for letter in missing if letter)
            if latin:
                self._sort(latin)
            if None in missing:
                self._sort(None)
            self._sorted |= missing

    def _sort(self, letters: str | None) -> None:
        listed = list(self._listing.beginning(letters))
        found = _sorted((str(number), said) for number, (_label, said) in enumerate(listed, len(self._labels)))
        self._labels += [label for label, _said in listed]
        self.has_short = self.has_short or _has_short(found)
        self._by_key |= found

    def __contains__(self, key: str) -> bool:
        return key in self._by_key

    def under(self, key: str) -> Iterator[tuple[str, Parts]]:
        """The phrases under a key, each taken apart, with the label of its list; none when it was struck off."""
        packed = self._by_key.get(key)
        if packed is not None:
            said = iter(packed.decode().split("\n"))
            for number, phrase in zip(said, said, strict=True):
                yield self._labels[int(number)], _parts(phrase)

    def strike(self, key: str) -> None:
        """Forget what stands under a key."""
        self._by_key.pop(key, None)


@cache
def initials(letter: str) -> str:
    """The letters that a phrase may be written with where a text, folded, begins a word with this one."""
    small = [letter, *(each for each, plain in _FOLDED.items() if plain[0] == letter)]
    return "".join(dict.fromkeys([*small, *map(str.upper, small)]))


def _sorted(lists: Iterable[tuple[str, Iterable[str]]]) -> dict[str, bytes]:
    by_key: dict[str, list[str]] = {}
    by_first: dict[str, list[str]] = {}  # each first word begins several phrases
    for number, phrases in lists:
        for phrase in phrases:
            first = phrase.partition(" ")[0] if " " in phrase else phrase
            said = by_first.get(first)
            if said is None:
                said = by_first[first] = by_key.setdefault(_key(first), [])
            said += (number, phrase)
    by_key.pop("", None)
    return {key: "\n".join(said).encode() for key, said in by_key.items()}


def _has_short(keys: Iterable[str]) -> bool:
    return any(len(key) <= KEY and key.endswith(BEGINS) for key in keys)


def _key(word: str) -> str:
    """A first word as texts are searched for it, or its first letters and `*` where it stands for more words."""
    if _is_plain(word):
        return word
    stem = word.removesuffix(BEGINS)
    plain = stem if stem.isascii() else stem.translate(_OFTEN)
    if _is_plain(plain):
        return plain if stem == word else plain[:KEY] + BEGINS
    first, begins = next(iter(_parts(word)), ("", False))
    return first[:KEY] + BEGINS if begins else first


def _is_plain(word: str) -> bool:
    """Whether folding leaves a word as it is; so it does with most."""
    return word.isascii() and word.isalpha() and word.islower() and "aa" not in word


def _parts(phrase: str) -> Parts:
    parts: list[tuple[str, bool]] = []
    for word in phrase.split():
        said = [word] if word == TAKEN else _folded(word.removesuffix(BEGINS)).split()
        parts += [(each, False) for each in said]
        if word.endswith(BEGINS) and parts:
            parts[-1] = (parts[-1][0], True)
    return tuple(parts)


@lru_cache(maxsize=256)
def _folded(word: str) -> str:
    plain = word if word.isascii() else word.translate(_OFTEN)
    return plain if _is_plain(plain) else folded(word)
