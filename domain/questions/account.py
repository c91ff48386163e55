"""What somebody wants done with what is kept about them, said in words instead of by a command."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.hubs import Municipality
from domain.questions.heard import Heard
from domain.questions.vocabulary import Marks


class Wish(StrEnum):
    """What is wished for; the more far-reaching first."""

    DELETE = "delete"
    DATA = "data"
    LEAVE = "leave"
    PAUSE = "pause"
    MINE = "mine"
    PROFILE = "profile"
    LANGUAGE = "language"
    HELP = "help"


@dataclass(frozen=True)
class Answer:
    """The wish; nothing has been done yet, the way there is shown."""

    wish: Wish


@dataclass(frozen=True)
class Question:
    """Lead me to where this is done."""

    wish: Wish

    def answer(self, _municipality: Municipality, _now: dt.datetime) -> Answer:
        """Answers with the way."""
        return Answer(self.wish)


def read(heard: Heard) -> Question | None:
    """Hears a wish about oneself; the name of a tongue alone (`English please`) is one too."""
    ending = _helps_no_more(heard)
    if ending is not None or _speaks_of_a_hub(heard):
        return ending
    wish = next((wish for wish in Wish if wish is not Wish.HELP and heard.hears(wish.value)), None)
    if wish is None and heard.hears("tongue") and not heard.topics and _asks_for_a_tongue(heard):
        return Question(Wish.LANGUAGE)
    return None if wish is None else Question(wish)


def _helps_no_more(heard: Heard) -> Question | None:
    """Hears `ikke frivillig på Borgen lenger`, `frivillig ... na razie nie`: of a hub as well."""
    marks = heard.vocabulary.marked(heard.text)
    if not marks.hears("volunteer") or marks.hears(Wish.DELETE) or marks.hears(Wish.DATA):
        return None
    if _is_denied(marks):
        return Question(Wish.LEAVE)
    pauses = marks.hears("for_now") or (marks.hears(Wish.PAUSE) and not marks.hears(Wish.LEAVE))
    return Question(Wish.PAUSE) if pauses else None


def _is_denied(marks: Marks) -> bool:
    """Whether volunteering is what there is no more of: `nicht mehr freiwillig`, `ikke frivillig her lenger`."""
    helps = [each for each in marks.found if each.label == "kind.volunteer"]
    for help_ in helps:
        near = range(help_.start - _NEAR, help_.start + 1)
        if any(
            each.label == "kind.no_longer" and each.end in near and not _linked(marks, each.end, help_.start)
            for each in marks.found
        ):
            return True
        denied = any(each.label == "joining.not" and 0 <= help_.start - each.end <= _FAR for each in marks.found)
        if denied and any(
            each.label == "kind.any_longer" and 0 <= each.start - help_.end <= _FAR for each in marks.found
        ):
            return True
    return False


def _linked(marks: Marks, start: int, end: int) -> bool:
    """Whether an `and` between two words makes them two things."""
    return any(each.label == "joining.and" and start <= each.start < end for each in marks.found)


def _asks_for_a_tongue(heard: Heard) -> bool:
    """Whether a tongue is named to be written in: in few words, or along with `skriv` or `svar`."""
    return heard.hears("write") or len(heard.text.split()) <= _MOST_WORDS_FOR_TONGUE


def read_help(heard: Heard) -> Question | None:
    """Hears `help` when little else is said and nothing more particular is wished for."""
    if _speaks_of_a_hub(heard) or not heard.hears(Wish.HELP) or len(heard.text.split()) > _MOST_WORDS_FOR_HELP:
        return None
    return Question(Wish.HELP)


def _speaks_of_a_hub(heard: Heard) -> bool:
    return bool(heard.hubs or heard.days is not None or heard.parts)


_NEAR: Final = 2
_FAR: Final = 4
"""So many words may stand between `nicht mehr` and `freiwillig`; between `frivillig` and `ikke` or `lenger`."""
_MOST_WORDS_FOR_HELP: Final = 7
_MOST_WORDS_FOR_TONGUE: Final = 4
