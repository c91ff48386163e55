"""The roles: what a host, a facilitator or an idea-maker does."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.hubs import Municipality, Role
from domain.questions.folding import folded_word
from domain.questions.heard import Heard


@dataclass(frozen=True)
class Answer:
    """The roles asked about."""

    roles: tuple[Role, ...]


@dataclass(frozen=True)
class Question:
    """What do these roles do? None named: all of them."""

    roles: tuple[str, ...]

    def answer(self, municipality: Municipality, _now: dt.datetime) -> Answer:
        """Answers with each role's line."""
        asked = tuple(role for role in municipality.roles if not self.roles or role.slug in self.roles)
        return Answer(asked)


def read(heard: Heard) -> Question | None:
    """Hears the name of a role, or a question about roles."""
    words = heard.rest.split()
    named = tuple(role.slug for role in heard.municipality.roles if any(_is(role, word) for word in words))
    return Question(named) if named or heard.hears("roles") else None


def _is(role: Role, word: str) -> bool:
    """Whether a word is the role's name or begins with it: `vertskapet`, `idemakere`."""
    return any(word.startswith(folded_word(name)) for name in (role.slug, *role.name.values()))
