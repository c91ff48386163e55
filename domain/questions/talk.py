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

    DECLINED = "declined"  #: `nei takk`, where nothing was offered.
    SORRY = "sorry"
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
    if _ALL_LISTS.isdisjoint(marks.labels) and _ALL_LISTS.isdisjoint(heard.marks.labels):
        return None
    whole = {each.label for each in marks.found if each.end - each.start == len(marks.words)}
    return next(
        (
            Question(said)
            for label, said in _ALL_LABELS.items()
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


_ALONE: Final = {"alone.no": Said.DECLINED, "kind.sorry": Said.SORRY}
"""What is small talk only where nothing else is said."""

SAID_ALONE: Final = frozenset(_ALONE.values())

_LABELS: Final = {f"kind.{said}": said for said in Said if said not in _ALONE.values()}
_ALL_LABELS: Final = {**_ALONE, **_LABELS}
_LISTS: Final = frozenset(_LABELS)
_ALL_LISTS: Final = frozenset(_ALL_LABELS)
