"""A place in a request, as whoever has it sees it: when and where, and what only they are told."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from markupsafe import Markup

from domain.facts import Fact, FactKind
from domain.hubs import Municipality
from domain.names import one_line
from domain.requests import Request
from handlers.requests.titles import title
from handlers.toolkit.buttons import Button
from handlers.toolkit.home import ShowMine, home, person
from handlers.toolkit.screens import Choice, Screen, lines, paragraphs
from locales import Texts

MOST_TEXT: Final = 300


class ShowPlace(Button, prefix="mine.see"):
    """Show one of one's own commitments whole."""

    request: int


class GetCalendarFile(Button, prefix="mine.cal"):
    """Send a commitment as a file for one's calendar."""

    request: int


class ShowVenue(Button, prefix="mine.map"):
    """Send the place as a pin."""

    request: int


class GiveUp(Button, prefix="mine.out"):
    """Give a place back; asked once more when the activity is near."""

    request: int


def place_screen(_: Texts, municipality: Municipality, request: Request, *said: Markup) -> Screen:
    """What somebody sees right after getting a place; `said` is what else there is to tell."""
    return Screen(
        paragraphs(
            _("<b>You have the place. Thank you.</b>"),
            lines(
                *title(_, municipality, request),
                about(request),
                where(_, municipality, request),
                private(_, request),
            ),
            *said,
        ),
        (*place_rows(_, municipality, request), (home(_), person(_, request.hub or ""))),
    )


def place_rows(_: Texts, municipality: Municipality, request: Request) -> tuple[tuple[Choice, ...], ...]:
    """The ways on from a place."""
    return (
        (Choice(_("📌 My commitments"), ShowMine()), Choice(_("📅 Calendar"), GetCalendarFile(request.id))),
        (*_map(_, municipality, request), Choice(_("I must withdraw"), GiveUp(request.id))),
    )


def _map(_: Texts, municipality: Municipality, request: Request) -> tuple[Choice, ...]:
    """A pin where one is registered, else a map that looks for the address, where there is one."""
    if pin_of(municipality, request) is not None:
        return (Choice(_("🗺 Map"), ShowVenue(request.id)),)
    link = map_link(municipality, request)
    return (Choice(_("🗺 Map"), url=link),) if link else ()


def about(request: Request) -> str | None:
    """What everybody was told besides, on one line."""
    return one_line(request.text, MOST_TEXT) or None


def where(_: Texts, municipality: Municipality, request: Request) -> Markup | None:
    """The address, where one is registered."""
    address = address_of(_.language, municipality, request)
    return _("Address: {address}", address=address) if address else None


def private(_: Texts, request: Request) -> Markup | None:
    """What only those who have a place are told."""
    return _("Only for those who come: {text}", text=request.private_text) if request.private_text else None


def address_of(language: str, municipality: Municipality, request: Request) -> str:
    """The registered address of a request's hub, or nothing."""
    told = _address(municipality, request)
    return told.text.into(language) if told else ""


def pin_of(municipality: Municipality, request: Request) -> tuple[float, float] | None:
    """Latitude and longitude of a request's hub, where they are registered."""
    told = _address(municipality, request)
    if told is None or told.latitude is None or told.longitude is None:
        return None
    return told.latitude, told.longitude


def _address(municipality: Municipality, request: Request) -> Fact | None:
    hub = municipality.hub(request.hub or "")
    return next(iter(hub.told(FactKind.ADDRESS)), None) if hub else None


def map_link(municipality: Municipality, request: Request) -> str:
    """A map that looks for the registered address, or nothing."""
    address = address_of("nb", municipality, request)
    if not address:
        return ""
    return "https://www.openstreetmap.org/search?" + urlencode({"query": f"{address}, {municipality.name}"})
