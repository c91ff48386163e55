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
_MOST_MET: Final = 1024
_PLAIN: Final = re.compile("[b-z]*(?:a[b-z]+)*a?")
"""A word that folding leaves as it is."""

_Further: TypeAlias = tuple[tuple[str, bool], ...]
"""The words after a phrase's first, each with whether it stands for every word that begins so."""


class Found(NamedTuple):
    """A phrase in a text: its first word, the one after its last, and the label of the list it is in."""

    start: int
    end: int
    label: str


class _Begun:
    """The phrases that begin with one word: that word alone, and those that go on, by their second word."""

    __slots__ = ("alone", "second", "second_begins")

    def __init__(self) -> None:
        self.alone: list[str] = []
        self.second: dict[str, list[tuple[_Further, str]]] = {}
        self.second_begins: list[tuple[_Further, str]] = []

    def add(self, further: _Further, label: str) -> None:
        if not further:
            self.alone.append(label)
        elif further[0][1]:
            self.second_begins.append((further, label))
        else:
            self.second.setdefault(further[0][0], []).append((further[1:], label))

    def find(self, words: Sequence[str], at: int, found: list[Found]) -> None:
        """Note those that stand at a word."""
        following = at + 1
        for label in self.alone:
            found.append(Found(at, following, label))  # noqa: PERF401 -- a list of few or none costs more than it saves
        if following == len(words):
            return
        for further, label in self.second.get(words[following], ()):
            if not further or _follow(words, following + 1, further):
                found.append(Found(at, following + 1 + len(further), label))
        for further, label in self.second_begins:
            if _follow(words, following, further):
                found.append(Found(at, following + len(further), label))


class Phrases:
    """Phrases in labelled lists; a word that ends in `*` stands for every word that begins so.

    They are taken apart when their first word is met: most never are, and there are thousands.
    """

    def __init__(self, lists: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._unread: dict[str, list[str]] = {}  # by key: label, phrase, label, phrase ...
        self._whole: dict[str, _Begun] = {}
        self._begun: dict[str, list[tuple[str, _Begun]]] = {}
        self._met: dict[str, tuple[_Begun, ...]] = {}
        for label, phrases in lists:
            for phrase in phrases:
                if key := _key(phrase):
                    self._unread.setdefault(key, []).extend((label, phrase))
        self._short = any(len(key) <= _KEY and key.endswith(_BEGINS) for key in self._unread)
        whole = [key for key in self._unread if not key.endswith(_BEGINS)]
        #: How many of the words that phrases begin with are in plain Latin letters, from 0 to 1.
        self.share_in_latin = sum(map(str.isascii, whole)) / (len(whole) or 1)

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
        met = self._met
        for at, word in enumerate(words):
            beginning = met.get(word)
            if beginning is None:
                beginning = self._meet(word)
            for each in beginning:
                each.find(words, at, found)
        return found

    def _meet(self, word: str) -> tuple[_Begun, ...]:
        """What may begin at a word; kept for the words met of late."""
        keys = [word, word[:_KEY] + _BEGINS]
        if self._short and len(word) > 1:
            keys += [word[:size] + _BEGINS for size in range(1, min(_KEY, len(word)))]
        for key in keys:
            if key in self._unread:
                self._read(key)
        whole = self._whole.get(word)
        begun = (each for key in keys[1:] for each in self._begun.get(key.removesuffix(_BEGINS), ()))
        beginning = tuple(each for first, each in begun if word.startswith(first))
        if whole is not None:
            beginning = (whole, *beginning)
        if len(self._met) >= _MOST_MET:
            self._met.clear()
        self._met[word] = beginning
        return beginning


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
    return all(
        word.startswith(said) if begins else word == said
        for word, (said, begins) in zip(words[at:], further, strict=False)
    )


def _key(phrase: str) -> str:
    """The first word as texts are searched for it, or its first letters and `*` where it stands for more words."""
    word = phrase.partition(" ")[0]
    if _PLAIN.fullmatch(word):  # as most are: nothing to fold
        return word
    first, begins = next(iter(_parts(phrase)), ("", False))
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
    return word if _PLAIN.fullmatch(word) else folded(word)
