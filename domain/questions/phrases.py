"""Where phrases stand in a text: each word is looked up, so that thousands of phrases cost little more than one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from domain.questions.folding import folded

TAKEN: Final = "|"
"""What stands in a text in place of names, days, times and phrases that were taken out of it."""

_KEY: Final = 3
_BEGINS: Final = "*"
_MOST_MET: Final = 4096
_BEYOND_LATIN: Final = "\u0370"
"""The first of the letters that are not Latin: Greek, Cyrillic, Arabic and all the others."""

_PLAIN: Final = re.compile("[b-z]*(?:a[b-z]+)*a?")
"""A word that folding leaves as it is."""

_OFTEN: Final = str.maketrans({letter: folded(letter) for letter in "æøåäöüßéèêàáíóòôúąćęłńóśźżñç"})
"""Letters that words are often written with, each as it is folded; a word that is plain then is folded already."""

_Further: TypeAlias = tuple[tuple[str, bool], ...]
"""The words after a phrase's first, each with whether it stands for every word that begins so."""


class Found(NamedTuple):
    """A phrase in a text: its first word, the one after its last, and the label of the list it is in."""

    start: int
    end: int
    label: str


_new: Final = tuple.__new__
"""Makes a `Found` of a tuple: hundreds are made for a text, and this takes half the time."""


class _Begun:
    """The phrases that begin with one word: that word alone, and those that go on, by their second word."""

    __slots__ = ("alone", "second", "second_begins")

    def __init__(self) -> None:
        self.alone: list[str] = []
        self.second: dict[str, list[tuple[_Further, str]]] = {}
        self.second_begins: list[tuple[str, _Further, str]] = []

    def add(self, further: _Further, label: str) -> None:
        if not further:
            self.alone.append(label)
        elif further[0][1]:
            self.second_begins.append((further[0][0], further[1:], label))
        else:
            self.second.setdefault(further[0][0], []).append((further[1:], label))

    def find_longer(self, words: Sequence[str], at: int, found: list[Found]) -> None:
        """Note those of several words that stand at a word which is not the last."""
        second, following = words[at + 1], at + 2
        for further, label in self.second.get(second, ()):
            if not further or _follow(words, following, further):
                found.append(_new(Found, (at, following + len(further), label)))
        for begins, further, label in self.second_begins:
            if second.startswith(begins) and (not further or _follow(words, following, further)):
                found.append(_new(Found, (at, following + len(further), label)))


