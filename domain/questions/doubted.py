"""A kind in doubt: the words say one kind, and the whole text sounds like another; then the person is asked.

rules: account (`slutta`) · guess: volunteer 0.72, account 0.05 → "Which did you mean?", with a button for each
"""

from __future__ import annotations

from typing import Final

from domain.questions import account, card, doubt, hours, menu
from domain.questions.guessed import kind_of
from domain.questions.guessing import Guess
from domain.questions.heard import Heard

_LIKELY: Final = 0.35
"""How likely another kind must be."""

_SHARE: Final = 0.3
"""And of how much of that the kind heard falls short: of 3,200 questions 14 of 42 wrong ones did, and 6 right ones."""

_FEWEST_WORDS: Final = 3
"""A name or two words sound like much."""

_SURE: Final = frozenset(
    {
        ("services", "card"),
        ("card", "services"),
        ("volunteer", "roles"),
        ("roles", "volunteer"),
        ("volunteer", "account"),
    }
)
"""What was heard, and what it may sound like all the same: the answer holds both, or who offers help says so."""


def doubted(question: object, heard: Heard, found: Guess) -> doubt.KindQuestion | None:
    """What to ask back where another kind is much likelier than the one that was heard, if it is."""
    own, other = kind_of(question), max(found.kinds, key=found.kinds.__getitem__)
    likely = found.kinds[other]
    if likely < _LIKELY or found.kinds.get(own, 0.0) >= _SHARE * likely:
        return None
    if not {own, other} <= _DOUBTABLE or (own, other) in _SURE or _is_plain(question, heard):
        return None
    if other == "hours" and not _may_ask_hours(heard):  # `wie komme ich nach Slemmestad`
        return None
    kinds = tuple(named for kind in (own, other) if (named := _named(kind, question, found)) is not None)
    return doubt.KindQuestion(kinds, heard.hubs, heard.days)


def _may_ask_hours(heard: Heard) -> bool:
    """Whether anything is said that hours could be asked with."""
    return heard.speaks_of_a_day or heard.time is not None or any(map(heard.hears, ("open", "closed", "when", "reach")))


def _is_plain(question: object, heard: Heard) -> bool:
    """Whether too little was said to sound like anything, or what was said leaves no doubt of the kind."""
    if heard.day_in_doubt or heard.impossible or sum(map(str.isalpha, heard.marks.words)) < _FEWEST_WORDS:
        return True
    match question:
        case hours.Question():  # `book machine at Borgen, when can I use it`
            asks_when = heard.hears("when") and (heard.hears("open") or heard.hears("closed"))
            timed = heard.speaks_of_a_day or heard.time is not None or heard.hears("when")
            return (bool(heard.parts) and timed) or (bool(heard.hubs) and asks_when)
        case card.Question():
            return heard.hears("card")
        case _other:
            return False


_DOUBTABLE: Final = frozenset((*doubt.OFFERED, "account", menu.Why.OUT_OF_SCOPE.value))


def _named(kind: str, question: object, found: Guess) -> str | None:
    """A kind as it is offered; what is out of scope is not, for nothing would be told."""
    if kind != "account":
        return kind if kind in doubt.OFFERED else None
    if isinstance(question, account.Question):
        return f"{kind}.{question.wish.value}"
    return found.label if found.label.startswith("account.") else f"{kind}.{account.Wish.PROFILE.value}"
