"""Names of hubs in other letters: Cyrillic letter by letter, Arabic by its consonants."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_CYRILLIC: Final = str.maketrans(
    dict(zip("абвгґдезиійклмнопрстуфхцыэ", "abvggdeziijklmnoprstufhcye", strict=True))
    | {"ж": "zh", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "є": "e", "ї": "i", "ь": "", "ё": "o"}
)
_ARABIC: Final = str.maketrans(
    {
        **dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنه", "bttghhddrzsssdtzagfkklmnh", strict=True)),
        **dict.fromkeys("اويىءؤئ", ""),
        "پ": "b",
        "ڤ": "f",
        "گ": "g",
    }
)
_VOWELS: Final = re.compile("[aeiouy]")
_LONG: Final = re.compile("[اويىؤئ]")
_TWICE: Final = re.compile(r"(.)\1+")
_FIRST_ARABIC: Final = re.compile("[\u0620-\u064a]")
_FIRST_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
ARABIC_PREPOSITIONS: Final = ("ب", "ل", "ف", "و")
"""What may be written together with a name: at, to, so, and."""

_SHORTEST: Final = 4
"""Consonants that make an Arabic spelling certain."""


def in_latin(word: str) -> tuple[str, ...]:
    """A folded Cyrillic word in Latin letters, in each way it may be meant; empty when it is not Cyrillic."""
    if _FIRST_CYRILLIC.match(word) is None:
        return ()
    plain = word.translate(_CYRILLIC)
    return (plain, f"h{plain[1:]}") if plain.startswith("g") else (plain,)


def arabic_consonants(word: str) -> str:
    """The consonants of a folded Arabic word in Latin letters; empty when it is not Arabic."""
    if _FIRST_ARABIC.match(word) is None:
        return ""
    bare = word.removesuffix("ه")  # noqa: RUF001 -- Arabic
    initial = "a" if word.startswith(("ا", "ع")) else ""  # noqa: RUF001 -- Arabic
    return initial + _TWICE.sub(r"\1", bare.translate(_ARABIC)).removeprefix("a")


@lru_cache(maxsize=256)
def consonants(name: str) -> str:
    """What `arabic_consonants` gives for a name that is written in Latin letters; Arabic has no p and no v."""
    initial = "a" if _VOWELS.match(name) else ""
    plain = _VOWELS.sub("", name).replace("p", "b").replace("v", "f")
    return initial + _TWICE.sub(r"\1", plain)


def shape(word: str) -> str:
    """A folded word's consonants with a point for each vowel written: `توفته` and `Tofte` alike."""
    if _FIRST_ARABIC.match(word) is None:
        return _TWICE.sub(r"\1", _VOWELS.sub(".", word).replace("p", "b").replace("v", "f"))
    ends = "." if word.endswith("ه") else ""  # noqa: RUF001 -- Arabic
    bare = _LONG.sub(".", word.removesuffix("ه"))  # noqa: RUF001 -- Arabic
    return _TWICE.sub(r"\1", bare.translate(_ARABIC) + ends)


def is_certain(spelled: str) -> bool:
    """Whether consonants are many enough to be no other word."""
    return len(spelled) >= _SHORTEST
