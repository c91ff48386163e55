"""Catalogues: gettext files, read quickly, for every start reads some; what stands in them is looked at by tests."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from gettext import c2py
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
    for entry in _entries(file.read_text(encoding="utf-8")):
        sentence = sys.intern(entry.pop("msgid"))  # the same in every language: kept once
        if _PLURAL in entry:
            del entry[_PLURAL]
            plurals[sentence] = tuple(entry.values())
        else:
            sentences[sentence] = entry["msgstr"]
    rule = _RULE.search(sentences.pop("", ""))
    return Catalogue(sentences, plurals, rule[1] if rule else "n != 1")


def _entries(text: str) -> Iterator[dict[str, str]]:
    """Each translated entry: its strings by the words before them."""
    for paragraph in text.split("\n\n"):
        found: dict[str, str] = {}
        word = ""
        for line in paragraph.split("\n"):
            if line.startswith("#, fuzzy"):
                break
            if line.startswith('"'):
                found[word] += _unquoted(line)
            elif line and not line.startswith("#"):
                word, _, quoted = line.partition(" ")
                found[word] = _unquoted(quoted)
        else:
            if found and all(found[word] for word in found if word.startswith("msgstr")):
                yield found


def _unquoted(quoted: str) -> str:
    if "\\" not in quoted:
        return quoted[1:-1]
    text: str = json.loads(quoted)
    return text
