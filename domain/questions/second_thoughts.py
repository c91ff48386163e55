"""A second thought: where rules heard little, or something that many words share, the guess may know better.

Danger, a day that cannot be, other places' hours, and hours of a hub or a day that was said are never thought over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from domain.hubs import FactKind
from domain.questions import (
    account,
    card,
    contact,
    emergency,
    hours,
    hub_list,
    idea,
    menu,
    person,
    roles,
    services,
    talk,
    volunteer,
)
from domain.questions.guessing import Guess
from domain.questions.heard import Heard

Question: TypeAlias = (
    account.Question
    | card.Question
    | contact.Question
    | emergency.Question
    | hours.Question
    | hub_list.Question
    | idea.Question
    | menu.Question
    | person.Question
    | roles.Question
    | services.Question
    | talk.Question
    | volunteer.Question
)

_HEARD_MORE: Final = (hours.Question, services.Question, hub_list.Question, roles.Question)
"""Kinds of which the rules hear more than a guess of the same kind could tell."""

_LIKELY: Final = 0.35
_LIKELIER: Final = 0.45
_MOST_LIKELY: Final = 0.65
_ALL_BUT_CERTAIN: Final = 0.8


def doubt_in(question: object, heard: Heard) -> float | None:  # noqa: PLR0911 -- a table: one line a kind
    """How likely a guess must be to stand in place of what the rules heard; None when nothing may."""
    match question:
        case menu.Question(why=menu.Why.NOT_UNDERSTOOD) | talk.Question():
            return _LIKELY
        case card.Question():
            return _MOST_LIKELY if heard.hears("card") else _LIKELIER
        case services.Question(parts=(), facts=()):
            return _MOST_LIKELY if heard.topics else _LIKELIER
        case account.Question(wish=account.Wish.LANGUAGE | account.Wish.HELP):
            return _LIKELIER
        case services.Question() | hub_list.Question() | idea.Question() | account.Question():
            return _MOST_LIKELY
        case volunteer.Question() | roles.Question() | person.Question():
            return _MOST_LIKELY
        case contact.Question():
            return _ALL_BUT_CERTAIN
        case hours.Question() if heard.topics:
            return _ALL_BUT_CERTAIN
        case hours.Question() if not (heard.hubs or heard.parts or heard.days or heard.time):
            return _MOST_LIKELY
        case _certain:
            return None


def second_thought(question: object, heard: Heard, guess: Callable[[Heard], Guess]) -> Question | None:
    """What stands in place of what the rules heard, if anything; all that tells of danger is added up."""
    enough = doubt_in(question, heard)
    if enough is None:
        return None
    found = guess(heard)
    if found.danger >= min(enough, _MOST_LIKELY):
        return guessed(found.danger_label, heard)
    likelier = guessed(found.label, heard) if found.likelihood >= enough else None
    return None if isinstance(question, _HEARD_MORE) and type(likelier) is type(question) else likelier


def guessed(label: str, heard: Heard) -> Question | None:
    """The question that a label stands for, with the hubs, parts and days heard; None when it cannot be put."""
    kind, _point, what = label.partition(".")
    match kind:
        case "emergency":
            return emergency.Question(emergency.Danger(what))
        case "account":
            return None if heard.hubs else account.Question(account.Wish(what))
        case "talk":
            return None if heard.hubs else talk.Question(talk.Said(what))
        case "contact":
            return contact.Question(heard.about_hubs, (FactKind(what),) if what else contact.ALL_WAYS)
        case "out_of_scope":
            return None if _hubs(heard) else menu.Question(menu.Why.OUT_OF_SCOPE)
        case _other:
            return _about_hubs(kind, heard)


def _about_hubs(kind: str, heard: Heard) -> Question | None:  # noqa: PLR0911 -- a table: one line a kind
    match kind:
        case "hours":
            return hours.Question(heard.about_hubs, heard.parts, heard.days, heard.time)
        case "services":
            return services.looked_for(heard)
        case "card":
            return card.Question(heard.about_hubs[0]) if len(heard.about_hubs) == 1 else None
        case "hub_list":
            return None if _hubs(heard) else hub_list.Question()
        case "volunteer":
            return volunteer.Question(heard.hubs)
        case "roles":
            return roles.Question(())
        case "idea":
            return idea.Question(heard.about_hubs)
        case "person":
            return person.Question(heard.about_hubs)
        case _not_understood:
            return None


def _hubs(heard: Heard) -> tuple[str, ...]:
    """The hubs named; `in Asker` names the town."""
    return () if heard.names_the_town_alone else heard.hubs
