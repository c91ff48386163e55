"""What is there: facilities, services, rooms and activities, asked for one by one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.calendar import Days
from domain.hubs import HOUSE, Fact, Hub, Municipality
from domain.questions import things
from domain.questions.heard import Heard
from domain.questions.hours import PartHours, When, part_hours, parts_asked
from domain.schedules import local


@dataclass(frozen=True)
class Found:
    """What a hub has of what was asked for: parts with their hours today, and facts."""

    hub: Hub
    parts: tuple[PartHours, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Answer:
    """Where it is found; hubs that were named and have nothing of it registered stand in `without`."""

    found: tuple[Found, ...]
    without: tuple[Hub, ...]
    switchboard: str | None
    today: dt.date
    fresh_since: dt.date
    lacking: tuple[things.Lacking, ...] = ()


@dataclass(frozen=True)
class Question:
    """Is this there? Parts by slug, and facts by their place in the hub's list."""

    hubs: tuple[str, ...]
    parts: tuple[str, ...]
    facts: tuple[things.FactAt, ...]
    lacking: tuple[things.Lacking, ...] = ()

    def answer(self, municipality: Municipality, now: dt.datetime) -> Answer:
        """Answers with what is registered of it."""
        hubs = municipality.those(self.hubs) or municipality.hubs
        found = tuple(self._at(hub, municipality, local(now)) for hub in hubs)
        without = tuple(each.hub for each in found if self.hubs and not (each.parts or each.facts))
        having = tuple(each for each in found if each.parts or each.facts)
        today = local(now).date()
        fresh_since = municipality.fresh_since(today)
        return Answer(having, without, municipality.switchboard, today, fresh_since, self.lacking)

    def _at(self, hub: Hub, municipality: Municipality, now: dt.datetime) -> Found:
        when = When(Days(now.date(), now.date()), now, now.date())
        parts = parts_asked(hub, self.parts) if self.parts else ()
        facts = tuple(hub.facts[n] for slug, n in self.facts if slug == hub.slug and n < len(hub.facts))
        return Found(hub, tuple(part_hours(part, hub, municipality, when) for part in parts), facts)


def read(heard: Heard) -> Question | None:
    """Hears what somebody looks for: a part, a topic, or a word that stands in a registered fact."""
    asks = heard.hears("has")
    question = looked_for(heard, by_word=asks)
    found = question.parts or question.facts or heard.topics
    looks = {"joining.any", "joining.joins"} <= heard.marks.labels  # `er det noe jeg kan være med på`
    return question if found or (asks and heard.hubs and (looks or not heard.hears("card"))) else None


def looked_for(heard: Heard, *, by_word: bool = True) -> Question:
    """What somebody looks for, as far as it can be found; by its particular words too, or by topics alone."""
    parts = tuple(part for part in heard.parts if part != HOUSE)
    facts = things.called(heard) or things.about(heard, by_word=by_word)
    there = tuple(fact for fact in facts if not heard.hubs or fact[0] in heard.hubs)
    return Question(heard.hubs, parts, there, things.lacking(heard, there, parts))
