"""Mine: a volunteer's own commitments.

list → one of them whole → calendar file · map · withdraw (asked once more when it is near)
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from markupsafe import Markup

from actions import attending, crediting, healing
from actions.clashing import clashing
from db.commitments.attendance import Held
from domain.errors import NotPossible, OutOfDate, Problem
from domain.moments import between
from domain.requests import Answer, Request, RequestStatus
from handlers.aftercare.durations import hours_lines
from handlers.commitments.calendar_file import calendar_file
from handlers.commitments.screens import Around, commitment_screen, mine_screen, stale_screen, withdraw_screen
from handlers.requests.buttons import Decline
from handlers.requests.place import GetCalendarFile, GiveUp, ShowPlace, ShowVenue, address_of, pin_of
from handlers.requests.responding import decline
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import ShowMine, home
from handlers.toolkit.screens import Choice, Screen
from handlers.toolkit.turn import Turn

NEAR: Final = dt.timedelta(hours=24)


async def show_mine(turn: Turn, said: ShowMine | str) -> Screen:
    """Show what lies ahead."""
    await turn.await_nothing()
    held = await attending.coming(turn.work, turn.person, turn.now)
    hours = hours_lines(turn.texts, turn.municipality, await crediting.hours_of(turn.work, turn.person))
    if not held and not hours and await turn.work.volunteers.get(turn.person.id) is None:
        raise NotPossible(Problem.CONSENT_MISSING)
    return mine_screen(turn.texts, held, said.start if isinstance(said, ShowMine) else 0, turn.now, hours)


async def show_place(turn: Turn, press: ShowPlace) -> Screen:
    """Show one whole, or say what has become of it."""
    return await _place(turn, press.request)


async def _place(turn: Turn, request_id: int) -> Screen:
    try:
        held = await attending.place_of(turn.work, turn.person, request_id, turn.now)
    except OutOfDate:
        return await stale(turn, request_id)
    return commitment_screen(turn.texts, turn.municipality, held, await around(turn, held), turn.now)


async def around(turn: Turn, held: Held) -> Around:
    """What is shown beside a commitment."""
    request = held.request
    makers = {request.coordinator_id} if request.coordinator_id is not None else set()
    names = [maker.name for maker in (await turn.work.people.named(makers)).values()]
    position = await turn.work.waiting_list.position(request.id, turn.person.id)
    clashes = await clashing(turn.work, turn.person.id, request, turn.now)
    return Around(tuple(clashes), names[0] if names else None, position)


async def stale(turn: Turn, request_id: int) -> Screen:
    """What has become of a place that somebody had or was asked to take."""
    _ = turn.texts
    request, answer = await attending.answered(turn.work, turn.person, request_id)
    if request.status is RequestStatus.CANCELLED:
        said = _("This has been cancelled, so you need not come.")
    elif attending.has_ended(request, turn.now):
        said = _("This is over, so nothing has been changed. Thank you.")
    elif answer is Answer.RELEASED:
        said = _("Fewer people were needed, so your place was given back. Thank you for wanting to help.")
    else:
        said = _("You have no place here any more, so nothing has been changed.")
    return stale_screen(_, turn.municipality, request, said)


async def give_up(turn: Turn, press: GiveUp) -> Screen:
    """Give the place back; with less than a day left, ask once more."""
    try:
        held = await attending.place_of(turn.work, turn.person, press.request, turn.now)
    except OutOfDate:
        return await stale(turn, press.request)
    if held.answer is Answer.YES and _is_near(held.request, turn.now):
        is_sought = await healing.would_be_sought(turn.work, held.request, turn.municipality, turn.now)
        return withdraw_screen(turn.texts, turn.municipality, held.request, is_sought=is_sought)
    return await decline(turn, Decline(press.request))


def _is_near(request: Request, now: dt.datetime) -> bool:
    starts_at = request.starts_at(now.tzinfo or dt.UTC)
    return starts_at is not None and between(now, starts_at) < NEAR


async def show_venue(turn: Turn, press: ShowVenue) -> Screen | None:
    """Send the place as a pin, which phones open in their map."""
    _ = turn.texts
    try:
        held = await attending.place_of(turn.work, turn.person, press.request, turn.now)
    except OutOfDate:
        return await stale(turn, press.request)
    request = held.request
    hub, pin = turn.municipality.hub(request.hub or ""), pin_of(turn.municipality, request)
    if hub is None or pin is None:
        raise OutOfDate("place")
    venue = {
        "latitude": pin[0],
        "longitude": pin[1],
        "title": hub.name,
        "address": address_of(_.language, turn.municipality, request),
        "reply_markup": Screen(Markup(), ((Choice(_("← My commitments"), ShowMine()), home(_)),)).keyboard(),
    }
    await turn.work.outbox.put(turn.person.id, "sendVenue", venue, turn.now)
    return None


async def get_calendar_file(turn: Turn, press: GetCalendarFile) -> Screen:
    """Send the file; fetched again after a move, it moves the entry."""
    _ = turn.texts
    try:
        held = await attending.place_of(turn.work, turn.person, press.request, turn.now)
    except OutOfDate:
        return await stale(turn, press.request)
    request, username = held.request, turn.house.bot_username
    file = calendar_file(_, turn.municipality, request, turn.now, bot_username=username)
    ways = (Choice(_("← My commitments"), ShowMine()), home(_))
    return Screen(_("Open the file to put this into your calendar."), (ways,), file)


FLOW = Flow(
    "mine",
    commands={"mine": show_mine},
    presses={
        ShowMine: show_mine,
        ShowPlace: show_place,
        ShowVenue: show_venue,
        GetCalendarFile: get_calendar_file,
        GiveUp: give_up,
    },
)
