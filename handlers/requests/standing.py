"""How requests stand, kept up to date where coordinators look: the card, and a line when a place changes hands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial

from markupsafe import Markup

from actions import requesting
from actions.leaving import Freed
from actions.requesting import Standing
from db import UnitOfWork
from domain.hubs import Municipality
from domain.people import Person
from domain.requests import Request, RequestStatus
from handlers.cards import person_name
from handlers.requests.buttons import ShowRequest
from handlers.requests.cards import card_screen, names_line, title
from handlers.toolkit.home import home
from handlers.toolkit.screens import Choice, Screen, lines
from handlers.toolkit.turn import Turn, send
from locales import Texts, texts_in

ScreenIn = Callable[[Texts], Screen]


async def refresh_card(work: UnitOfWork, municipality: Municipality, request_id: int, now: dt.datetime) -> bool:
    """Edit the card of a request where its coordinator sees it; False when there is nothing new to show."""
    request = await work.requests.get(request_id)
    if request is None or request.card_message_id is None or request.coordinator_id is None:
        return False
    standing = await requesting.standing(work, request)
    coordinator = (await work.people.named({request.coordinator_id})).get(request.coordinator_id)
    if coordinator is None or not await work.requests.note_shown(request.id, _key(standing)):
        return False
    screen = card_screen(texts_in(coordinator.language), municipality, standing)
    await send(work, coordinator.id, screen, now, edits=request.card_message_id, card_of=request.id)
    return True


def _key(standing: Standing) -> str:
    """Everything a card shows that can change, in few characters."""
    progress, tally = standing.progress, standing.tally
    numbers = [progress.waiting, progress.sent, progress.unreachable, progress.failed, progress.stopped]
    numbers += [progress.expired, progress.uncertain, progress.doubled]
    numbers += [tally.yes, tally.no, tally.withdrawn, tally.silent]
    return f"{standing.request.status}:" + ",".join(map(str, numbers))


async def tell_about_freed_places(turn: Turn, freed: Iterable[Freed]) -> None:
    """Tell the coordinators of requests that somebody gave a place back."""
    for place in freed:
        await tell_coordinator(turn, place.request, partial(freed_screen, turn.municipality, place))
        await refresh_card(turn.work, turn.municipality, place.request.id, turn.now)


async def tell_about_full(turn: Turn, request: Request) -> None:
    """Tell the coordinator when the last place has been taken."""
    if request.status is RequestStatus.FULL:
        names = tuple((await requesting.standing(turn.work, request)).accepted)
        await tell_coordinator(turn, request, partial(full_screen, turn.municipality, request, names))


async def tell_about_refused(work: UnitOfWork, municipality: Municipality, request_id: int, now: dt.datetime) -> None:
    """Tell the coordinator that the rest of a broadcast was not tried, because Telegram refuses the message."""
    request = await work.requests.get(request_id)
    if request is None or request.coordinator_id is None:
        return
    for coordinator in (await work.people.named({request.coordinator_id})).values():
        screen = refused_screen(municipality, request, texts_in(coordinator.language))
        await send(work, coordinator.id, screen, now)


async def tell_coordinator(turn: Turn, request: Request, screen: ScreenIn) -> None:
    """Send the coordinator who made a request a message of its own."""
    people: dict[int, Person] = await turn.work.people.named(
        {request.coordinator_id} if request.coordinator_id else set()
    )
    for coordinator in people.values():
        await turn.tell(coordinator, screen(texts_in(coordinator.language)))


def freed_screen(municipality: Municipality, freed: Freed, _: Texts) -> Screen:
    """Somebody gave a place back."""
    said = _("{name} could not come after all. One place is free again.", name=person_name(_, freed.name))
    return _about(_, municipality, freed.request, said)


def refused_screen(municipality: Municipality, request: Request, _: Texts) -> Screen:
    """Telegram takes nothing of this request."""
    said = _("Telegram does not accept this message, so I stopped sending it. Change the text and send a new request.")
    return _about(_, municipality, request, said)


def full_screen(municipality: Municipality, request: Request, names: tuple[str, ...], _: Texts) -> Screen:
    """The last place has been taken."""
    return _about(_, municipality, request, lines(_("All places are filled."), names_line(_, names)))


def _about(_: Texts, municipality: Municipality, request: Request, said: Markup) -> Screen:
    return Screen(
        lines(*title(_, municipality, request), said),
        ((Choice(_("Show the request"), ShowRequest(request.id)), home(_)),),
    )
