"""What volunteers are told when a request they have to do with is changed or cancelled."""

from __future__ import annotations

from markupsafe import Markup

from domain.hubs import Municipality
from domain.request_changes import time_stamp
from domain.requests import Request
from handlers.cards import person_name
from handlers.requests.buttons import Decline
from handlers.requests.calls import call_screen
from handlers.requests.cancelled import cancelled_title
from handlers.requests.change_buttons import StillFits
from handlers.requests.place import private
from handlers.requests.reasons import reason_line, why
from handlers.requests.titles import title, when
from handlers.toolkit.home import home, person
from handlers.toolkit.screens import Choice, Screen, lines
from locales import Texts


def moved_lines(_: Texts, municipality: Municipality, before: Request, after: Request) -> Markup:
    """From which time to which, and why."""
    hub = municipality.hub(after.hub or "")
    return lines(
        _("<b>New time: {activity}</b>", activity=after.activity),
        _("Where: {hub}", hub=hub.name if hub else "–"),
        _("Before: {day} at {starts}–{ends}", **when(_, before)),
        _("Now: {day} at {starts}–{ends}", **when(_, after)),
        reason_line(_, municipality, after),
    )


def moved_screen(_: Texts, municipality: Municipality, before: Request, after: Request) -> Screen:
    """You have a place; does the new time suit?"""
    return Screen(
        lines(
            moved_lines(_, municipality, before, after), _("Your place is kept. <b>Does the new time suit you too?</b>")
        ),
        (
            (
                Choice(_("👍 Still suits"), StillFits(after.id, time_stamp(after))),
                Choice(_("Cannot then"), Decline(after.id)),
            ),
            (home(_), person(_, after.hub or "")),
        ),
    )


def waiting_moved_screen(_: Texts, municipality: Municipality, before: Request, after: Request) -> Screen:
    """You wait for a place; the time is another."""
    return Screen(
        lines(
            moved_lines(_, municipality, before, after),
            _("You are still on the waiting list. You need do nothing if the new time suits you."),
        ),
        ((Choice(_("Cannot then"), Decline(after.id)),), (home(_), person(_, after.hub or ""))),
    )


def released_screen(_: Texts, municipality: Municipality, request: Request, kept: str) -> Screen:
    """You are needed no more, kindly."""
    return Screen(
        lines(
            *title(_, municipality, request),
            _("Fewer people are needed than we thought, so we do not need you this time. Thank you for saying yes."),
            why(_, municipality, request.hub, kept),
            _("You are first on the waiting list, and hear from me if a place becomes free."),
        ),
        ((Choice(_("Take me off the list"), Decline(request.id)),), (home(_), person(_, request.hub or ""))),
    )


def _news(_: Texts, was: str, name: str) -> Markup:
    """Whether something is new, or is other than it was."""
    if was:
        return _("{name} has changed what you should know:", name=person_name(_, name))
    return _("{name} has added something you should know:", name=person_name(_, name))


def reworded_screen(_: Texts, municipality: Municipality, request: Request, was: str, name: str) -> Screen:
    """What you should know has changed; `was` is what it said before, and `name` whoever wrote it."""
    return Screen(
        lines(
            *title(_, municipality, request),
            _news(_, was, name),
            Markup.escape(request.text) if request.text else _("There is no more text."),
        ),
        ((home(_), person(_, request.hub or "")),),
    )


def private_screen(_: Texts, municipality: Municipality, request: Request, was: str, name: str) -> Screen:
    """What only those with a place should know has changed; as `reworded_screen`."""
    return Screen(
        lines(
            *title(_, municipality, request),
            _news(_, was, name),
            private(_, request) or _("There is no more text."),
        ),
        ((home(_), person(_, request.hub or "")),),
    )


def call_again_screen(_: Texts, municipality: Municipality, request: Request) -> Screen:
    """You said no to the old time; the new one might suit."""
    call = call_screen(_, municipality, request)
    return call.preceded_by(_("You could not come before. The time has been moved, so I ask just once more."))


def cancelled_screen(_: Texts, municipality: Municipality, request: Request) -> Screen:
    """It does not take place; you need not come."""
    return Screen(
        lines(
            cancelled_title(_, municipality, request),
            reason_line(_, municipality, request),
            _("You need not come. Thank you for wanting to help."),
        ),
        ((home(_), person(_, request.hub or "")),),
    )
