"""Catalogues: gettext files, read quickly, for every start reads some; what stands in them is looked at by tests."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from gettext import c2py
from itertools import groupby
from pathlib import Path
from typing import Final

_RULE: Final = re.compile(r"plural=(.+?);")
_PLURAL: Final = "msgid_plural"

Forms = tuple[str, ...]


class Catalogue:
    """Translations of sentences; what has none is given back as it is."""

    def __init__(self, sentences: Mapping[str, str], plurals: Mapping[str, Forms], rule: str) -> None:
        self._sentences = sentences
        self._plurals = plurals
        self._form_for: Callable[[int], int] = c2py(rule)

    def gettext(self, sentence: str) -> str:
        """The translation of a sentence."""
        return self._sentences.get(sentence, sentence)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The form that fits the number `n`."""
        forms = self._plurals.get(one)
        if forms is None:
            return one if n == 1 else many
        return forms[self._form_for(n)]


def read_catalogue(file: Path) -> Catalogue:
    """A catalogue; entries that are not translated, or only guessed, are left out."""
    sentences: dict[str, str] = {}
    plurals: dict[str, Forms] = {}
    with file.open(encoding="utf-8") as lines:
        for entry in _entries(lines):
            sentence = sys.intern(entry.pop("msgid"))  # the same in every language: kept once
            if _PLURAL in entry:
                del entry[_PLURAL]
                plurals[sentence] = tuple(entry.values())
            else:
                sentences[sentence] = entry["msgstr"]
    rule = _RULE.search(sentences.pop("", ""))
    return Catalogue(sentences, plurals, rule[1] if rule else "n != 1")


def _entries(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """Each translated entry: its strings by the words before them."""
    for is_told, paragraph in groupby(lines, "\n".__ne__):
        if is_told and (found := _strings(paragraph)):
            yield found


def _strings(paragraph: Iterable[str]) -> dict[str, str]:
    """The strings of an entry by the words before them; none of one that isn't translated, or only guessed."""
    found: dict[str, str] = {}
    word = ""
    for line in paragraph:
        if line.startswith("#, fuzzy"):
            return {}
        if line.startswith('"'):
            found[word] += _unquoted(line.rstrip())
        elif not line.startswith("#"):
            word, _, quoted = line.rstrip().partition(" ")
            found[word] = _unquoted(quoted)
    return found if all(found[word] for word in found if word.startswith("msgstr")) else {}


def _unquoted(quoted: str) -> str:
    if "\\" not in quoted:
        return quoted[1:-1]
    text: str = json.loads(quoted)
    return text
