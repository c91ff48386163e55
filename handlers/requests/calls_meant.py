"""Which call somebody means who has answered in words: one with its two answers, or several to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain.hubs import Municipality
from domain.requests import Request
from handlers.requests.buttons import Decline, ShowCall
from handlers.requests.change_buttons import yes_to
from handlers.requests.own_calls import listed
from handlers.requests.titles import when
from handlers.toolkit.home import ways, ways_below
from handlers.toolkit.screens import Choice, Screen
from locales import Texts

A_PAGE: Final = 6


def meant_screen(_: Texts, municipality: Municipality, request: Request) -> Screen:
    """This one?"""
    hub = municipality.hub(request.hub or "")
    return Screen(
        _(
            "Do you mean <b>{activity}</b> at {hub}, {day} at {starts}–{ends}?",
            activity=request.activity,
            hub=hub.name if hub else "–",
            **when(_, request),
        ),
        (
            (Choice(_("👍 I can"), yes_to(request)), Choice(_("I cannot"), Decline(request.id))),
            ways_below(_, request.hub or ""),
        ),
    )


def which_screen(_: Texts, requests: Sequence[Request]) -> Screen:
    """Which of these? The soonest are shown; what they lead to answers for one."""
    choices = [Choice(listed(_, request), ShowCall(request.id)) for request in requests[:A_PAGE]]
    return Screen(_("<b>Which one is it about?</b>"), (*((choice,) for choice in choices), ways(_)))
