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
        "\u02bc": "",
        "\u2019": "",
        "'": "",
        "`": "",
        "\u00b4": "",
    }
)
_DROPPED: Final = re.compile("[\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_NOT_WORD: Final = re.compile(r"(?<![0-9])[.:/\-]|[^\w.:/\-]+|_+")
_AA: Final = re.compile(r"aa(?=[a-z])|(?<=[a-z])aa")
_ARTICLE: Final = re.compile(r"(?<!\w)(?:[وبفك]?ال|لل)(?!يوم(?!\w))(?=\w{3})")


def folded(text: str) -> str:
    """The text as it is compared: `Er Sætre åpent, på lørdag?` becomes `er saetre apent pa lordag`.

    Points, colons, slashes and dashes stay only after a digit, where they belong to dates and times.
    """
    plain = _DROPPED.sub("", unicodedata.normalize("NFKC", text[:LONGEST])).casefold()
    spaced = _spaced(_DASHES.sub("-", plain).translate(_LETTERS))
    return _ARTICLE.sub("", spaced) if "\u0644" in spaced else _AA.sub("a", spaced)


@lru_cache(maxsize=4096)
def folded_word(text: str) -> str:
    """As `folded`, kept: for names and word lists, which are compared again and again."""
    return folded(text)


def _spaced(plain: str) -> str:
    bare = "".join(mark for mark in unicodedata.normalize("NFD", plain) if not unicodedata.combining(mark))
    return " ".join(_NOT_WORD.sub(" ", bare).split())
