"""Everybody whom a change concerns is told: who has a place, who waits, who is released, and the request's maker."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from actions import telling
from actions.cancelling import Cancelled
from actions.changing import Changed, Wording
from domain.hubs import Municipality
from domain.people import Person
from domain.requests import Request
from handlers.cards import person_name
from handlers.changing.told import (
    call_again_screen,
    cancelled_screen,
    moved_screen,
    private_screen,
    released_screen,
    reworded_screen,
    waiting_moved_screen,
)
from handlers.requests.calling import covered_screen, letters_of, offer_screen, retired_screen
from handlers.requests.calls import call_screen
from handlers.requests.copies import cover
from handlers.requests.offers import heal
from handlers.requests.standing import about_screen, refresh_card
from handlers.toolkit.occasion import occasion_of
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from locales import Texts, texts_in


def wording(municipality: Municipality) -> Wording:
    """How a changed call reads."""
    screens = (call_screen, covered_screen, retired_screen, call_again_screen)
    return Wording(*(letters_of(screen, municipality) for screen in screens))


async def announce_change(turn: Turn, changed: Changed, reason: str = "") -> int:
    """Tell all whom a change concerns, and look for people where places are free; returns how many were told."""
    before, after, town = changed.before, changed.after, turn.municipality
    told = 0
    for screen in _for_holders(town, changed, turn.person.name):
        told = await _tell(turn, changed.holders, screen)
    if changed.is_moved:
        told += await _tell(turn, changed.waiting, lambda _: waiting_moved_screen(_, town, before, after))
    for offer in changed.offers:
        until = offer.until.astimezone(turn.now.tzinfo)
        told += await _tell(turn, [offer.person], partial(offer_screen, town, after, until))
    told += await _tell(turn, changed.released, lambda _: released_screen(_, town, after, reason))
    await _follow_up(turn, after, changed_by_screen)
    if changed.reopens:
        await heal(occasion_of(turn), after.id)
    return told


def _for_holders(town: Municipality, changed: Changed, name: str) -> Iterable[Callable[[Texts], Screen]]:
    """The one thing to tell those who keep their place."""
    before, after = changed.before, changed.after
    if changed.is_moved:
        yield lambda _: moved_screen(_, town, before, after)
    elif before.text != after.text:
        yield lambda _: reworded_screen(_, town, after, before.text, name)
    elif before.private_text != after.private_text:
        yield lambda _: private_screen(_, town, after, before.private_text, name)


async def announce_stopped(turn: Turn, request: Request) -> None:
    """Let the copies say that nobody more is needed, and tell whoever made the request."""
    await cover(occasion_of(turn), request)
    await _follow_up(turn, request, stopped_by_screen)


async def announce_cancelled(turn: Turn, cancelled: Cancelled) -> int:
    """Tell all who would have come or waited; returns how many."""
    request, town = cancelled.request, turn.municipality
    told = await _tell(turn, cancelled.concerned, lambda _: cancelled_screen(_, town, request))
    await _follow_up(turn, request, cancelled_by_screen)
    return told


async def _tell(turn: Turn, people: Iterable[Person], screen: Callable[[Texts], Screen]) -> int:
    listed = list(people)
    for each in listed:
        await turn.tell(each, screen(texts_in(each.language)))
    return len(listed)


async def _follow_up(
    turn: Turn, request: Request, screen: Callable[[Municipality, Request, str, Texts], Screen]
) -> None:
    """Tell whoever made the request, unless that one did it, and let the card show how it stands."""
    hearers = await telling.coordinators_for(turn.work, request, turn.house.owner_ids)
    if turn.person.id != request.coordinator_id:
        others = [each for each in hearers if each.id != turn.person.id]
        await _tell(turn, others, partial(screen, turn.municipality, request, turn.person.name))
    await turn.work.cards.place(request.id, request.card_message_id)
    await refresh_card(turn.work, turn.municipality, request.id, turn.now)


def changed_by_screen(municipality: Municipality, request: Request, name: str, _: Texts) -> Screen:
    """Another coordinator has changed it."""
    return about_screen(_, municipality, request, _("{name} has changed this request.", name=person_name(_, name)))


def cancelled_by_screen(municipality: Municipality, request: Request, name: str, _: Texts) -> Screen:
    """Another coordinator has cancelled it."""
    return about_screen(_, municipality, request, _("{name} has cancelled this request.", name=person_name(_, name)))


def stopped_by_screen(municipality: Municipality, request: Request, name: str, _: Texts) -> Screen:
    """Another coordinator has stopped it."""
    return about_screen(_, municipality, request, _("{name} has stopped this request.", name=person_name(_, name)))
