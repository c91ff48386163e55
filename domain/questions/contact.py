"""How to reach a hub: address, telephone, e-mail, web page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from domain.hubs import Fact, FactKind, Hub, Municipality
from domain.questions.heard import Heard
from domain.schedules import local

_ASKED: Final = {
    "phone": FactKind.PHONE,
    "email": FactKind.EMAIL,
    "address": FactKind.ADDRESS,
    "web": FactKind.WEB,
}

ALL_WAYS: Final = tuple(_ASKED.values())
"""What is told when somebody asks how to reach a hub and not by which way."""


@dataclass(frozen=True)
class Answer:
    """What is registered of the kinds asked for, hub by hub; a hub without facts has none registered."""

    wants: tuple[FactKind, ...]
    hubs: tuple[tuple[Hub, tuple[Fact, ...]], ...]
    switchboard: str | None
    fresh_since: dt.date


@dataclass(frozen=True)
class Question:
    """How do I reach these hubs? None named: all of them."""

    hubs: tuple[str, ...]
    wants: tuple[FactKind, ...]

    def answer(self, municipality: Municipality, now: dt.datetime) -> Answer:
        """Answers with the registered facts."""
        hubs = municipality.those(self.hubs) or municipality.hubs
        told = tuple((hub, tuple(fact for kind in self.wants for fact in hub.told(kind))) for hub in hubs)
        return Answer(self.wants, told, municipality.switchboard, municipality.fresh_since(local(now).date()))


def read(heard: Heard) -> Question | None:
    """Hears a question about reaching a hub."""
    wants = tuple(kind for word, kind in _ASKED.items() if _hears(word, heard))
    if not wants and heard.hears("contact"):
        wants = ALL_WAYS
    return Question(heard.about_hubs, wants) if wants else None


def _hears(word: str, heard: Heard) -> bool:
    """Whether one way is asked for; an `email address` is no street."""
    if word != "address":
        return heard.hears(word)
    return heard.vocabulary.marked(heard.marks.without("kind.email")).hears(word)
