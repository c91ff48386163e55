"""An idea for something to happen at a hub."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from domain.hubs import Hub, Municipality
from domain.questions.heard import Heard

_OF_HOUSE: Final = frozenset(("access", "toilet", "parking", "wifi"))
"""What a house has or lacks, and nobody arranges."""


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
    other = heard.hears("become") or heard.hears("idea_maker") or _only_asks_why(heard) or _only_offers(heard)
    return Question(heard.about_hubs) if heard.hears("idea") and not (other or _asks_if_worth_it(heard)) else None


def _asks_if_worth_it(heard: Heard) -> bool:
    """Whether `idea` only stands in a phrase for what is worth while: Swedish `någon idé att åka`."""
    if "joining.worth" not in heard.marks.labels:
        return False
    return not heard.marked(heard.marks.without("joining.worth")).hears("idea")


def _only_offers(heard: Heard) -> bool:
    """Whether what is missing is only somebody to help out: Polish `mogę czytać dzieciom, jeśli brakuje wam kogoś`."""
    return heard.hears("if_needed") and not heard.marked(heard.marks.without("kind.if_needed")).hears("idea")


def _only_asks_why(heard: Heard) -> bool:
    """Whether it is only asked why a house has no ramp, or why there is none of what is no house's business.

    `why is there no lift. can a wheelchair get in`, `why is there no electricity in our street`
    """
    of_house = not _OF_HOUSE.isdisjoint(heard.topics)
    if not (heard.hears("why_not") and (of_house or (heard.hears("out_of_scope") and not heard.hubs))):
        return False
    return not heard.marked(heard.marks.without("kind.why_not")).hears("idea")
