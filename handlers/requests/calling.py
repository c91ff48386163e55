"""What a call for help says: the call itself, the word to those who are silent, and what stays when it is covered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from domain.hubs import Municipality
from domain.requests import Request, RequestStatus
from handlers.requests.buttons import Decline
from handlers.requests.calls import call_screen, call_text
from handlers.requests.change_buttons import yes_to
from handlers.requests.titles import title
from handlers.toolkit.home import home, person, ways_below
from handlers.toolkit.screens import Choice, Screen, lines, paragraphs
from handlers.toolkit.turn import letter
from locales import LANGUAGES, Texts, texts_in

ScreenOf = Callable[[Texts, Municipality, Request], Screen]
Letters = Callable[[Request], Mapping[str, Mapping[str, Any]]]


def nudge_screen(_: Texts, municipality: Municipality, request: Request) -> Screen:
    """The call once more, to somebody who has not answered."""
    still_free = _.plural(
        "<b>{n} place is still free. Can you take it?</b>",
        "<b>{n} places are still free. Can you take one?</b>",
        request.free,
    )
    return call_screen(_, municipality, request).preceded_by(still_free)


def covered_screen(_: Texts, municipality: Municipality, request: Request) -> Screen:
    """What stays of a call when others have taken all places, or nobody more is asked."""
    is_full = request.status is RequestStatus.FULL
    return Screen(
        lines(*title(_, municipality, request), _("Covered, thank you!")),
        (
            (Choice(_("🙋 Put me on the waiting list"), yes_to(request)),) if is_full else (),
            ways_below(_, request.hub or ""),
        ),
    )


def retired_screen(_: Texts, municipality: Municipality, request: Request) -> Screen:
    """What stays of a call when the same person has been asked once more."""
    return Screen(lines(*title(_, municipality, request), _("I have asked you again further down.")))


def offer_screen(municipality: Municipality, request: Request, until: dt.datetime, _: Texts) -> Screen:
    """A place that became free, for somebody on the waiting list; `until` is in the hubs' zone."""
    return Screen(
        paragraphs(
            _("<b>A place has become free. Would you like it?</b>"),
            call_text(_, municipality, request),
            _(
                "I keep it for you until {day} at {time}. After that it goes to the next in line.",
                day=_.day(until.date()),
                time=_.time(until),
            ),
        ),
        (
            (Choice(_("✅ Yes, I take it"), yes_to(request)), Choice(_("No thanks"), Decline(request.id))),
            (home(_), person(_, request.hub or "")),
        ),
    )


def letters_of(screen: ScreenOf, municipality: Municipality) -> Letters:
    """A screen about a request in every language, as it goes to many."""

    def written(request: Request) -> Mapping[str, Mapping[str, Any]]:
        return {language: letter(screen(texts_in(language), municipality, request)) for language in LANGUAGES}

    return written
