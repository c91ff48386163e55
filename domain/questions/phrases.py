"""Where phrases stand in a text: each word is looked up, so that thousands of phrases cost little more than one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from domain.questions.unread import BEGINS, KEY, TAKEN, Listing, Parts, Unread

_MOST_MET: Final = 4096


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
        self.second: dict[str, list[tuple[Parts, str]]] = {}
        self.second_begins: list[tuple[str, Parts, str]] = []

    def add(self, further: Parts, label: str) -> None:
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

    They are taken apart when their first word is met: most never are.
    """

    def __init__(self, listing: Listing) -> None:
        self._whole: dict[str, _Begun] = {}
        self._begun: dict[str, list[tuple[str, _Begun]]] = {}
        self._met: dict[str, tuple[_Begun, ...]] = {}
        self._unread = Unread(listing)

    def _read(self, key: str) -> None:
        """Take the phrases under a key apart; they stand where they are looked for before they are struck off there."""
        starts: dict[str, _Begun] = {}
        for label, ((first, _begins), *further) in self._unread.under(key):  # none when another thread was faster
            starts.setdefault(first, _Begun()).add(tuple(further), label)
        if key.endswith(BEGINS) and starts:
            self._begun[key.removesuffix(BEGINS)] = list(starts.items())
        else:
            self._whole.update(starts)
        self._unread.strike(key)

    def find(self, words: Sequence[str]) -> list[Found]:
        """All phrases in these words, those that begin first first; they may overlap."""
        found: list[Found] = []
        met, last = self._met, len(words) - 1
        for at, word in enumerate(words):
            beginning = met.get(word)
            if beginning is None:
                self._unread.prepare(words)
                beginning = self._meet(word)
            for each in beginning:
                for label in each.alone:
                    found.append(_new(Found, (at, at + 1, label)))  # noqa: PERF401 -- few or none: a list costs more
                if at < last and (each.second or each.second_begins):
                    each.find_longer(words, at, found)
        return found

    def _meet(self, word: str) -> tuple[_Begun, ...]:
        """What may begin at a word; kept for the words met of late."""
        unread = self._unread
        if word in unread:
            self._read(word)
        starts = [word[:KEY]]
        if unread.has_short:
            starts += [word[:size] for size in range(1, min(KEY, len(word)))]
        beginning: list[_Begun] = [self._whole[word]] if word in self._whole else []
        for start in starts:
            if start + BEGINS in unread:
                self._read(start + BEGINS)
            beginning += [each for first, each in self._begun.get(start, ()) if word.startswith(first)]
        if len(self._met) >= _MOST_MET:
            self._met.clear()
        met = self._met[word] = tuple(beginning)
        return met


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


def _follow(words: Sequence[str], at: int, further: Parts) -> bool:
    if at + len(further) > len(words):
        return False
    for number, (said, begins) in enumerate(further, at):
        if not words[number].startswith(said) if begins else words[number] != said:
            return False
    return True
