"""A person, please: how to reach somebody who works there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.hubs import Hub, Municipality
from domain.questions.heard import Heard


@dataclass(frozen=True)
class Answer:
    """Hubs whose people may be reached, and the municipality's switchboard."""

    hubs: tuple[Hub, ...]
    switchboard: str | None


@dataclass(frozen=True)
class Question:
    """Somebody would rather talk with a person."""

    hubs: tuple[str, ...]

    def answer(self, municipality: Municipality, _now: dt.datetime) -> Answer:
        """Answers with those who can be reached."""
        return Answer(municipality.those(self.hubs), municipality.switchboard)


def read(heard: Heard) -> Question | None:
    """Hears a wish for a person; an appointment with a dentist or at a passport office is none."""
    if _complains_by(heard):
        return None
    meets = heard.hears("appointment") and not heard.hears("out_of_scope")
    meets = meets and not heard.tells_of_oneself("appointment")
    asks = heard.hears("person") and not (_asks_when_of_a_part(heard) or _asks_of_more(heard))
    return Question(heard.about_hubs) if asks or meets else None


def _complains_by(heard: Heard) -> bool:
    """Whether it is asked by which way one complains: `hvilken e-post bruker jeg for å klage`."""
    if not (heard.hears("complaint") and any(map(heard.hears, ("email", "phone", "web")))):
        return False
    rest = heard.marked(heard.marks.without("kind.complaint"))
    return not (rest.hears("person") or rest.hears("appointment"))


def _asks_of_more(heard: Heard) -> bool:
    """Whether a number or hours are asked for, and a person only named by a word: `hallo robot, er Tofte åpent`."""
    named = [each for each in heard.marks.found if each.label == "kind.person"]
    if heard.hubs and "joining.number_asked" in heard.marks.labels:
        return True  # `vil snakke med noen på Tofte, hva er nummeret`
    asks = (heard.hears("open") or heard.hears("closed")) and bool(heard.hubs or heard.parts)
    return asks and all(each.end - each.start == 1 for each in named)


def _asks_when_of_a_part(heard: Heard) -> bool:
    """Whether it is asked when the staff of a part are there: with `when`, or on a day."""
    if not heard.parts or (heard.hears("come") and heard.speaks_of_a_day):
        return bool(heard.parts)
    said = [each for each in heard.marks.found if each.label == "kind.person"]
    briefly = all(each.end - each.start == 1 for each in said)
    return heard.hears("when") and (briefly or heard.speaks_of_a_day)
