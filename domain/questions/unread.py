"""Phrases that no text has met yet, packed: there are tens of thousands in nine languages, and most never are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, TypeAlias

from domain.questions.folding import folded

TAKEN: Final = "|"
"""What stands in a text in place of names, days, times and phrases that were taken out of it."""

KEY: Final = 3
"""Letters by which words are kept that stand for all that begin so."""

BEGINS: Final = "*"
"""The end of a word, and of a key, that stands for every word that begins so."""

_BEYOND_LATIN: Final = "\u0370"
"""The first of the letters that are not Latin: Greek, Cyrillic, Arabic and all the others."""

_OFTEN: Final = str.maketrans({letter: folded(letter) for letter in "æøåäöüßéèêàáíóòôúąćęłńóśźżñç"})
"""Letters that words are often written with, each as it is folded; a word that is plain then is folded already."""

Parts: TypeAlias = tuple[tuple[str, bool], ...]
"""The words of a phrase, each with whether it stands for every word that begins so."""


class Unread:
    """Phrases under the key of their first word: the word as texts have it, or its first letters and `*`.

    Under each key stand the number of a list and a phrase of it in turns, as one text. Phrases in other letters than
    Latin are not even sorted by their keys before a word in such letters is met.
    """

    def __init__(self, lists: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._labels: list[str] = []
        self._others: list[tuple[str, bytes]] = []
        latin: list[tuple[str, list[str]]] = []
        size = 0
        for label, phrases in lists:
            number, said = str(len(self._labels)), list(phrases)
            self._labels.append(label)
            latin.append((number, [phrase for phrase in said if phrase < _BEYOND_LATIN]))
            if len(latin[-1][1]) < len(said):
                self._others.append((number, _packed(phrase for phrase in said if phrase >= _BEYOND_LATIN)))
            size += len(said)
        #: How many of the phrases begin in Latin letters, from 0 to 1.
        self.share_in_latin = sum(len(said) for _, said in latin) / (size or 1)
        self._by_key = _sorted(latin)
        #: Whether some stand for every word that begins with fewer letters than KEY.
        self.has_short = _has_short(self._by_key)

    def prepare(self, word: str) -> None:
        """Make what may begin at a word findable; done twice by two threads, it comes to the same."""
        if self._others and word >= _BEYOND_LATIN:
            others = _sorted((number, packed.decode().split("\n")) for number, packed in self._others)
            self.has_short = self.has_short or _has_short(others)
            self._by_key |= others
            self._others = []

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


def _packed(said: Iterable[str]) -> bytes:
    return "\n".join(said).encode()


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
