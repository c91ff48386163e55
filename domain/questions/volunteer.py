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
    wishes = heard.hears("become") or (offers and not calls)
    return Question(heard.hubs) if wishes else None
