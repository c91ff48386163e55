"""The roll of a request: who is there, and whom to call.

request → who is here? (a press a person, and the code to check in with) · call list
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import SystemRandom
from typing import Final

from markupsafe import Markup

from actions import hosting
from actions.hosting import Roll
from domain.hubs import Municipality
from domain.names import one_line
from handlers.cards import person_name
from handlers.requests.buttons import ShowMore
from handlers.requests.roll_buttons import MarkGuestHere, MarkHere, ShowCallList, ShowGuests, ShowRoll
from handlers.requests.titles import title
from handlers.toolkit.buttons import Button
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import ways_beside
from handlers.toolkit.screens import Choice, Screen, lines
from handlers.toolkit.turn import Turn
from locales import Texts

A_PAGE: Final = 8
RANDOM: Final = SystemRandom()


def roll_screen(_: Texts, municipality: Municipality, roll: Roll, start: int) -> Screen:
    """Who is here?"""
    request = roll.request
    people = [
        _marked(_, each.name, each.checked_in_at, MarkHere(request.id, each.id, each.checked_in_at is None))
        for each in roll.attendees
    ]
    people += [
        _marked(_, each.name, each.checked_in_at, MarkGuestHere(each.id, each.checked_in_at is None))
        for each in roll.guests
    ]
    page, turning = paged(_, people, start, lambda first: ShowRoll(request.id, first))
    return Screen(
        lines(
            *title(_, municipality, request),
            _("<b>Here: {here} of {n}.</b>", here=roll.here, n=len(people)) if people else _nobody(_),
            _("Press a name when somebody has come.") if people and roll.has_opened else None,
            _("You can say who is here from half an hour before the start.") if not roll.has_opened else None,
            _("Code to check in with: <b>{code}</b>", code=request.code),
        ),
        (
            *([(choice,) for choice in page] if roll.has_opened else []),
            turning if roll.has_opened else (),
            (
                Choice(_("📞 Call list"), ShowCallList(request.id)),
                Choice(_("👤 Without the app"), ShowGuests(request.id)),
            ),
            (Choice(_("← Back"), ShowMore(request.id)), *ways_beside(_)),
        ),
    )


def _nobody(_: Texts) -> Markup:
    return _("Nobody has a place yet.")


def _marked(_: Texts, name: str, since: object, press: Button) -> Choice:
    label = one_line(person_name(_, name), 36)
    return Choice(f"✅ {label}" if since else label, press)


def paged(
    _: Texts, choices: list[Choice], start: int, press: Callable[[int], Button]
) -> tuple[list[Choice], tuple[Choice, ...]]:
    """The choices of one page, and the row that turns it; a page that is not there is the first."""
    first = start if 0 <= start < len(choices) else 0
    turning = [Choice(_("← Earlier"), press(max(0, first - A_PAGE)))] if first else []
    if first + A_PAGE < len(choices):
        turning.append(Choice(_("Later →"), press(first + A_PAGE)))
    return choices[first : first + A_PAGE], tuple(turning)


def call_list_screen(_: Texts, municipality: Municipality, roll: Roll, start: int) -> Screen:
    """Everybody who has a place: who has said that they come, and the numbers of those without the app."""
    request = roll.request
    told = [*_volunteers(_, roll), *_guests(_, roll)]
    first = start if 0 <= start < len(told) else 0
    turns = paged(_, [Choice("")] * len(told), first, lambda at: ShowCallList(request.id, at))[1]
    return Screen(
        lines(
            *title(_, municipality, request),
            _("<b>Call list</b>"),
            *(told[first : first + A_PAGE] or [_nobody(_)]),
        ),
        (turns, (Choice(_("← Back"), ShowRoll(request.id)), *ways_beside(_))),
    )


def _volunteers(_: Texts, roll: Roll) -> Iterable[Markup]:
    for each in roll.attendees:
        name = person_name(_, each.name)
        if each.checked_in_at is not None:
            yield _("{name}: is here", name=name)
        elif each.coming_at is not None:
            yield _("{name}: says “I am coming”", name=name)
        else:
            yield _("{name}: has a place", name=name)


def _guests(_: Texts, roll: Roll) -> Iterable[Markup]:
    for each in roll.guests:
        if each.checked_in_at is not None:
            yield _("{name}: is here", name=each.name)
        elif each.phone:
            yield _("{name}, without the app: {phone}", name=each.name, phone=each.phone)
        else:
            yield _("{name}, without the app", name=each.name)


async def show_roll(turn: Turn, press: ShowRoll) -> Screen:
    """Show who is there."""
    roll = await hosting.roll(turn.work, turn.person, press.request, turn.now, RANDOM)
    return roll_screen(turn.texts, turn.municipality, roll, press.start)


async def mark_here(turn: Turn, press: MarkHere) -> Screen:
    """Say that a volunteer is there, or is not."""
    await hosting.mark_here(turn.work, turn.person, press.request, press.person, turn.now, on=press.on)
    roll = await hosting.roll(turn.work, turn.person, press.request, turn.now, RANDOM)
    marked = [each.id for each in roll.attendees].index(press.person)
    return roll_screen(turn.texts, turn.municipality, roll, marked // A_PAGE * A_PAGE)


async def mark_guest_here(turn: Turn, press: MarkGuestHere) -> Screen:
    """Say that somebody without the app is there, or is not."""
    request = await hosting.mark_guest_here(turn.work, turn.person, press.guest, turn.now, on=press.on)
    roll = await hosting.roll(turn.work, turn.person, request.id, turn.now, RANDOM)
    marked = len(roll.attendees) + [each.id for each in roll.guests].index(press.guest)
    return roll_screen(turn.texts, turn.municipality, roll, marked // A_PAGE * A_PAGE)


async def show_call_list(turn: Turn, press: ShowCallList) -> Screen:
    """Show whom to call."""
    roll = await hosting.roll(turn.work, turn.person, press.request, turn.now, RANDOM)
    return call_list_screen(turn.texts, turn.municipality, roll, press.start)


FLOW = Flow(
    "roll",
    presses={
        ShowRoll: show_roll,
        MarkHere: mark_here,
        MarkGuestHere: mark_guest_here,
        ShowCallList: show_call_list,
    },
)
