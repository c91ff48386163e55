"""From the label of a guess, or of an offer that was pressed, to the question that it stands for."""

from __future__ import annotations

from typing import TypeAlias

from domain.calendar import Days
from domain.hubs import FactKind
from domain.questions import (
    account,
    card,
    contact,
    doubt,
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
from domain.questions.heard import Heard

Question: TypeAlias = (
    account.Question
    | card.Question
    | contact.Question
    | doubt.KindQuestion
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


def guessed(label: str, heard: Heard) -> Question | None:
    """The question that a label stands for, with the hubs, parts and days heard; None when it cannot be put."""
    kind, _point, what = label.partition(".")
    match kind:
        case "emergency":
            return emergency.Question(emergency.Danger(what))
        case "account":
            return (
                None
                if heard.hubs or heard.parts or heard.speaks_of_a_day or heard.time
                else account.Question(account.Wish(what))
            )
        case "talk":
            return None if heard.hubs or heard.speaks_of_a_day or heard.time else talk.Question(talk.Said(what))
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
            return volunteer.asked(heard)
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


def kind_of(question: object) -> str:
    """The kind of a question as labels have it."""
    return question.why.value if isinstance(question, menu.Question) else type(question).__module__.rpartition(".")[2]


def offered(kind: str, hubs: tuple[str, ...], days: Days | None) -> Question | None:  # noqa: PLR0911 -- a table: one line a kind
    """The question that was offered as `doubt.KindAnswer` has it, and chosen; None for a kind that never is."""
    match kind.partition("."):
        case ("hours", _, _):
            return hours.Question(hubs, days=days)
        case ("services" | "card", _, _):
            return card.Question(hubs[0]) if len(hubs) == 1 else hub_list.Question()
        case ("hub_list", _, _):
            return hub_list.Question()
        case ("contact", _, _):
            return contact.Question(hubs, contact.ALL_WAYS)
        case ("volunteer", _, _):
            return volunteer.Question(hubs)
        case ("roles", _, _):
            return roles.Question(())
        case ("idea", _, _):
            return idea.Question(hubs)
        case ("person", _, _):
            return person.Question(hubs)
        case ("account", _, wish) if wish in set(account.Wish):
            return account.Question(account.Wish(wish))
        case _never_offered:
            return None
