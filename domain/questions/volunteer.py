"""Becoming a volunteer: what one can be, the way in, how old one must be, and that pay is not registered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from domain.hubs import Hub, Municipality, Role
from domain.questions.heard import Heard

_AGES: Final = range(5, 100)
_BEFORE_AN_AGE: Final = frozenset(("joining.aged", "joining.own_age"))


@dataclass(frozen=True)
class Answer:
    """The roles to choose from, and the hubs that were named (none: any)."""

    roles: tuple[Role, ...]
    hubs: tuple[Hub, ...]
    asks_age: bool = False  #: Whether it is asked how old one must be.
    age: int | None = None  #: How old somebody says that they, or whom they ask for, are.
    asks_pay: bool = False


@dataclass(frozen=True)
class Question:
    """How do I become a volunteer?"""

    hubs: tuple[str, ...]
    asks_age: bool = False
    age: int | None = None
    asks_pay: bool = False

    def answer(self, municipality: Municipality, _now: dt.datetime) -> Answer:
        """Answers with the roles and the way in."""
        return Answer(municipality.roles, municipality.those(self.hubs), self.asks_age, self.age, self.asks_pay)


def read(heard: Heard) -> Question | None:
    """Hears a wish to help; a question about hours that mentions volunteers is none, nor is a call for help."""
    calls = heard.hears("open") or heard.hears("helps_me")
    offers = heard.hears("volunteer") or heard.hears("offers_self")
    wishes = heard.hears("become") or (offers and not calls and not _looks_for_company(heard)) or _offers(heard)
    return asked(heard) if wishes else None


def asked(heard: Heard) -> Question:
    """What is asked by whom volunteering is spoken of."""
    labels = heard.whole.labels
    return Question(heard.hubs, "kind.old_enough" in labels, _age(heard), "kind.paid" in labels)


def _age(heard: Heard) -> int | None:
    """An age that is said: `jeg er 16`, `16 år`; not `vi er 15 damer`, which counts something."""
    words, found = heard.whole.words, heard.whole.found
    led = {each.end for each in found if each.label in _BEFORE_AN_AGE}
    years = {each.start - 1 for each in found if each.label == "joining.years_old"}
    counted = {each.start - 1 for each in found if each.label == "joining.counted"}
    on = {each.start - 1 for each in found} | {len(words) - 1}
    ages = ((led & on) - counted) | years
    return next((int(words[at]) for at in sorted(ages) if _is_age(words[at : at + 1])), None)


def _is_age(word: Sequence[str]) -> bool:
    return "".join(word).isdecimal() and int(word[0]) in _AGES


def _offers(heard: Heard) -> bool:
    """Whether somebody offers what they can, should it be lacking: `kan lese høyt for barn hvis dere mangler noen`."""
    return heard.hears("if_needed") and not (heard.asks_if_there_is or heard.hears("open") or heard.hears("helps_me"))


def _looks_for_company(heard: Heard) -> bool:
    """Whether somebody looks for a thing to join, or asks if a dog may: `er det noe kor jeg kan synge i`."""
    looks = "joining.any" in heard.marks.labels or (heard.asks_if_there_is and heard.topics)
    if not (looks or "dogs" in heard.topics) or "joining.lends" in heard.marks.labels:
        return False
    rest = heard.marked(heard.marks.without("joining.joins"))
    return not (rest.hears("volunteer") or rest.hears("offers_self"))