class Phrases:
    """Phrases in labelled lists; a word that ends in `*` stands for every word that begins so.

    They are taken apart when their first word is met: most never are, and there are thousands. Those in other letters
    than Latin are not even sorted by it before such a word is met.
    """

    def __init__(self, lists: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._whole: dict[str, _Begun] = {}
        self._begun: dict[str, list[tuple[str, _Begun]]] = {}
        self._met: dict[str, tuple[_Begun, ...]] = {}
        listed = [(label, list(phrases)) for label, phrases in lists]
        latin = [(label, [phrase for phrase in said if phrase < _BEYOND_LATIN]) for label, said in listed]
        #: How many of the phrases begin in Latin letters, from 0 to 1.
        self.share_in_latin = sum(len(said) for _, said in latin) / (sum(len(said) for _, said in listed) or 1)
        self._unread = _sorted(latin)
        rest = [(label, [phrase for phrase in said if phrase >= _BEYOND_LATIN]) for label, said in listed]
        self._unsorted = [(label, said) for label, said in rest if said]
        self._short = _has_short(self._unread)

    def _sort_the_rest(self) -> None:
        """Make the phrases in other letters findable; done twice by two threads, it comes to the same."""
        rest = _sorted(self._unsorted)
        self._short = self._short or _has_short(rest)
        self._unread |= rest
        self._unsorted = []

    def _read(self, key: str) -> None:
        """Take the phrases under a key apart; they stand where they are looked for before they are struck off here."""
        unread = iter(self._unread.get(key, ()))  # empty when another thread was faster
        starts: dict[str, _Begun] = {}
        for label, phrase in zip(unread, unread, strict=True):
            (first, _begins), *further = _parts(phrase)
            starts.setdefault(first, _Begun()).add(tuple(further), label)
        if key.endswith(_BEGINS) and starts:
            self._begun[key.removesuffix(_BEGINS)] = list(starts.items())
        else:
            self._whole.update(starts)
        self._unread.pop(key, None)

    def find(self, words: Sequence[str]) -> list[Found]:
        """All phrases in these words, those that begin first first; they may overlap."""
        found: list[Found] = []
        met, last = self._met, len(words) - 1
        for at, word in enumerate(words):
            beginning = met.get(word)
            if beginning is None:
                beginning = self._meet(word)
            for each in beginning:
                for label in each.alone:
                    found.append(_new(Found, (at, at + 1, label)))  # noqa: PERF401 -- few or none: a list costs more
                if at < last and (each.second or each.second_begins):
                    each.find_longer(words, at, found)
        return found

    def _meet(self, word: str) -> tuple[_Begun, ...]:
        """What may begin at a word; kept for the words met of late."""
        if self._unsorted and word >= _BEYOND_LATIN:
            self._sort_the_rest()
        unread = self._unread
        if word in unread:
            self._read(word)
        starts = [word[:_KEY]]
        if self._short:
            starts += [word[:size] for size in range(1, min(_KEY, len(word)))]
        beginning: list[_Begun] = [self._whole[word]] if word in self._whole else []
        for start in starts:
            if start + _BEGINS in unread:
                self._read(start + _BEGINS)
            beginning += [each for first, each in self._begun.get(start, ()) if word.startswith(first)]
        if len(self._met) >= _MOST_MET:
            self._met.clear()
        met = self._met[word] = tuple(beginning)
        return met


def _sorted(lists: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    """Phrases by their key: label, phrase, label, phrase ..."""
    by_key: dict[str, list[str]] = {}
    keys: dict[str, str] = {}  # by first word: each begins several phrases
    for label, phrases in lists:
        for phrase in phrases:
            first = phrase.partition(" ")[0]
            key = keys.get(first)
            if key is None:
                key = keys[first] = _key(first)
            if key:
                by_key.setdefault(key, []).extend((label, phrase))
    return by_key


def _has_short(keys: Iterable[str]) -> bool:
    """Whether some phrases stand for every word that begins with fewer letters than a key has."""
    return any(len(key) <= _KEY and key.endswith(_BEGINS) for key in keys)


def longest(found: Iterable[Found]) -> list[Found]:
    """Of phrases that overlap the one that begins first, and of those the longest; `found` in the order of the text."""
    kept: list[Found] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
        elif each.start == kept[-1].start and each.end > kept[-1].end:
            kept[-1] = each
    return kept


def without(words: Sequence[str], found: Iterable[Found]) -> str:
    """The words as a text in which `|` stands for each of the phrases."""
    left: list[str] = []
    at = 0
    for each in longest(found):
        left += [*words[at : each.start], TAKEN]
        at = each.end
    return " ".join([*left, *words[at:]])


def _follow(words: Sequence[str], at: int, further: _Further) -> bool:
    if at + len(further) > len(words):
        return False
    for number, (said, begins) in enumerate(further, at):
        if not words[number].startswith(said) if begins else words[number] != said:
            return False
    return True


def _key(word: str) -> str:
    """A first word as texts are searched for it, or its first letters and `*` where it stands for more words."""
    stem = word.removesuffix(_BEGINS)
    plain = stem.translate(_OFTEN)
    if _PLAIN.fullmatch(plain):  # as most are: nothing more to fold
        return plain if stem == word else plain[:_KEY] + _BEGINS
    first, begins = next(iter(_parts(word)), ("", False))
    return first[:_KEY] + _BEGINS if begins else first


def _parts(phrase: str) -> _Further:
    parts: list[tuple[str, bool]] = []
    for word in phrase.split():
        said = [word] if word == TAKEN else _folded(word.removesuffix("*")).split()
        parts += [(each, False) for each in said]
        if word.endswith("*") and parts:
            parts[-1] = (parts[-1][0], True)
    return tuple(parts)


@lru_cache(maxsize=256)
def _folded(word: str) -> str:
    plain = word.translate(_OFTEN)
    return plain if _PLAIN.fullmatch(plain) else folded(word)
