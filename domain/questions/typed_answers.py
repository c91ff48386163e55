"""A call for help that is answered in words instead of by a press: `ja`, `jeg kan likevel`, `nei, passer ikke`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from domain.questions.folding import folded
from domain.questions.phrases import Phrases, without
from domain.questions.unread import TAKEN, ShortLists
from domain.questions.vocabulary import Words

SECTION: Final = "call"
_MOST_WORDS: Final = 14


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody answers to a call that they hardly name."""

    is_yes: bool
    after_all: bool = False  #: They had said no before: `likevel`.
    is_bare: bool = False  #: A yes or a no alone, which may answer anything.


def typed_answer(text: str, words: Words, named: Collection[str] = ()) -> Typed | None:
    """What a text answers to a call, if it says nothing else; `named` are folded words that only say which call."""
    said = folded(text).split()
    if len(said) > _MOST_WORDS or text.rstrip().endswith("?"):
        return None
    phrases = _phrases(words)
    refusals = [each for each in phrases.find(said) if each.label == "cannot"]
    left = without(said, refusals).split()
    found = [each for each in phrases.find(left) if each.label != "cannot"]
    labels = {each.label for each in found}
    rest = set(without(left, found).split()) - {TAKEN, *named}
    says_no, says_yes = bool(refusals) or "no" in labels, not labels.isdisjoint({"can", "yes"})
    if rest or says_no == (says_yes and not refusals):
        return None
    is_bare = not refusals and "can" not in labels and "after_all" not in labels
    return Typed(not says_no, "after_all" in labels, is_bare)


@lru_cache(maxsize=32)
def _phrases(words: Words) -> Phrases:
    return Phrases(ShortLists(words.section(SECTION).items()))
