"""What the houses are, what self-service means, and that something told of a house was wrong."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.hubs import Facility, Hub, Municipality, Schedule, ScheduleKind
from domain.questions.heard import Heard
from domain.schedules import local


class Matter(StrEnum):
    """What it is about."""

    HOUSES = "houses"
    SELF_SERVICE = "self_service"
    TOLD_WRONG = "told_wrong"


@dataclass(frozen=True)
class SelfService:
    """Where one may come in when there is no staff, and what is registered of it."""

    hub: Hub
    part: Facility
    schedule: Schedule


@dataclass(frozen=True)
class Answer:
    """The hubs that were named, and where self-service is registered (at these, or anywhere)."""

    matter: Matter
    municipality: Municipality
    hubs: tuple[Hub, ...]
    self_service: tuple[SelfService, ...]
    fresh_since: dt.date


@dataclass(frozen=True)
class Question:
    """Tell me what this is; or: it is not so."""

    matter: Matter
    hubs: tuple[str, ...] = ()

    def answer(self, municipality: Municipality, now: dt.datetime) -> Answer:
        """Answers with what is registered."""
        hubs, today = municipality.those(self.hubs), local(now).date()
        places = tuple(each for hub in hubs or municipality.hubs for each in _self_service_at(hub))
        return Answer(self.matter, municipality, hubs, places, municipality.fresh_since(today))


def read(heard: Heard) -> Question | None:
    """Hears what is asked of the houses as such, or that something is not as it was told; no question about hours."""
    labels = heard.whole.labels
    if _LISTS.isdisjoint(labels) or heard.speaks_of_a_day or heard.time is not None:
        return None
    if "kind.what_is_self_service" in labels:
        return Question(Matter.SELF_SERVICE, heard.hubs)
    if "kind.what_are_houses" in labels and not (heard.hubs or heard.topics):
        return Question(Matter.HOUSES)
    told_wrong = "kind.told_wrong" in labels and not any(map(heard.hears, _ELSE))
    return Question(Matter.TOLD_WRONG, heard.about_hubs) if told_wrong else None


def _self_service_at(hub: Hub) -> list[SelfService]:
    return [
        SelfService(hub, part, schedule)
        for part in hub.facilities
        for schedule in part.schedules
        if schedule.kind is ScheduleKind.SELF_SERVICE
    ]


_LISTS: Final = frozenset(("kind.what_are_houses", "kind.what_is_self_service", "kind.told_wrong"))
_ELSE: Final = ("when", "out_of_scope", "other_place", "profile", "person")
"""What is asked for beside it: `døra er låst, når åpner dere`."""
