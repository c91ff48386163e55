"""The call for help that volunteers see, with its two answers and with what came of one."""

from __future__ import annotations

from markupsafe import Markup

from domain.hubs import Municipality
from domain.requests import Request
from handlers.cards import interest_names
from handlers.requests.buttons import Decline
from handlers.requests.change_buttons import yes_to
from handlers.requests.titles import when
from handlers.toolkit.home import home, person, ways_below
from handlers.toolkit.screens import Choice, Screen, lines, paragraphs
from locales import Texts


def call_text(_: Texts, municipality: Municipality, request: Request) -> Markup:
    """The call for help: everything needed to answer it."""
    hub, role = municipality.hub(request.hub or ""), municipality.role(request.role or "")
    role_name = role.name.into(_.language) if role else "–"
    liked = " · ".join(interest_names(_, municipality, request.interests))
    return lines(
        _("<b>Urgent: can you help? {activity}</b>", activity=request.activity)
        if request.is_urgent
        else _("<b>Can you help? {activity}</b>", activity=request.activity),
        _("Where: {hub}", hub=hub.name if hub else "–"),
        _("When: {day} at {starts}–{ends}", **when(_, request)),
        _.plural("Needed: {n} person as {role}", "Needed: {n} people as {role}", request.needed or 0, role=role_name),
        _("For those who like: {interests}", interests=liked) if liked else None,
        Markup.escape(request.text) if request.text else None,
    )


def call_screen(_: Texts, municipality: Municipality, request: Request) -> Screen:
    """The call with its two answers."""
    return Screen(
        call_text(_, municipality, request),
        (
            (Choice(_("👍 I can"), yes_to(request)), Choice(_("I cannot"), Decline(request.id))),
            ways_below(_, request.hub or ""),
        ),
    )


def answered_screen(_: Texts, municipality: Municipality, request: Request, said: Markup, *way: Choice) -> Screen:
    """The call with what came of the answer, and the way to change it."""
    return Screen(paragraphs(call_text(_, municipality, request), said), (way, (home(_), person(_, request.hub or ""))))
