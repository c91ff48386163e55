"""What people say in each language, as data for the understanding of questions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import orjson

FOLDER: Final = Path(__file__).parent
UNDERSTOOD: Final = ("nb", "nn", "en", "sv", "de", "pl", "uk", "so", "ar")
"""Languages whose questions are understood, the default first."""

_HEADER: Final = re.compile(r"\[(\w+)\]")
_NONE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Words:
    """One language's words: lists by name, in sections; equal only to itself, so it can be a cache's key."""

    language: str
    covers: frozenset[str]
    sections: Mapping[str, Mapping[str, tuple[str, ...]]]

    def section(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """The lists of one section; empty when the language has none."""
        return self.sections.get(name, _NONE)


@cache
def words_in(language: str) -> Words:
    """The words of one language and of those it names in `also`; read once a process.

    Languages that name each other have the same lists, in the same order.
    """
    covers = frozenset({language, *_file(language).get("also", ())})
    files = [_file(each) for each in sorted(covers)]
    names = {name: None for file in files for name, lists in file.items() if isinstance(lists, dict)}
    return Words(language, covers, {name: _joined([file.get(name, {}) for file in files]) for name in names})


@cache
def _file(language: str) -> dict[str, Any]:
    return _as_typed(read_words((FOLDER / language / "words.toml").read_text(encoding="utf-8")))


def _as_typed(file: dict[str, Any]) -> dict[str, Any]:
    """The lists, each word also as it is written without the language's own letters: `ü` as `ue`."""
    ways = [str.maketrans(dict(way)) for way in file.get("typed", ())]
    if not ways:
        return file
    typed = {
        name: {key: list(dict.fromkeys((*said, *_written(said, ways)))) for key, said in lists.items()}
        for name, lists in file.items()
        if isinstance(lists, dict)
    }
    return file | typed


def _written(said: list[str], ways: list[dict[int, Any]]) -> Iterator[str]:
    return (word.translate(way) for way in ways for word in said if not word.isascii())


def read_words(text: str) -> dict[str, Any]:
    """A file of words. A list that keeps to its line is JSON too, and read in a tenth of a TOML parser's time."""
    words: dict[str, Any] = {}
    section = words
    try:
        for line in text.splitlines():
            if header := _HEADER.fullmatch(line):
                section = words.setdefault(header[1], {})
            elif line and not line.startswith("#"):
                name, _, listed = line.partition(" = ")
                section[name] = orjson.loads(listed)
    except ValueError:
        return tomllib.loads(text)
    return words


def _joined(parts: list[dict[str, list[str]]]) -> Mapping[str, tuple[str, ...]]:
    """The same list of several languages as one, each word once."""
    keys = {key: None for part in parts for key in part}
    return {key: tuple(dict.fromkeys(word for part in parts for word in part.get(key, ()))) for key in keys}
