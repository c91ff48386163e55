"""The signs of danger in each language, as data for hearing danger that no single word tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from locales.words import FOLDER, UNDERSTOOD, read_words

_READ_WITH: Final = {"nn": "nb", "sv": "nb"}
"""Languages that are so alike that their signs are read as one: people mix them."""

_PREFIXES: Final = ("و", "ب", "ل", "ع", "ف", "عال", "ه")  # noqa: RUF001 -- Arabic
"""What is written together with the word that follows it."""


@dataclass(frozen=True, eq=False)
class Signs:
    """Family of languages → sign → words, and prefixes; equal only to itself, so it can be a cache's key."""

    families: Mapping[str, Mapping[str, tuple[str, ...]]]
    prefixes: tuple[str, ...]


@cache
def signs() -> Signs:
    """All signs; read once a process."""
    families: dict[str, dict[str, tuple[str, ...]]] = {}
    for language in UNDERSTOOD:
        family = families.setdefault(_READ_WITH.get(language, language), {})
        for sign, words in _file(language).items():
            family[sign] = (*family.get(sign, ()), *words)
    return Signs(families, _PREFIXES)


def _file(language: str) -> dict[str, list[str]]:
    file = FOLDER / language / "danger.toml"
    listed: dict[str, list[str]] = read_words(file.read_text(encoding="utf-8"))["sign"] if file.exists() else {}
    return listed
