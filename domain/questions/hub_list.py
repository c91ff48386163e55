"""Which hubs there are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.hubs import Hub, Municipality
from domain.questions.heard import Heard


@dataclass(frozen=True)
class Answer:
    """The hubs, those in use before those planned."""

    open: tuple[Hub, ...]
    planned: tuple[Hub, ...]
    is_choice: bool = False  #: Whether these were named, and it is only in doubt which of them is meant.


@dataclass(frozen=True)
class Question:
    """Which hubs are there? None named: all of them."""

    hubs: tuple[str, ...] = ()

    def answer(self, municipality: Municipality, _now: dt.datetime) -> Answer:
        """Answers with the hubs."""
        hubs = municipality.those(self.hubs) or municipality.hubs
        planned = tuple(hub for hub in hubs if hub.is_planned)
        return Answer(tuple(hub for hub in hubs if not hub.is_planned), planned, is_choice=bool(self.hubs))


def read(heard: Heard) -> Question | None:
    """Hears a question about the hubs as such, or about others than the one named."""
    here = not heard.hubs or heard.names_the_town_alone
    way = any(heard.hears(each) for each in ("phone", "email", "web"))  # `telefonnummer til alle torgene`
    return Question() if (heard.hears("hubs") and here and not way) or heard.hears("other_hubs") else None


def read_several(heard: Heard) -> Question | None:
    """Hears several hubs named, with nothing more particular asked."""
    return Question(heard.hubs) if len(heard.hubs) > 1 else None
