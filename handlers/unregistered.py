"""What somebody hears who is no volunteer: that nobody asks them to help, and what they do follow."""

from __future__ import annotations

from collections.abc import Iterable

from actions import registering
from actions.answering import Asked
from domain.hubs import Municipality
from domain.people import VolunteerStatus
from domain.questions import account
from domain.questions.account import Wish
from handlers.answers.hub_buttons import Unfollow, UnfollowSeveral
from handlers.cards import hub_names
from handlers.toolkit.home import Begin, ShareIdea, ways
from handlers.toolkit.screens import Choice, Screen, lines, paragraphs
from handlers.toolkit.turn import Turn
from locales import Texts

ENDS = (Wish.LEAVE, Wish.PAUSE)
"""Wishes that only a volunteer can have done."""


def unregistered_screen(_: Texts, municipality: Municipality, follows: frozenset[str]) -> Screen:
    """You are no volunteer."""
    return Screen(
        lines(
            _("You are not registered as a volunteer, so you get no requests for help."),
            _still_told(_, municipality, follows),
        ),
        (*_ends_of_news(_, follows), (Choice(_("🙋 Become a volunteer"), Begin()),), ways(_)),
    )


def declined_screen(_: Texts, municipality: Municipality, follows: frozenset[str]) -> Screen:
    """You have said no thanks."""
    return Screen(
        lines(
            _("All right. You are not registered, and your choices have been deleted."),
            _still_told(_, municipality, follows),
        ),
        (*_ends_of_news(_, follows), ways(_)),
    )


def too_young_screen(_: Texts, minimum_age: int, *, is_deleted: bool) -> Screen:
    """You must be older."""
    too_young = _(
        "You must be at least {age} years old to be a volunteer. You can send an idea or talk to a person.",
        age=minimum_age,
    )
    return Screen(
        paragraphs(too_young, _("Your choices have been deleted.") if is_deleted else None),
        ((Choice(_("💡 I have an idea"), ShareIdea()),), ways(_)),
    )


def _still_told(_: Texts, municipality: Municipality, follows: frozenset[str]) -> str | None:
    names = hub_names(municipality, follows)
    return _("You still get news of {hubs}, because you asked for it.", hubs=_.listed(names)) if names else None


def _ends_of_news(_: Texts, follows: Iterable[str]) -> tuple[tuple[Choice, ...], ...]:
    hubs = sorted(follows)
    if not hubs:
        return ()
    return ((Choice(_("🔕 Stop these messages"), UnfollowSeveral() if len(hubs) > 1 else Unfollow(hubs[0])),),)


async def show_unregistered(turn: Turn) -> Screen:
    """Say that the person is no volunteer."""
    return unregistered_screen(turn.texts, turn.municipality, await turn.work.follows.of_person(turn.person.id))


async def heard_from_no_volunteer(turn: Turn, asked: Asked) -> Screen | None:
    """An answer to `stopp` and the like from somebody who is no volunteer; None for anybody and anything else."""
    question = asked.question
    if not isinstance(question, account.Question) or question.wish not in ENDS:
        return None
    volunteer = await registering.volunteer_of(turn.work, turn.person)
    return None if volunteer.status is VolunteerStatus.ACTIVE else await show_unregistered(turn)
