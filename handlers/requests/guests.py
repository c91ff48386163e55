"""People without the app: a coordinator adds them to a request by name, and takes them off again.

guests → name (and number) → guests · ✖ name → guests
"""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from actions import hosting
from actions.hosting import Roll
from actions.requesting import request_for
from domain.hubs import Municipality
from domain.names import one_line
from domain.request_changes import Plan, stamp_of
from domain.requests import Request, RequestStatus
from handlers.questions import answer_words
from handlers.requests.change_buttons import AskPart, Part
from handlers.requests.copies import cover
from handlers.requests.offers import heal
from handlers.requests.roll import RANDOM, paged
from handlers.requests.roll_buttons import AddGuest, RemoveGuest, ShowGuests, ShowRoll
from handlers.requests.standing import refresh_card
from handlers.requests.titles import title
from handlers.toolkit.alone import left_text
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import home, person, ways_beside
from handlers.toolkit.occasion import occasion_of
from handlers.toolkit.reading import is_question
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Choice, Screen, lines
from handlers.toolkit.turn import Turn
from locales import Texts

NAME: Final = "name"


def guests_screen(
    _: Texts, municipality: Municipality, roll: Roll, start: int, *said: Markup, is_changeable: bool = True
) -> Screen:
    """Who without the app has a place?"""
    request = roll.request
    choices = [Choice(f"✖ {one_line(guest.name, 34)}", RemoveGuest(guest.id)) for guest in roll.guests]
    page, turning = paged(_, choices, start, lambda first: ShowGuests(request.id, first))
    return Screen(
        lines(
            *said,
            *title(_, municipality, request),
            _("<b>People without the app</b>"),
            _("Each takes a place. Press a name to take it off the list.") if choices else _("Nobody has been added."),
            _("Places: {accepted} of {needed} filled.", accepted=request.accepted, needed=request.needed),
            _why_no_room(_, request),
        ),
        (
            *((choice,) for choice in page),
            turning,
            _way_to_add(_, request, is_changeable=is_changeable),
            (Choice(_("← Back"), ShowRoll(request.id)), *ways_beside(_)),
        ),
    )


def _why_no_room(_: Texts, request: Request) -> Markup | None:
    """Why nobody can be added, where nobody can."""
    match request.status:
        case RequestStatus.OPEN if request.free:
            return None
        case RequestStatus.STOPPED:
            return _("This request is stopped, so nobody can be added.")
        case RequestStatus.CANCELLED:
            return _("This is cancelled, so nobody can be added.")
        case _no_room:
            return _("No place is free. Ask for more people first if somebody else is coming.")


def _way_to_add(_: Texts, request: Request, *, is_changeable: bool) -> tuple[Choice, ...]:
    """To add somebody or, where no place is free, to make room."""
    if request.status is RequestStatus.OPEN and request.free:
        return (Choice(_("👤 Add somebody"), AddGuest(request.id)),)
    if request.status not in {RequestStatus.OPEN, RequestStatus.FULL} or not is_changeable:
        return ()
    plan = Plan(stamp=stamp_of(request)).packed()
    return (Choice(_("✏️ Ask for more people"), AskPart(request.id, Part.NEEDED, plan)),)


def name_screen(_: Texts, municipality: Municipality, request: Request) -> Screen:
    """What is the name?"""
    return Screen(
        lines(
            *title(_, municipality, request),
            _("<b>Who is coming?</b>"),
            _("Write the name, and the telephone number after it if you want it on the call list."),
            _("Only coordinators of the hub see it. Ask first whether that is all right."),
        ),
        ((Choice(_("← Back"), ShowGuests(request.id)), home(_)), (person(_),)),
    )


async def show_guests(turn: Turn, press: ShowGuests) -> Screen:
    """Show those without the app."""
    await turn.await_nothing()
    return await _guests(turn, press.request, press.start)


async def _guests(turn: Turn, request_id: int, start: int, *said: Markup) -> Screen:
    roll = await hosting.roll(turn.work, turn.person, request_id, turn.now, RANDOM)
    starts_at = roll.request.starts_at(turn.house.zone)
    is_changeable = starts_at is not None and starts_at > turn.now
    return guests_screen(turn.texts, turn.municipality, roll, start, *said, is_changeable=is_changeable)


async def ask_name(turn: Turn, press: AddGuest) -> Screen:
    """Ask for the name."""
    request = await request_for(turn.work, turn.person, press.request)
    await turn.await_words(FLOW.name, NAME, request.id)
    return name_screen(turn.texts, turn.municipality, request)


async def hear_name(turn: Turn, words: str) -> Screen:
    """Add whoever was named."""
    if is_question(words):
        return await answer_words(turn, words)
    subject = turn.cursor.subject if turn.cursor else ""
    request_id = int(subject) if subject.isdigit() else 0
    return await or_again(turn, _add(turn, request_id, words), lambda: ask_name(turn, AddGuest(request_id)))


async def leave(turn: Turn, subject: str) -> Screen:
    """Nobody is added."""
    return await _guests(turn, int(subject) if subject.isdigit() else 0, 0, left_text(turn.texts))


async def _add(turn: Turn, request_id: int, words: str) -> Screen:
    guest, request = await hosting.add_guest(turn.work, turn.person, request_id, words, turn.now)
    await turn.await_nothing()
    if request.status is RequestStatus.FULL:
        await cover(occasion_of(turn), request)
    await refresh_card(turn.work, turn.municipality, request_id, turn.now)
    _ = turn.texts
    return await _guests(turn, request_id, 0, _("{name} has a place now.", name=guest.name))


async def remove(turn: Turn, press: RemoveGuest) -> Screen:
    """Take somebody off; the place is offered to others."""
    guest, request = await hosting.remove_guest(turn.work, turn.person, press.guest, turn.now)
    await heal(occasion_of(turn), request.id)
    _ = turn.texts
    return await _guests(turn, request.id, 0, _("{name} has been taken off the list.", name=guest.name))


FLOW = Flow(
    "guests",
    presses={ShowGuests: show_guests, AddGuest: ask_name, RemoveGuest: remove},
    words={NAME: hear_name},
    left=leave,
)
