"""What was not understood, or is none of the hubs' business: the menu, and a door to those who know."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.hubs import Municipality
from domain.questions import things
from domain.questions.heard import Heard

_OURS: Final = frozenset(("copying", "sitting"))
"""What is done at a hub, be it with things that are none of its business: a copy of a passport."""


_NUMBERED: Final = frozenset(("joining.numbered", "kind.phone"))
_FIGURES: Final = 2


class Why(StrEnum):
    """Why the menu is the answer."""

    NOT_UNDERSTOOD = "not_understood"
    OUT_OF_SCOPE = "out_of_scope"
    NOTHING_UNDER_WAY = "nothing_under_way"  #: `avbryt`, `fortsett` and their like, with nothing to stop or go on with.
    WANTED = "wanted"  #: The menu itself was asked for.
    NO_SUCH_DAY = "no_such_day"  #: The day or time does not exist, or is too far away.


@dataclass(frozen=True)
class Answer:
    """Why the menu is shown, and the municipality's own number."""

    why: Why
    switchboard: str | None


@dataclass(frozen=True)
class Question:
    """Something else."""

    why: Why

    def answer(self, municipality: Municipality, _now: dt.datetime) -> Answer:
        """Answers with the menu."""
        return Answer(self.why, municipality.switchboard)


_STEPS: Final = frozenset(("kind.menu", "alone.leave", "kind.go_on"))


def read_alone(heard: Heard) -> Question | None:
    """Hears `menu`, or words that step out of something or go on with it, and not one word more."""
    marks = heard.whole
    if _STEPS.isdisjoint(marks.labels):
        return None
    whole = {each.label for each in marks.found if each.end - each.start == len(marks.words)}
    if "kind.menu" in whole:
        return Question(Why.WANTED)
    return None if whole.isdisjoint(("alone.leave", "kind.go_on")) else Question(Why.NOTHING_UNDER_WAY)


def read_number(heard: Heard) -> Question | None:
    """Hears a mere number, as of a line in a list that nobody showed: `2`, `nr 2`."""
    return Question(Why.NOT_UNDERSTOOD) if is_mere_number(heard) else None


def is_mere_number(heard: Heard) -> bool:
    """Whether a text is a number of one figure or two, be it with `nummer` before it; `112` is none, nor is `2.`."""
    words = heard.whole.words
    numbered = {each.start for each in heard.whole.found if each.label in _NUMBERED and each.end == each.start + 1}
    figures = [word for at, word in enumerate(words) if at not in numbered]
    return len(figures) == 1 and figures[0].isdecimal() and len(figures[0]) <= _FIGURES and len(words) <= _FIGURES


def read_no_such_day(heard: Heard) -> Question | None:
    """Hears a day or a time that cannot be."""
    return Question(Why.NO_SUCH_DAY) if heard.impossible else None


def read_out_of_scope(heard: Heard) -> Question | None:
    """Hears something that the hubs have nothing to do with."""
    ours = heard.hears("ours_open") or heard.hears("beside")
    other = heard.hears("out_of_scope") and not (heard.parts or ours or _is_ours(heard))
    other = other and not heard.tells_of_oneself("out_of_scope")
    foreign = (heard.hears("elsewhere") or other) and (not heard.hubs or heard.names_the_town_alone)
    if not foreign and not heard.hears("timetable") and not asks_of_another_place(heard):
        return None
    return Question(Why.OUT_OF_SCOPE)


def _is_ours(heard: Heard) -> bool:
    """Whether it is done at a hub all the same: a copy, a room for a housing association, a dog that comes along."""
    if not _OURS.isdisjoint(heard.topics) or heard.hears("gathering"):
        return True
    return "dogs" in heard.topics and "joining.admitted" in heard.marks.labels


def asks_of_another_place(heard: Heard) -> bool:
    """Whether the hours asked for are those of a shop or a pharmacy, be it beside a hub."""
    if not heard.hears("other_place") or heard.hears("ours_open") or heard.hears("beside") or things.called(heard):
        return False  # `kinoen på Tofte` is one that is registered there
    asks = any(heard.hears(kind) for kind in ("open", "closed", "when"))
    return asks and heard.asks_hours_of("other_place") and not heard.has_parts_without("other_place")
