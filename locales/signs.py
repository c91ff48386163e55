"""The signs of danger in each language, as data for hearing danger that no single word tells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from locales.words import FOLDER, UNDERSTOOD, Listing, Section, Told, lists_in

_READ_WITH: Final = {"nn": "nb", "sv": "nb"}
"""Languages that are so alike that their signs are read as one: people mix them."""

_PREFIXES: Final = ("و", "ب", "ل", "ع", "ف", "عال", "ه")  # noqa: RUF001 -- Arabic
"""What is written together with the word that follows it."""


@dataclass(frozen=True, eq=False)
class Signs:
    """The words of each family's signs, `nb:hit`, and prefixes; equal only to itself, so it can be a cache's key."""

    families: tuple[str, ...]
    listing: Listing
    prefixes: tuple[str, ...]


@cache
def signs() -> Signs:
    """All signs; found once a process."""
    families: dict[str, list[Told]] = {}
    for language in UNDERSTOOD:
        file = FOLDER / language / "danger.toml"
        if file.exists():
            told = families.setdefault(_READ_WITH.get(language, language), [])
            told.append(Told(lists_in(file.read_bytes())["sign"]))
    listing = Listing([(f"{family}:", Section(*told)) for family, told in families.items()])
    return Signs(tuple(families), listing, _PREFIXES)
