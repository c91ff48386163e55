"""What people say in each language, as data for the understanding of questions."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

import orjson

FOLDER: Final = Path(__file__).parent
UNDERSTOOD: Final = ("nb", "nn", "en", "sv", "de", "pl", "uk", "so", "ar")
"""Languages whose questions are understood, the default first."""

_HEADER: Final = re.compile(rb"\[(\w+)\]")
_LIST: Final = re.compile(rb"""(\S+) = (\[(?:[\["].*["\]])?\])""")

_NOT_LATIN: Final = re.compile(rb'"([\xcd-\xf4][^"]*)"')
"""A word from U+0340 on, of which what comes before Greek only marks the letter before it."""

_BETWEEN: Final = '",'
"""What follows the end of a word, and begins none."""

_NOTHING: Final = b"(?!)"

Way = dict[int, Any]
"""How letters of a language are typed without them: `ü` as `ue`."""


@dataclass(frozen=True, slots=True)
class Told:
    """Lists as they stand in one file, by name, as JSON; and the ways in which its words are typed."""

    lists: Mapping[str, bytes]
    ways: tuple[Way, ...] = ()

    def words(self, name: str) -> list[str]:
        """The words of a list, then each as it is typed without the language's own letters."""
        return self._typed(orjson.loads(self.lists[name]))

    def fitting(self, pattern: re.Pattern[bytes]) -> dict[str, list[str]]:
        """The lists in which words fit a pattern, with these and how they are typed."""
        fitting = {name: found for name, listed in self.lists.items() if (found := pattern.findall(listed))}
        return {name: self._typed([word.decode() for word in found]) for name, found in fitting.items()}

    def _typed(self, said: list[str]) -> list[str]:
        return said + [word.translate(way) for way in self.ways for word in said if not word.isascii()]


class Section(Mapping[str, tuple[str, ...]]):
    """Lists of words by name, of one file or several; a list is read when it is asked for, and not kept.

    Read, they take ten times the memory, and most are asked for once.
    """

    def __init__(self, *told: Told) -> None:
        self._told = told

    def __getitem__(self, name: str) -> tuple[str, ...]:
        told = [each.words(name) for each in self._told if name in each.lists]
        if not told:
            raise KeyError(name)
        return tuple(dict.fromkeys(chain.from_iterable(told)))

    def __iter__(self) -> Iterator[str]:
        return iter({name: None for each in self._told for name in each.lists})

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def fitting(self, pattern: re.Pattern[bytes]) -> Iterator[tuple[str, Iterable[str]]]:
        """The lists in which words fit a pattern, with these."""
        told = [each.fitting(pattern) for each in self._told]
        for name in told[0] if len(told) == 1 else self:
            said = [word for each in told for word in each.get(name, ())]
            if said:
                yield name, dict.fromkeys(said)


_NONE: Final = Section()


@dataclass(frozen=True)
class Listing:
    """Lists of several sections, to be read by the letters their words begin with; before each name its section's."""

    sections: Sequence[tuple[str, Section]]

    def beginning(self, letters: str | None) -> Iterator[tuple[str, Iterable[str]]]:
        """Each list with those of its words that begin with one of the letters; None: with any that is not Latin."""
        pattern = _NOT_LATIN if letters is None else _beginning(letters)
        for before, section in self.sections:
            for name, said in section.fitting(pattern):
                yield before + name, said


def _beginning(letters: str) -> re.Pattern[bytes]:
    """Finds words that begin with one of the letters; those that differ in their last byte alone are one choice."""
    lasts: dict[bytes, bytes] = {}
    for letter in set(letters).difference(_BETWEEN):
        said = letter.encode()
        lasts[said[:-1]] = lasts.get(said[:-1], b"") + re.escape(said[-1:])
    choice = b"|".join(before + b"[" + last + b"]" for before, last in lasts.items())
    return re.compile(b'"((?:' + (choice or _NOTHING) + b')[^"]*)"')


@dataclass(frozen=True, eq=False)
class Lists:
    """The lists of words of languages that read each other's; equal only to itself, so it can be a cache's key."""

    sections: Mapping[str, Section]

    def section(self, name: str) -> Section:
        """The lists of one section; empty when the languages have none."""
        return self.sections.get(name, _NONE)

    def listing(self, names: Sequence[str]) -> Listing:
        """Lists of several sections, read by letters; `kind.open` stands for the list `open` of the section `kind`."""
        return Listing([(f"{name}.", self.section(name)) for name in names])


@dataclass(frozen=True, eq=False)
class Words:
    """One language's words: lists by name, in sections; equal only to itself, so it can be a cache's key."""

    language: str
    covers: frozenset[str]
    lists: Lists

    def section(self, name: str) -> Section:
        """The lists of one section; empty when the language has none."""
        return self.lists.section(name)

    def of(self, language: str) -> Words:
        """The words of a language that something is registered in; one that is not understood is read as this one."""
        return words_in(language) if language in UNDERSTOOD else self


@cache
def words_in(language: str) -> Words:
    """The words of one language and of those it names in `also`; read once a process.

    Languages that name each other have the same lists, in the same order.
    """
    also = orjson.loads(_file(language).get("also", b"[]"))
    covers = frozenset({language, *also})
    return Words(language, covers, _lists(covers))


@cache
def _lists(languages: frozenset[str]) -> Lists:
    files = [(file, _ways(file)) for file in map(_file, sorted(languages))]
    names = {name: None for file, _ways_typed in files for name, told in file.items() if isinstance(told, dict)}
    return Lists({name: Section(*(Told(file.get(name, {}), ways) for file, ways in files)) for name in names})


def _ways(file: Mapping[str, Any]) -> tuple[Way, ...]:
    return tuple(str.maketrans(dict(way)) for way in orjson.loads(file.get("typed", b"[]")))


@cache
def _file(language: str) -> dict[str, Any]:
    return lists_in((FOLDER / language / "words.toml").read_bytes())


def lists_in(file: bytes) -> dict[str, Any]:
    """The lists of a file of words, each as JSON, in sections. A list that keeps to its line is JSON as it stands."""
    lists: dict[str, Any] = {}
    section = lists
    for line in file.splitlines():
        if listed := _LIST.fullmatch(line):
            section[sys.intern(listed[1].decode())] = listed[2]  # languages have the same names: each is kept once
        elif header := _HEADER.fullmatch(line):
            section = lists.setdefault(header[1].decode(), {})
        elif line and not line.startswith(b"#"):
            return _read_thoroughly(file)
    return lists


def _read_thoroughly(file: bytes) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 -- slow, and for a file that is laid out otherwise only

    return _as_json(tomllib.loads(file.decode()))


def _as_json(lists: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _as_json(told) if isinstance(told, dict) else json.dumps(told, ensure_ascii=False).encode()
        for name, told in lists.items()
    }
