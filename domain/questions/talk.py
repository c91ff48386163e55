"""Small talk: a greeting, thanks, a goodbye."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.hubs import Municipality
from domain.questions.heard import Heard
from domain.questions.phrases import longest


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
    marks = heard.whole  # `god helg` holds a day
    if _LISTS.isdisjoint(marks.labels) and _LISTS.isdisjoint(heard.marks.labels):
        return None
    whole = {each.label for each in marks.found if each.end - each.start == len(marks.words)}
    return next(
        (
            Question(said)
            for label, said in _LABELS.items()
            if label in whole or (heard.hears(said) and heard.is_bare_without(said))
        ),
        None,
    )


def read(heard: Heard) -> Question | None:
    """Hears small talk, when nothing else was heard."""
    if _LISTS.isdisjoint(heard.marks.labels):
        return None
    told = [each for each in heard.marks.found if each.label in _LABELS]
    labels = {each.label for each in longest(told)}  # `takk skal du ha, det hjalp` is no `ha det`
    return next((Question(said) for label, said in _LABELS.items() if label in labels), None)


_LABELS: Final = {f"kind.{said}": said for said in Said}
_LISTS: Final = frozenset(_LABELS)
