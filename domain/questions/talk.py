"""Small talk: a greeting, thanks, a goodbye."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from domain.hubs import Municipality
from domain.questions.heard import Heard


class Said(StrEnum):
    """What was said."""

    BYE = "bye"
    THANKS = "thanks"
    GREETING = "greeting"


@dataclass(frozen=True)
class Answer:
    """What to say something kind to."""

    said: Said


@dataclass(frozen=True)
class Question:
    """No question at all."""

    said: Said

    def answer(self, _municipality: Municipality, _now: dt.datetime) -> Answer:
        """Answers in kind."""
        return Answer(self.said)


def read_alone(heard: Heard) -> Question | None:
    """Hears small talk and not one word more: `auf Wiedersehen` holds the German for open."""
    return next((Question(said) for said in Said if heard.hears(said) and heard.is_bare_without(said)), None)


def read(heard: Heard) -> Question | None:
    """Hears small talk, when nothing else was heard."""
    return next((Question(said) for said in Said if heard.hears(said)), None)
