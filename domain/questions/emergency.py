"""Acute danger: the emergency numbers at once, before anything else is understood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.hubs import Municipality
from domain.questions.heard import Heard
from domain.questions.vocabulary import Marks


class Danger(StrEnum):
    """Which help fits best; the answer names the others too."""

    ACUTE = "acute"  #: Life or health: 113, 112, 110.
    DOCTOR = "doctor"  #: Legevakt 116 117.
    MIND = "mind"  #: Mental Helse 116 123.
    CHILD = "child"  #: Alarmtelefonen for barn og unge 116 111.
    VIOLENCE = "violence"  #: By somebody close: 112, VO-linjen 116 006, and the children's line below.


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
    marks = heard.whole
    if heard.calm or not may_sound(marks):
        return None
    return read_marked(marks, harmless_in((marks,)))


def harmless_in(marked: Iterable[Marks]) -> frozenset[int]:
    """The words of a text that are no danger there: `brannøvelse`; `politiet` in the company of hours or prices."""
    told = list(marked)
    accompanied = any(not marks.labels.isdisjoint(_COMPANY) for marks in told)
    lists = _HARMLESS | {"harmless.names"} if accompanied else _HARMLESS
    found = (each for marks in told for each in marks.found if each.label in lists)
    harmless = frozenset(number for each in found for number in range(each.start, each.end))
    return harmless.union(*(_phone_number(marks.words) for marks in told[:1]))


def _phone_number(words: list[str]) -> Iterable[int]:
    """The places of a telephone number written in groups: `999 88 777`."""
    figures = [number for number, word in enumerate(words) if word.isdigit()]
    joined = bool(figures) and figures[-1] - figures[0] == len(figures) - 1
    return figures if joined and sum(len(words[number]) for number in figures) == _DIGITS else ()


def read_marked(marks: Marks, harmless: frozenset[int] = frozenset()) -> Question | None:
    """Hears danger in a text, in more than its harmless words; the particular kinds before the general one."""
    if marks.labels >= _BEATEN:
        return Question(Danger.CHILD)
    if "beaten.kills" in marks.labels:
        return Question(_of_threat(marks))
    return _read_told(marks, harmless)


def _read_told(marks: Marks, harmless: frozenset[int]) -> Question | None:
    if _TOLD.isdisjoint(marks.labels):
        return None
    told = (each for each in marks.found if each.label in _TOLD)
    heard = {each.label for each in told if not harmless.issuperset(range(each.start, each.end))}
    if heard >= _HURT and "danger.child" not in heard:
        return Question(Danger.CHILD if "beaten.young" in marks.labels else Danger.VIOLENCE)
    harmed = "danger.violence" in heard or ("danger.acute" in heard and "beaten.does" in marks.labels)
    if harmed and "beaten.young" in marks.labels:
        return Question(Danger.CHILD)
    return next((Question(danger) for label, danger in _LABELS.items() if label in heard), None)


def may_sound(marks: Marks) -> bool:
    """Whether a text holds any word of danger at all; of most it need not be asked which."""
    return not _SOUNDING.isdisjoint(marks.labels)


def _of_threat(marks: Marks) -> Danger:
    """The help against somebody who means to kill: `han skulle drepe meg` is no wish to die."""
    if not marks.labels.isdisjoint(("beaten.who", "danger.child")) and "beaten.partner" not in marks.labels:
        return Danger.CHILD
    return Danger.VIOLENCE if "beaten.partner" in marks.labels else Danger.ACUTE


def sounding(marks: Marks) -> frozenset[int]:
    """The words of a text that sound like danger."""
    told = (each for each in marks.found if each.label in _SOUNDING)
    return frozenset(number for each in told for number in range(each.start, each.end))


def is_chance(marks: Marks, most_known: int) -> bool:
    """Whether danger is heard in one short word only, in a text of which another language knows much more."""
    words = marks.words
    if len(words) < _FEWEST_WORDS or marks.labels >= _BEATEN or marks.labels >= _HURT:
        return False
    dangers = {(each.start, each.end) for each in marks.found if each.label in _LABELS}
    letters = sum(len(words[start]) for start, end in dangers if end == start + 1)
    short = all(end == start + 1 and len(words[start]) <= _SHORT for start, end in dangers)
    few = len(dangers) * _FEW_AMONG <= len(words)
    return short and few and marks.known_letters <= letters and most_known > marks.known_letters


_DIGITS: Final = 8
"""So many figures has a Norwegian telephone number."""
_FEWEST_WORDS: Final = 4
_SHORT: Final = 5
_FEW_AMONG: Final = 3
_LABELS: Final = {
    f"danger.{danger.value}": danger
    for danger in (Danger.MIND, Danger.CHILD, Danger.VIOLENCE, Danger.DOCTOR, Danger.ACUTE)
}
"""The particular kinds first."""
_BEATEN: Final = frozenset(("beaten.who", "beaten.does"))
_HURT: Final = frozenset(("beaten.partner", "beaten.harms"))
_TOLD: Final = frozenset(_LABELS) | _HURT
_SOUNDING: Final = (_TOLD | _BEATEN | {"beaten.kills"}) - {"beaten.partner", "beaten.who"}
"""What is done sounds like danger, not who does it."""
_HARMLESS: Final = frozenset(("harmless.phrases",))
_COMPANY: Final = frozenset(("harmless.company", "kind.open"))
