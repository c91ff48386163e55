"""Names as people give them, made harmless to show."""

from __future__ import annotations

import unicodedata
from typing import Final

NAME_MAX: Final = 64

_JOINERS = {"\u200d", "\ufe0f"}  # they hold emoji together


def shown_name(first: object, last: object = None) -> str:
    """A name on one line: no control, bidi or invisible characters, at most 64 of them; may be empty.

    HTML is left as it is: whoever puts the name into a text escapes it.
    """
    given = " ".join(part for part in (first, last) if isinstance(part, str))
    visible = "".join(_visible(character) for character in given)
    name = " ".join(visible.split())[:NAME_MAX].rstrip()
    return name if any(_is_seen(character) for character in name) else ""


def _visible(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in {"Zs", "Zl", "Zp", "Cc"}:
        return " "
    return "" if kind in {"Cf", "Cs", "Co", "Cn"} and character not in _JOINERS else character


def _is_seen(character: str) -> bool:
    blank = {"\u115f", "\u1160", "\u3164", "\uffa0", "\u2800"}  # letters and signs that show nothing
    return unicodedata.category(character)[0] in "LNSP" and character not in blank


def one_line(text: str, limit: int) -> str:
    """The text without control characters and line breaks, cut to `limit` characters with an ellipsis."""
    joined = " ".join("".join(_visible(character) for character in text).split())
    return joined if len(joined) <= limit else joined[: limit - 1].rstrip() + "…"


def capitalised(text: str) -> str:
    """The text as a sentence of its own begins; nothing after its first letter is touched."""
    return text[:1].upper() + text[1:]


def free_text(text: str) -> str:
    """What somebody wrote, line breaks kept, without invisible direction marks and other control characters."""
    kept = (character if character == "\n" else _visible(character) for character in text)
    return "\n".join(" ".join(line.split()) for line in "".join(kept).splitlines()).strip()
