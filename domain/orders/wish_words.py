"""The words with which a coordinator changes, calls off or closes something, in one language."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from domain.orders.lexicon import word
from domain.questions.vocabulary import Words


class What(StrEnum):
    """A part of a request that may be said to change, without what it becomes."""

    TIME = "time"
    DAY = "day"
    NEEDED = "needed"


class WishWords:
    """The words as patterns."""

    def __init__(self, words: Words) -> None:
        said = words.section("wish")
        self.change, self.cancel, self.instead = (word(said.get(key, ())) for key in ("change", "cancel", "instead"))
        self.things, self.verb_first, self.no = (word(said.get(key, ())) for key in ("things", "verb_first", "no"))
        self.wonders = word(said.get("wonders", ()))
        self.what = {what: word(said.get(what, ())) for what in What}
        closed, shut = (word(said.get(key, ())).pattern for key in ("closed", "shut"))
        self.closed = re.compile(rf"{closed}|{self.verb_first.pattern}(?: \S+){{1,3}} {shut}")
        parts = words.section("facility")
        self.part = word(name for slug, names in parts.items() if slug != "hub" for name in names)


@lru_cache(maxsize=8)
def wish_words(words: Words) -> WishWords:
    """The words of a language, made once."""
    return WishWords(words)
