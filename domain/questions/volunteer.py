"""Becoming a volunteer: what one can be, and the way in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.hubs import Hub, Municipality, Role
from domain.questions.heard import Heard


@dataclass(frozen=True)
class Answer:
    """The roles to choose from, and the hubs that were named (none: any)."""

    roles: tuple[Role, ...]
    hubs: tuple[Hub, ...]


@dataclass(frozen=True)
class Question:
    """How do I become a volunteer?"""

    hubs: tuple[str, ...]

    def answer(self, municipality: Municipality, _now: dt.datetime) -> Answer:
        """Answers with the roles and the way in."""
        return Answer(municipality.roles, municipality.those(self.hubs))


def read(heard: Heard) -> Question | None:
    """Hears a wish to help; a question about hours that mentions volunteers is none, nor is a call for help."""
    calls = heard.hears("open") or heard.hears("helps_me")
    offers = heard.hears("volunteer") or heard.hears("offers_self")
    wishes = heard.hears("become") or (offers and not calls and not _looks_for_company(heard)) or _offers(heard)
    return Question(heard.hubs) if wishes else None


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
