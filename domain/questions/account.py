"""What somebody wants done with what is kept about them, said in words instead of by a command."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.hubs import Municipality
from domain.questions.heard import Heard


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
    if _speaks_of_a_hub(heard):
        return None
    wish = next((wish for wish in Wish if wish is not Wish.HELP and heard.hears(wish.value)), None)
    if wish is None and heard.hears("tongue") and not heard.topics and _asks_for_a_tongue(heard):
        return Question(Wish.LANGUAGE)
    return None if wish is None else Question(wish)


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


_MOST_WORDS_FOR_HELP: Final = 7
_MOST_WORDS_FOR_TONGUE: Final = 4
