"""A kind in doubt: the words say one kind, and the whole text sounds like another; then the person is asked.

rules: account (`slutta`) · guess: volunteer 0.72, account 0.05 → "Which did you mean?", with a button for each
"""

from __future__ import annotations

from typing import Final

from domain.hubs import FactKind
from domain.questions import account, card, contact, doubt, hours, menu
from domain.questions.guessed import kind_of
from domain.questions.guessing import Guess
from domain.questions.heard import Heard

_LIKELY: Final = 0.35
"""How likely another kind must be."""

_SHARE: Final = 0.3
"""And of how much of that the kind heard falls short: of 3,200 questions 14 of 42 wrong ones did, and 6 right ones."""

_FEWEST_WORDS: Final = 3
"""A name or two words sound like much."""

_SEVERAL: Final = 3
"""So many words together that are none of ours are seldom said by chance."""

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
    if not {own, other} <= _DOUBTABLE or (own, other) in _SURE or _is_plain(question, heard, other):
        return None
    kinds = tuple(named for kind in (own, other) if (named := _named(kind, question, found)) is not None)
    return doubt.KindQuestion(kinds, heard.hubs, heard.days)


def _is_plain(question: object, heard: Heard, other: str) -> bool:
    """Whether too little was said to sound like anything, or what was said leaves no doubt of the kind."""
    if heard.day_in_doubt or heard.impossible or heard.word_count < _FEWEST_WORDS:
        return True
    match question:
        case hours.Question():  # `book machine at Borgen, when can I use it`
            timed = any(map(heard.hears, ("when", "part_of_day")))
            return bool(heard.parts or _asks_plainly(heard)) and (heard.speaks_of_a_day or bool(heard.time) or timed)
        case contact.Question(wants=(FactKind.ADDRESS,)):  # `wie komme ich nach Slemmestad`
            return bool(heard.hubs) and not heard.topics and _hears_together("address", heard)
        case menu.Question():  # `hva skjer på tv i kveld`, `når kommer gta 6`
            together = _hears_together("out_of_scope", heard, _SEVERAL)
            return together or (other == "hours" and not _may_ask_for_hours(heard))
        case card.Question():
            return heard.hears("card") or heard.names_a_hub_alone
        case _other:
            return False


def _hears_together(kind: str, heard: Heard, words: int = 2) -> bool:
    """Whether a kind was heard in so many words together."""
    return any(each.label == f"kind.{kind}" and each.end - each.start >= words for each in heard.marks.found)


def _may_ask_for_hours(heard: Heard) -> bool:
    """Whether more than `when` speaks of hours: a hub, a day, a time, a word for open or closed."""
    said = bool(heard.hubs or heard.time) or heard.speaks_of_a_day
    return said or heard.hears("open") or heard.hears("closed")


def _asks_plainly(heard: Heard) -> bool:
    """Whether a hub is asked about with a word for open or closed, be it after much else: `når stenger Holmen`."""
    return bool(heard.hubs) and (heard.hears_apart("open") or heard.hears_apart("closed"))


_DOUBTABLE: Final = frozenset((*doubt.OFFERED, "account", menu.Why.OUT_OF_SCOPE.value))


def _named(kind: str, question: object, found: Guess) -> str | None:
    """A kind as it is offered; what is out of scope is not, for nothing would be told."""
    if kind != "account":
        return kind if kind in doubt.OFFERED else None
    if isinstance(question, account.Question):
        return f"{kind}.{question.wish.value}"
    return found.label if found.label.startswith("account.") else f"{kind}.{account.Wish.PROFILE.value}"
