"""What somebody wants done with what is kept about them, said in words instead of by a command."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from domain.hubs import Municipality
from domain.questions.heard import Heard


class Wish(StrEnum):
    """What is wished for; the more far-reaching first."""

    DELETE = "delete"
    DATA = "data"
    LEAVE = "leave"
    PAUSE = "pause"
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
    """Hears a wish about oneself; one word such as `help` only when little else is said."""
    if heard.hubs or heard.days is not None or heard.parts:
        return None
    wish = next((wish for wish in Wish if heard.hears(wish.value)), None)
    if wish is Wish.HELP and len(heard.text.split()) > _MOST_WORDS_FOR_HELP:
        return None
    return None if wish is None else Question(wish)


_MOST_WORDS_FOR_HELP = 6
