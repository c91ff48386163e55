"""What somebody says of what they have said yes to: `må melde avbud`, `jeg er her`, `når skal jeg møte?`."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from domain.questions.folding import folded
from domain.questions.phrases import Phrases
from domain.questions.unread import ShortLists
from domain.questions.vocabulary import Words


class About(StrEnum):
    """What it is about; what is more pressing first."""

    CANNOT = "cannot"  #: Ill, or not coming.
    LATE = "late"  #: Comes, but not in time.
    HERE = "here"  #: Has arrived.
    HOURS = "hours"  #: Hours done, or a certificate of them.
    REST = "rest"  #: The end of a pause.
    WHEN = "when"  #: When and where to be.


def about_own(text: str, words: Words) -> About | None:
    """What a text says of the writer's own commitments, if anything; whether there are any is not known here."""
    found = {each.label for each in _phrases(words).find(folded(text).split())}
    return next((about for about in About if about in found), None)


@lru_cache(maxsize=32)
def _phrases(words: Words) -> Phrases:
    return Phrases(ShortLists(words.section("commitment").items()))
