"""All about one hub: its card."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.hubs import Hub, Municipality
from domain.questions.heard import Heard


@dataclass(frozen=True)
class Answer:
    """The hub whose card is shown, and what surrounds it."""

    hub: Hub
    municipality: Municipality
    now: dt.datetime


@dataclass(frozen=True)
class Question:
    """Tell me about this hub."""

    hub: str

    def answer(self, municipality: Municipality, now: dt.datetime) -> Answer:
        """Answers with the hub's card."""
        return Answer(municipality.hub(self.hub) or municipality.hubs[0], municipality, now)


def read(heard: Heard) -> Question | None:
    """Hears a hub's name with nothing more particular asked."""
    if len(heard.hubs) == 1:
        return Question(heard.hubs[0])
    alone = len(heard.own_hubs) == 1 and not heard.hubs and not heard.doubtful
    return Question(heard.own_hubs[0]) if alone and heard.hears("card") else None
