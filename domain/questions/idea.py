"""An idea for something to happen at a hub."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.hubs import Hub, Municipality
from domain.questions.heard import Heard


@dataclass(frozen=True)
class Answer:
    """The way to propose something, at the hubs named (none: any)."""

    hubs: tuple[Hub, ...]


@dataclass(frozen=True)
class Question:
    """I have an idea."""

    hubs: tuple[str, ...]

    def answer(self, municipality: Municipality, _now: dt.datetime) -> Answer:
        """Answers with the way to propose it."""
        return Answer(municipality.those(self.hubs))


def read(heard: Heard) -> Question | None:
    """Hears an idea or a wish to arrange something."""
    other = heard.hears("become") or heard.hears("idea_maker")
    return Question(heard.about_hubs) if heard.hears("idea") and not other else None
