"""How to reach a hub: address, telephone, e-mail, web page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from domain.hubs import HOUSE, Fact, FactKind, Hub, Municipality
from domain.questions import contact_ways
from domain.questions.heard import Heard
from domain.questions.phrases import Found
from domain.questions.vocabulary import Marks
from domain.schedules import local

_ASKED: Final = {
    "phone": FactKind.PHONE,
    "email": FactKind.EMAIL,
    "address": FactKind.ADDRESS,
    "web": FactKind.WEB,
}

_LISTS: Final = frozenset(f"kind.{kind}" for kind in (*_ASKED, "contact"))

ALL_WAYS: Final = tuple(_ASKED.values())
"""What is told when somebody asks how to reach a hub and not by which way."""


@dataclass(frozen=True)
class Answer:
    """What is registered of the kinds asked for, hub by hub; a hub without facts has none registered."""

    wants: tuple[FactKind, ...]
    hubs: tuple[tuple[Hub, tuple[Fact, ...]], ...]
    switchboard: str | None
    fresh_since: dt.date


@dataclass(frozen=True)
class Question:
    """How do I reach these hubs? None named: all of them."""

    hubs: tuple[str, ...]
    wants: tuple[FactKind, ...]
    parts: tuple[str, ...] = ()

    def answer(self, municipality: Municipality, now: dt.datetime) -> Answer:
        """Answers with the registered facts; of a part that hubs have, with those of these hubs."""
        having = tuple(hub for hub in municipality.hubs if any(map(hub.facility, self.parts)))
        hubs = municipality.those(self.hubs) or having or municipality.hubs
        told = tuple((hub, tuple(fact for kind in self.wants for fact in hub.told(kind))) for hub in hubs)
        return Answer(self.wants, told, municipality.switchboard, municipality.fresh_since(local(now).date()))


def read(heard: Heard) -> Question | None:
    """Hears a question about reaching a hub."""
    if _LISTS.isdisjoint(heard.marks.labels):
        return None
    ways = [word for word in _ASKED if _hears(word, heard)]
    refused = contact_ways.unwanted(heard) if ways else ()
    wants = tuple(_ASKED[word] for word in ways if word not in refused)
    of_thing = heard.topics and (_asks_inside(heard) or not (heard.hubs or heard.parts))  # `bridge, hvor finner man`
    if wants == (FactKind.ADDRESS,) and (of_thing or not _hears_way(heard)):
        return None
    if len(wants) > 1 and _asks_where_it_is(heard):
        wants = tuple(kind for kind in wants if kind is not FactKind.ADDRESS)
    if ways in (["web"], ["phone"]) and contact_ways.told_beside(ways[0], heard):
        return None
    if wants == (FactKind.ADDRESS,) and "joining.worth" in heard.marks.labels:  # `vits i å kjøre til Tofte klokka sju`
        return None
    if wants == (FactKind.ADDRESS,) and contact_ways.comes_to_terms(heard):
        wants = ()
    if not wants and heard.hears("contact"):
        wants = ALL_WAYS
    parts = tuple(part for part in heard.parts if part != HOUSE)
    return Question(heard.about_hubs, wants, parts) if wants else None


def _asks_inside(heard: Heard) -> bool:
    """Whether it is asked how one gets in at a door, or for a toilet in the house: `er det trapper ved inngangen`."""
    if "toilet" in heard.topics:
        return True
    told = "access" in heard.topics and heard.hears("entrance")
    return told and not heard.marked(heard.marks.without("kind.entrance")).hears("address")


def _hears_way(heard: Heard) -> bool:
    """Whether a way is asked for in more than a bare `where`, which may be of a thing: `де припаркуватися`."""
    found = [each for each in heard.marks.found if each.label == "kind.where"]
    of_thing = heard.topics or any(each.end - each.start > 1 for each in found)
    return not (found and of_thing) or heard.marked(heard.marks.without("kind.where")).hears("address")


def _asks_where_it_is(heard: Heard) -> bool:
    """Whether it is a number or a page of which somebody asks where it is, no house: `gdzie numer`."""
    found = heard.marks.found
    ends = {each.end for each in found if each.label == "kind.where"}
    named = {each.start for each in found if each.label in {"kind.phone", "kind.email", "kind.web"}}
    if ends.isdisjoint(named):
        return False
    return not heard.marked(heard.marks.without("kind.where")).hears("address")


def _hears(word: str, heard: Heard) -> bool:
    """Whether one way is asked for; an `email address` is no street."""
    if word == "phone" and heard.hears(word):  # `ulica i numer` is no telephone, nor `help with my phone` a number
        marks = heard.marked(heard.marks.without("kind.address"))
        called = [each for each in marks.found if each.label == "kind.phone" and not _is_of_topic(each, marks)]
        return any(not _is_denied(each, heard.marks) for each in called) or (bool(called) and not _other_way(heard))
    if word != "address":
        return heard.hears(word)
    if not (heard.hears(word) and heard.hears("email")):
        return heard.hears(word)
    return contact_ways.is_street(heard)


def _other_way(heard: Heard) -> bool:
    return any(heard.hears(word) for word in ("email", "address", "web", "contact"))


def _is_denied(said: Found, marks: Marks) -> bool:
    """Whether it is told that somebody will not call, or got no answer: `en e-post fremfor å ringe`."""
    denied = (each for each in marks.found if each.label == "kind.uncalled")
    return any(each.start <= said.start and said.end <= each.end for each in denied)


def _is_of_topic(said: Found, marks: Marks) -> bool:
    """Whether a phrase is part of a longer one that somebody looks for: `teach my dad to use his phone`."""
    topics = [range(each.start, each.end) for each in marks.found if each.label.startswith("topic.")]
    words = set(range(said.start, said.end))
    return any(len(words) < len(topic) and words.issubset(topic) for topic in topics)
