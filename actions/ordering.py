"""Orders: one sentence, a template or an earlier request becomes a draft; a draft begun before is never overwritten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from actions import heeding, requesting
from db import UnitOfWork
from domain.errors import NotAllowed, Problem
from domain.hubs import Municipality
from domain.orders import Fault, Order, Part, read_order
from domain.orders.closings import Closing, read_closing
from domain.orders.order import settled
from domain.orders.wishes import Wish, read_wish
from domain.people import Person
from domain.questions.folding import folded
from domain.questions.vocabulary import vocabulary
from domain.requests import Request
from locales.words import UNDERSTOOD, Words, words_in


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft, and the one that was begun before it and waits beside it, if any."""

    request: Request
    earlier: Request | None = None


def listen(
    text: str, *, municipality: Municipality, language: str, now: dt.datetime, is_command: bool = False
) -> Order | None:
    """What a text orders, in the language that knows most of it; None when it calls for nobody or tells of danger.

    After a command anything is taken for an order. `now` is in the hubs' zone.
    """
    if heeding.danger_in(text, language) is not None and not is_command:
        return None
    for words in _languages(text, language):
        order = read_order(text, words=words, municipality=municipality, now=now)
        if order.is_call:
            return order
    if not is_command:
        return None
    return read_order(text, words=_languages(text, language)[0], municipality=municipality, now=now)


def wish_in(text: str, *, municipality: Municipality, language: str, now: dt.datetime) -> Wish | None:
    """What a text wishes of a request that there is; None for any other, and where it tells of danger."""
    if heeding.danger_in(text, language) is not None:
        return None
    wishes = (read_wish(text, words=words, municipality=municipality, now=now) for words in _languages(text, language))
    return next((wish for wish in wishes if wish is not None), None)


def closing_in(text: str, *, municipality: Municipality, language: str, now: dt.datetime) -> Closing | None:
    """What a text tells of a closed hub; None for any other, and where it tells of danger."""
    if heeding.danger_in(text, language) is not None:
        return None
    told = (read_closing(text, words=words, municipality=municipality, now=now) for words in _languages(text, language))
    return next((closing for closing in told if closing is not None), None)


def _languages(text: str, language: str) -> list[Words]:
    """Languages in which orders are understood: first the one that knows most of the text, else the person's own."""
    comparable = folded(text)
    codes = dict.fromkeys([language, *UNDERSTOOD])
    known = [words_in(code) for code in codes if words_in(code).section("order")]
    return sorted(known, key=lambda words: -vocabulary(words).marked(comparable).known_letters)


def for_coordinator(order: Order, coordinator: Person, municipality: Municipality) -> Order:
    """The order with the hub as far as this coordinator may ask for it; an only hub need not be said."""
    own = tuple(hub.slug for hub in municipality.hubs if coordinator.may_coordinate(hub.slug) and not hub.is_planned)
    hub = order.hub
    if not hub.is_said and len(own) == 1:
        return replace(order, hub=Part(own[0]))
    if hub.candidates:
        left = tuple(slug for slug in hub.candidates if slug in own)
        return replace(order, hub=settled(left) if len(left) < len(hub.candidates) else hub)
    if hub.value is not None and hub.value not in own:
        named = municipality.hub(hub.value)
        fault = Fault(Problem.NOT_YOUR_HUB, {"hub": named.name if named else hub.value})
        return replace(order, hub=Part(fault=fault))
    return order


def says_several(order: Order, *, needs_time: bool) -> bool:
    """Whether a text that calls for nobody says several parts of a request; `needs_time`: day and time among them."""
    parts: tuple[Part[Any], ...] = (order.day, order.times, order.hub, order.role, order.needed)
    said = [part.value is not None or bool(part.candidates) for part in parts]
    return all(said[:2]) if needs_time else sum(said) > 1


def found_in(order: Order) -> dict[str, Any]:
    """The parts that an order says for certain, as a draft keeps them."""
    said: dict[str, Any] = {
        "hub": order.hub.value,
        "role": order.role.value,
        "needed": order.needed.value,
        "day": order.day.value,
        "activity": order.activity.value,
        "text": order.text.value,
        "starts": order.times.value.starts if order.times.value else None,
        "ends": order.times.value.ends if order.times.value else None,
        "is_urgent": order.is_urgent or None,
    }
    return {name: value for name, value in said.items() if value is not None}


async def begun(work: UnitOfWork, coordinator: Person) -> list[Request]:
    """The drafts of a coordinator that hold anything, the oldest first."""
    if not coordinator.is_coordinator:
        raise NotAllowed("request")
    return [draft for draft in await work.drafts.all_of(coordinator.id) if draft.is_begun]


async def take_up(work: UnitOfWork, coordinator: Person, parts: Mapping[str, Any], now: dt.datetime) -> Draft | None:
    """Make a draft of these parts, beside one begun before; None when two wait already to be chosen from.

    Pressed or written twice it is the same draft.
    """
    drafts = await begun(work, coordinator)
    if len(drafts) == 1 and replace(drafts[0], **{"hub": None, **parts}) == drafts[0]:
        return Draft(drafts[0])
    if len(drafts) > 1:
        return None
    blank = None if drafts else await work.drafts.of(coordinator.id)
    request = blank or await work.drafts.begin(coordinator.id, now)
    fresh = {"hub": None, "is_urgent": False, **parts}
    request = await requesting.write(work, coordinator, request.id, **fresh)
    return Draft(request, drafts[0] if drafts else None)


async def keep(work: UnitOfWork, coordinator: Person, request_id: int, now: dt.datetime) -> Request:
    """Go on with one draft and give up the others."""
    request = await requesting.draft_numbered(work, coordinator, request_id)
    for other in await work.drafts.all_of(coordinator.id):
        if other.id != request.id:
            await work.drafts.give_up(other.id)
            await work.audit.note(coordinator.id, "discarded", other.id, now)
    return request
