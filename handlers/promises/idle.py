"""A volunteer whom nobody has called in a month hears once what is open now.

what is open → the call, to be answered as any other · nothing now → more hubs · nearby hubs
"""

from __future__ import annotations

from functools import partial
from typing import Final

from actions import remembering
from actions.remembering import Idle
from domain.agenda import Entry
from domain.hubs import Municipality
from domain.names import one_line
from domain.requests import Request
from handlers.cards import hub_names
from handlers.requests.calls import call_screen
from handlers.toolkit.buttons import Button
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import home, person
from handlers.toolkit.occasion import Occasion
from handlers.toolkit.screens import Choice, Screen, lines
from handlers.toolkit.turn import Turn
from handlers.volunteering import GoTo, ShowPeace, Step
from locales import Texts

LONGEST_LABEL: Final = 40


class SeeCall(Button, prefix="idle.see"):
    """Show an open call to somebody who was not called."""

    request: int


def idle_screen(municipality: Municipality, idle: Idle, _: Texts) -> Screen:
    """Nobody has called you yet; this is open now."""
    days = municipality.limits.idle_days
    first = _.plural(
        "You have been a volunteer for {n} day, and nobody has asked you yet. It is not about you.",
        "You have been a volunteer for {n} days, and nobody has asked you yet. It is not about you.",
        days,
    )
    if idle.calls:
        said = _("<b>Here is where help is needed now:</b>")
    else:
        said = _("Nothing is open for what you have chosen now. With more hubs you are asked more often.")
    calls = ((Choice(_label(_, municipality, call), SeeCall(call.id)),) for call in idle.calls)
    wider = (Choice(_("More hubs"), GoTo(Step.HUBS)), Choice(_("Nearby hubs too"), ShowPeace()))
    return Screen(lines(first, said), (*calls, wider, (home(_), person(_))))


def _label(_: Texts, municipality: Municipality, request: Request) -> str:
    hub = next(iter(hub_names(municipality, {request.hub or ""})), "–")
    day = _.short_day(request.day) if request.day else "–"
    return one_line(f"{day}: {one_line(request.activity, 14)}, {hub}", LONGEST_LABEL)


async def on_idle(occasion: Occasion, entry: Entry) -> None:
    """Tell somebody whom nobody has called."""
    limits = occasion.municipality.limits
    idle = await remembering.idle(occasion.work, entry.person_id or 0, limits, occasion.now)
    if idle is None:
        return
    people = await occasion.work.people.named({idle.volunteer.person_id})
    for each in people.values():
        await occasion.tell(each, partial(idle_screen, occasion.municipality, idle))


async def see_call(turn: Turn, press: SeeCall) -> Screen:
    """Show the call, below the list of all."""
    request = await remembering.see_call(turn.work, turn.person, press.request, turn.now)
    turn.pressed_message = None
    return call_screen(turn.texts, turn.municipality, request)


FLOW = Flow("idle", presses={SeeCall: see_call})
