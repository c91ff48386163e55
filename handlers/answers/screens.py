"""Answers as screens: the table from a kind of answer to the function that shows it."""

from __future__ import annotations

from typing import assert_never

from domain.questions import (
    Answer,
    about,
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
from handlers.answers import hub_answers, short_answers
from handlers.answers.about_screen import about_screen
from handlers.answers.account_screen import account_screen
from handlers.answers.hours_screen import hours_screen
from handlers.answers.hub_card import hub_card
from handlers.answers.meant_screen import meant_screen
from handlers.toolkit.home import Begin, ShareIdea, ways
from handlers.toolkit.screens import Choice, Screen
from locales.texts import Texts


def answered_screen(_: Texts, answer: Answer, *, minimum_age: int | None = None) -> Screen:
    """An answer with the ways on: what the chat shows and `torgbot ask` prints; `minimum_age` is a volunteer's."""
    screen = answer_screen(_, answer, minimum_age=minimum_age)
    match answer:
        case volunteer.Answer() if short_answers.is_too_young(answer, minimum_age):
            screen = screen.with_row(Choice(_("💡 I have an idea"), ShareIdea()))
        case volunteer.Answer() | roles.Answer():
            screen = screen.with_row(Choice(_("🙋 Become a volunteer"), Begin()))
        case idea.Answer():
            screen = screen.with_row(Choice(_("💡 I have an idea"), ShareIdea()))
        case _other:
            pass
    return screen.with_row(*ways(_))


def answer_screen(  # noqa: C901, PLR0911, PLR0912 -- a table: one line a kind
    _: Texts, answer: Answer, *, minimum_age: int | None = None
) -> Screen:
    """The screen for an answer; the way home is added by the flow that shows it."""
    match answer:
        case hours.Answer():
            return hours_screen(_, answer)
        case card.Answer():
            return hub_card(_, answer.hub, answer.municipality, answer.now)
        case contact.Answer():
            return hub_answers.contact_screen(_, answer)
        case services.Answer():
            return hub_answers.services_screen(_, answer)
        case person.Answer():
            return hub_answers.person_screen(_, answer)
        case hub_list.Answer():
            return hub_answers.hub_list_screen(_, answer)
        case doubt.Answer():
            return hub_answers.doubt_screen(_, answer)
        case doubt.KindAnswer():
            return meant_screen(_, answer)
        case volunteer.Answer():
            return short_answers.volunteer_screen(_, answer, minimum_age)
        case roles.Answer():
            return short_answers.roles_screen(_, answer)
        case idea.Answer():
            return short_answers.idea_screen(_, answer)
        case emergency.Answer():
            return short_answers.emergency_screen(_, answer)
        case account.Answer():
            return account_screen(_, answer)
        case about.Answer():
            return about_screen(_, answer)
        case talk.Answer():
            return short_answers.talk_screen(_, answer)
        case menu.Answer():
            return short_answers.menu_screen(_, answer)
        case _never:
            assert_never(_never)
