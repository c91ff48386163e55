"""Acute danger: the emergency numbers at once, before anything else is understood."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.hubs import Municipality
from domain.questions.heard import Heard
from domain.questions.vocabulary import Vocabulary


class Danger(StrEnum):
    """Which help fits best; the answer names the others too."""

    ACUTE = "acute"  #: Life or health: 113, 112, 110.
    DOCTOR = "doctor"  #: Legevakt 116 117.
    MIND = "mind"  #: Mental Helse 116 123.
    CHILD = "child"  #: Alarmtelefonen for barn og unge 116 111.


@dataclass(frozen=True)
class Answer:
    """The numbers to call, the fitting one first."""

    danger: Danger


@dataclass(frozen=True)
class Question:
    """Somebody may be in danger."""

    danger: Danger

    def answer(self, _municipality: Municipality, _now: dt.datetime) -> Answer:
        """Answers with the emergency numbers."""
        return Answer(self.danger)


def read(heard: Heard) -> Question | None:
    """Hears danger in what was heard."""
    return read_folded(heard.text, heard.vocabulary)


def read_folded(text: str, vocabulary: Vocabulary) -> Question | None:
    """Hears danger in a folded text; the particular kinds before the general one."""
    if vocabulary.tells_of_beating(text):
        return Question(Danger.CHILD)
    if not vocabulary.any_danger.search(text):
        return None
    heard = (danger for danger in _PARTICULAR_FIRST if danger in vocabulary.danger)
    return next((Question(danger) for danger in heard if vocabulary.danger[danger].search(text)), None)


_PARTICULAR_FIRST: Final = (Danger.MIND, Danger.CHILD, Danger.DOCTOR, Danger.ACUTE)
