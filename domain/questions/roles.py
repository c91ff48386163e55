"""The roles: what a host, a facilitator or an idea-maker does."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.hubs import Municipality, Role
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
    """Hears the name of a role or a word that begins with it (`vertskapet`), or a question about roles."""
    if heard.hears("become") and not heard.hears("explain"):
        return None
    found = _roles_in(heard.rest, heard)
    if found and "joining.dateless" in heard.marks.labels:
        found = _roles_in(heard.marks.without("joining.dateless"), heard)  # `i høst` is no host
    named = tuple(role.slug for role in heard.municipality.roles if role.slug in found)
    return Question(named) if named or heard.hears("roles") else None


def _roles_in(text: str, heard: Heard) -> set[str]:
    return {heard.names.roles[match[1]] for match in heard.names.role.finditer(text)}
