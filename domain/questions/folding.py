"""Text made comparable: lower case, no accents, one way to write å, ø and æ, no Arabic article, plain spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

LONGEST: Final = 600
"""How much of a message is read; a question is shorter."""

_LETTERS: Final = str.maketrans(
    {
        "ø": "o",
        "ö": "o",
        "æ": "ae",
        "ä": "ae",
        "å": "a",
        "ß": "ss",
        "đ": "d",
        "ł": "l",
        "ى": "ي",
        "ة": "ه",  # noqa: RUF001 -- Arabic
        "ـ": "",
        "ک": "ك",  # as Persian keyboards write it
        "ی": "ي",
        **{chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)},
        "\u02bc": "",
        "\u2019": "",
        "'": "",
        "`": "",
        "\u00b4": "",
    }
)
_DROPPED: Final = re.compile("[\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_MIXED: Final = re.compile(r"\b(?=\w*[a-z])\w*[\u0370-\u03ff\u0400-\u04ff]\w*")
_LOOKALIKES: Final = str.maketrans(
    "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0456\u0458\u0455\u03b1\u03b5\u03b9\u03bf\u03c1\u03bd",
    "abekmhopctyxijsaeiopv",
)
"""Cyrillic and Greek letters that pass for Latin ones; in a word that also has Latin letters they are meant so."""

_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_NOT_WORD: Final = re.compile(r"(?<![0-9])[.:/\-]|[^\w.:/\-]+|_+")
_AA: Final = re.compile(r"aa(?=[a-z])|(?<=[a-z])aa")
_ARTICLE: Final = re.compile(r"(?<!\w)(?:[وبفك]?ال|عال|لل)(?!(?:يوم|احد|اثنين)(?!\w))(?=\w{3})")
"""Not of today, of Sunday and of Monday, which without it are a day, anybody and two."""

_THIS: Final = re.compile(r"(?<!\w)هال(?!وين)(?=\w{3})")
"""`this` written together with its word, as many speak."""


def folded(text: str) -> str:
    """The text as it is compared: `Er Sætre åpent, på lørdag?` becomes `er saetre apent pa lordag`.

    Points, colons, slashes and dashes stay only after a digit, where they belong to dates and times.
    """
    plain = _DROPPED.sub("", unicodedata.normalize("NFKC", text[:LONGEST])).casefold()
    if not plain.isascii():
        plain = _MIXED.sub(lambda word: word[0].translate(_LOOKALIKES), plain)
    spaced = _spaced(_DASHES.sub("-", plain).translate(_LETTERS))
    return _ARTICLE.sub("", _THIS.sub("هذا ", spaced)) if "\u0644" in spaced else _AA.sub("a", spaced)


@lru_cache(maxsize=4096)
def folded_word(text: str) -> str:
    """As `folded`, kept: for names and word lists, which are compared again and again."""
    return folded(text)


def _spaced(plain: str) -> str:
    if not plain.isascii():
        plain = "".join(mark for mark in unicodedata.normalize("NFD", plain) if not unicodedata.combining(mark))
    return " ".join(_NOT_WORD.sub(" ", plain).split())
