"""What people say in each language, as data for the understanding of questions."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

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
    """The words of one language and of those it names in `also`; read once a process."""
    own = _file(language)
    files = [own, *(_file(other) for other in own.get("also", ()))]
    names = {name: None for file in files for name, lists in file.items() if isinstance(lists, dict)}
    return Words(
        language,
        frozenset({language, *own.get("also", ())}),
        {name: _joined([file.get(name, {}) for file in files]) for name in names},
    )


def _file(language: str) -> dict[str, Any]:
    return read_words((FOLDER / language / "words.toml").read_text(encoding="utf-8"))


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
                section[name] = json.loads(listed)
    except ValueError:
        return tomllib.loads(text)
    return words


def _joined(parts: list[dict[str, list[str]]]) -> Mapping[str, tuple[str, ...]]:
    """The same list of several languages as one, each word once."""
    keys = {key: None for part in parts for key in part}
    return {key: tuple(dict.fromkeys(word for part in parts for word in part.get(key, ()))) for key in keys}
