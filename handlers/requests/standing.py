"""How requests stand, kept up to date where coordinators look: the card, and a line when a place changes hands."""

from __future__ import annotations

import datetime as dt
from functools import partial

from markupsafe import Markup

from actions import requesting
from actions.requesting import Standing
from actions.telling import coordinators_for
from db import UnitOfWork
from domain.hubs import Municipality
from domain.requests import Request
from handlers.requests.buttons import AskAll, ShowRequest
from handlers.requests.cards import card_screen, names_line
from handlers.requests.titles import title
from handlers.toolkit.home import ways
from handlers.toolkit.occasion import Occasion
from handlers.toolkit.screens import Choice, Screen, lines
from handlers.toolkit.turn import send
from locales import Texts, texts_in


async def refresh_card(work: UnitOfWork, municipality: Municipality, request_id: int, now: dt.datetime) -> bool:
    """Edit the card of a request where its coordinator sees it; False when there is nothing new to show."""
    request = await work.requests.get(request_id)
    if request is None or request.card_message_id is None or request.coordinator_id is None:
        return False
    standing = await requesting.standing(work, request, now.tzinfo)
    coordinator = (await work.people.named({request.coordinator_id})).get(request.coordinator_id)
    if coordinator is None or not await work.cards.note_shown(request.id, _key(standing)):
        return False
    screen = card_screen(texts_in(coordinator.language), municipality, standing)
    await send(work, coordinator.id, screen, now, edits=request.card_message_id, card_of=request.id)
    return True


def _key(standing: Standing) -> str:
    """Everything a card shows that can change, in few characters."""
    progress, tally = standing.progress, standing.tally
    numbers = [progress.waiting, progress.sent, progress.unreachable, progress.failed, progress.stopped]
    numbers += [progress.expired, progress.uncertain, progress.doubled]
    numbers += [tally.yes, tally.no, tally.withdrawn, tally.waiting, tally.silent, standing.held, standing.request.wave]
    return f"{standing.request.status}:" + ",".join(map(str, numbers))


async def tell_about_full(occasion: Occasion, request: Request) -> None:
    """Tell the coordinator when the last place has been taken."""
    names = tuple((await requesting.standing(occasion.work, request, occasion.now.tzinfo)).accepted)
    for coordinator in await coordinators_for(occasion.work, request, occasion.owner_ids):
        await occasion.tell(coordinator, partial(full_screen, occasion.municipality, request, names))


async def tell_about_refused(work: UnitOfWork, municipality: Municipality, request_id: int, now: dt.datetime) -> None:
    """Tell the coordinator that the rest of a broadcast was not tried, because Telegram refuses the message."""
    request = await work.requests.get(request_id)
    if request is None or request.coordinator_id is None:
        return
    for coordinator in (await work.people.named({request.coordinator_id})).values():
        screen = refused_screen(municipality, request, texts_in(coordinator.language))
        await send(work, coordinator.id, screen, now)


def refused_screen(municipality: Municipality, request: Request, _: Texts) -> Screen:
    """Telegram takes nothing of this request; nothing more goes out unless its coordinator says so."""
    said = _("Telegram does not accept this message, so I stopped sending it. Change the text and send a new request.")
    return about_screen(_, municipality, request, said, Choice(_("📣 Ask everybody now"), AskAll(request.id)))


def full_screen(municipality: Municipality, request: Request, names: tuple[str, ...], _: Texts) -> Screen:
    """The last place has been taken."""
    return about_screen(_, municipality, request, lines(_("All places are filled."), names_line(_, names)))


def about_screen(_: Texts, municipality: Municipality, request: Request, said: Markup, *choices: Choice) -> Screen:
    """Something a coordinator hears about a request, with the way to it."""
    return Screen(
        lines(*title(_, municipality, request), said),
        (choices, (Choice(_("Show the request"), ShowRequest(request.id)),), ways(_)),
    )
