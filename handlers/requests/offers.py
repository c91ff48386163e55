"""Places that become free again: offered, lapsed, taken over, and told to the coordinator.

place free → offers down the waiting list → the silent once more → the next wave → an alert in time to act
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import Enum, auto
from functools import partial

from markupsafe import Markup

from actions import healing
from actions.leaving import Freed
from actions.telling import coordinators_for
from domain.agenda import Due, Entry
from domain.hubs import Municipality
from domain.requests import Reach, Request, RequestStatus
from handlers.cards import person_name
from handlers.requests.buttons import AskAll
from handlers.requests.calling import letters_of, nudge_screen, offer_screen, retired_screen
from handlers.requests.calls import call_screen
from handlers.requests.copies import retire
from handlers.requests.standing import about_screen, refresh_card
from handlers.toolkit.occasion import Occasion
from handlers.toolkit.screens import Choice, Screen, lines
from locales import Texts


class Sought(Enum):
    """Whether anybody is looked for, for places that have become free."""

    YES = auto()
    TOLD = auto()  #: Nobody is left to ask; the coordinator has been told, with the names of those who withdrew.
    NO = auto()  #: Nobody is asked any more.


async def heal(occasion: Occasion, request_id: int) -> Sought:
    """Look for people for every free place of a request, and bring its card up to date."""
    work, municipality, now = occasion.work, occasion.municipality, occasion.now
    letters = (letters_of(screen, municipality) for screen in (call_screen, nudge_screen, retired_screen))
    done = await healing.heal(work, request_id, municipality, now, *letters)
    for offer in done.offers if done else ():
        until = offer.until.astimezone(now.tzinfo)
        await occasion.tell(offer.person, partial(offer_screen, municipality, offer.request, until))
    if done and done.nudged:
        await retire(occasion, done.request)
    sought = Sought.YES if done and done.is_sought else Sought.NO
    if done and not done.is_sought and await work.waiting_list.vacated_by(request_id):
        await work.agenda.drop(Due.ALERT, request_id=request_id)
        sought = Sought.TOLD
        await alert(occasion, done.request, nobody_left=True)
    await refresh_card(work, municipality, request_id, now)
    return sought


async def tell_about_freed_places(occasion: Occasion, freed: Iterable[Freed]) -> None:
    """Tell coordinators that somebody who left gave places back, and look for others."""
    for place in freed:
        sought = await heal(occasion, place.request.id)
        if place.had_place and sought is not Sought.TOLD:
            await tell_freed(occasion, place, is_sought=sought is Sought.YES)


async def tell_freed(occasion: Occasion, freed: Freed, *, is_sought: bool) -> None:
    """Tell coordinators that somebody gave a place back."""
    for coordinator in await coordinators_for(occasion.work, freed.request, occasion.owner_ids):
        await occasion.tell(coordinator, partial(freed_screen, occasion.municipality, freed, is_sought=is_sought))


def freed_screen(municipality: Municipality, freed: Freed, _: Texts, *, is_sought: bool = True) -> Screen:
    """Somebody gave a place back; that somebody else is looked for is said only where it is so."""
    if freed.name and not is_sought:
        said = _("{name} could not come after all. Nobody more is asked.", name=freed.name)
    elif not is_sought:
        said = _("Somebody could not come after all. Nobody more is asked.")
    elif freed.name:
        said = _("{name} could not come after all. I am looking for somebody else.", name=freed.name)
    else:
        said = _("Somebody could not come after all. I am looking for somebody else.")
    return about_screen(_, municipality, freed.request, said)


async def on_heal(occasion: Occasion, entry: Entry) -> None:
    """A place that became free at night is offered in the morning."""
    await heal(occasion, entry.request_id or 0)


async def on_lapse(occasion: Occasion, entry: Entry) -> None:
    """An offer that nobody answered goes to the next in line."""
    if await healing.lapse(occasion.work, entry.request_id or 0, entry.person_id or 0, occasion.now):
        await heal(occasion, entry.request_id or 0)


async def on_alert(occasion: Occasion, entry: Entry) -> None:
    """The coordinator hears that places are still free, in time to act."""
    request = await occasion.work.requests.get(entry.request_id or 0)
    if request is not None and request.status is RequestStatus.OPEN and request.accepted < (request.needed or 0):
        await alert(occasion, request)


async def alert(occasion: Occasion, request: Request, *, nobody_left: bool = False) -> None:
    """Tell the coordinator that places are free, and who had them; once it has begun nobody can act on that.

    A request that goes to nobody, because Telegram refused it, may be sent to everybody: somebody may be left to ask.
    """
    starts_at = request.starts_at(occasion.now.tzinfo or dt.UTC)
    if starts_at is None or starts_at <= occasion.now:
        return
    names = await occasion.work.waiting_list.vacated_by(request.id)
    nobody_left = nobody_left and request.reach is not Reach.NOBODY
    for coordinator in await coordinators_for(occasion.work, request, occasion.owner_ids):
        await occasion.tell(
            coordinator, partial(alert_screen, occasion.municipality, request, names, nobody_left=nobody_left)
        )


async def tell_replaced(occasion: Occasion, request: Request, left: str, came: str) -> None:
    """Tell the coordinator in one line who took over from whom."""
    for coordinator in await coordinators_for(occasion.work, request, occasion.owner_ids):
        await occasion.tell(coordinator, partial(replaced_screen, occasion.municipality, request, left, came))


def replaced_screen(municipality: Municipality, request: Request, left: str, came: str, _: Texts) -> Screen:
    """Somebody could not come after all, and somebody else does."""
    said = _(
        "{left} could not come after all, and {came} took over.",
        left=person_name(_, left),
        came=person_name(_, came),
    )
    return about_screen(_, municipality, request, said)


def alert_screen(
    municipality: Municipality, request: Request, names: list[str], _: Texts, *, nobody_left: bool = False
) -> Screen:
    """Places are free, and nobody may come of their own accord; where `nobody_left`, nobody could be asked now."""
    free = (request.needed or 0) - request.accepted
    told = lines(
        _withdrew(_, names),
        _.plural("<b>{n} place is still free.</b>", "<b>{n} places are still free.</b>", free),
        _("There is nobody left to ask right now. You can ring somebody.")
        if nobody_left
        else _("You can ask everybody now, or ring somebody."),
    )
    ask = Choice(_("📣 Ask everybody now"), AskAll(request.id))
    return about_screen(_, municipality, request, told, ask)


def _withdrew(_: Texts, names: list[str]) -> Markup | None:
    listed = _.listed([person_name(_, name) for name in names])
    return _("Could not come after all: {names}. Nobody has taken over.", names=listed) if names else None
