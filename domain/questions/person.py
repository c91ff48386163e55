"""A person, please: how to reach somebody who works there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.hubs import Hub, Municipality
from domain.questions.heard import Heard


@dataclass(frozen=True)
class Answer:
    """Hubs whose people may be reached, and the municipality's switchboard."""

    hubs: tuple[Hub, ...]
    switchboard: str | None


@dataclass(frozen=True)
class Question:
    """Somebody would rather talk with a person."""

    hubs: tuple[str, ...]

    def answer(self, municipality: Municipality, _now: dt.datetime) -> Answer:
        """Answers with those who can be reached."""
        return Answer(municipality.those(self.hubs), municipality.switchboard)


def read(heard: Heard) -> Question | None:
    """Hears a wish for a person."""
    return Question(heard.about_hubs) if heard.hears("person") else None
