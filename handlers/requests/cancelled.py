"""A request that does not take place: what stands in place of its call."""

from __future__ import annotations

from markupsafe import Markup

from domain.hubs import Municipality
from domain.requests import Request
from handlers.requests.reasons import reason_line
from handlers.requests.titles import when
from handlers.toolkit.home import home, person
from handlers.toolkit.screens import Screen, lines
from locales import Texts


def cancelled_call_screen(_: Texts, municipality: Municipality, request: Request) -> Screen:
    """What stands in place of a call that nobody need answer any more."""
    return Screen(
        lines(
            cancelled_title(_, municipality, request),
            reason_line(_, municipality, request),
            _("You need not answer."),
        ),
        ((home(_), person(_, request.hub or "")),),
    )


def cancelled_title(_: Texts, municipality: Municipality, request: Request) -> Markup:
    """Two lines that say what does not take place."""
    hub = municipality.hub(request.hub or "")
    return lines(
        _("<b>Cancelled: {activity}</b>", activity=request.activity),
        _("{hub}, {day} at {starts}–{ends}", hub=hub.name if hub else "–", **when(_, request)),
    )
