"""The next dates of a standing duty fall due: they are made, and those concerned are told."""

from __future__ import annotations

from functools import partial

from actions import repeating, requesting, telling
from actions.repeating import Date, Made
from domain.agenda import Entry
from domain.letters import Kind
from domain.requests import Request
from handlers.requests.calling import letters_of
from handlers.requests.calls import call_screen
from handlers.requests.cards import card_screen
from handlers.requests.offers import alert
from handlers.series.regular_screens import busy_date_screen, date_screen, full_date_screen, skipped_screen
from handlers.toolkit.occasion import Occasion
from handlers.toolkit.turn import send
from locales import texts_in


async def make_due(occasion: Occasion, entry: Entry) -> None:
    """Make the dates that have come near, unless the series has been stopped."""
    letters = letters_of(call_screen, occasion.municipality)
    made = await repeating.make_due(
        occasion.work, int(entry.subject), occasion.municipality, letters, occasion.owner_ids, occasion.now
    )
    if made is None:
        return
    for date in made.dates:
        await _show_card(occasion, date.request)
        await _tell_regulars(occasion, date)
    if made.skipped:
        await _tell_skipped(occasion, made)


async def make_again(occasion: Occasion, entry: Entry) -> None:
    """Make dates that may have been made before a backup was restored: only the coordinator hears, and may ask."""
    made = await repeating.make_due(
        occasion.work, int(entry.subject), occasion.municipality, None, occasion.owner_ids, occasion.now
    )
    for date in made.dates if made else ():
        await _show_card(occasion, date.request)
        if date.request.free:
            await alert(occasion, date.request)


async def _show_card(occasion: Occasion, request: Request) -> None:
    """Give the coordinator the card of a new date."""
    standing = await requesting.standing(occasion.work, request, occasion.now.tzinfo)
    followers = await occasion.work.people.named({request.coordinator_id} if request.coordinator_id else set())
    for coordinator in followers.values():
        screen = card_screen(texts_in(coordinator.language), occasion.municipality, standing)
        await send(occasion.work, coordinator.id, screen, occasion.now, card_of=request.id)


async def _tell_regulars(occasion: Occasion, date: Date) -> None:
    """Tell those who come every time that they have the place, or why not."""
    town, request = occasion.municipality, date.request
    for people, screen in (
        (date.placed, date_screen),
        (date.busy, busy_date_screen),
        (date.left_over, full_date_screen),
    ):
        for person in people:
            await occasion.tell(person, partial(screen, town, request))


async def _tell_skipped(occasion: Occasion, made: Made) -> None:
    """Tell everybody concerned, each once, what is left out and why."""
    regulars = await occasion.work.series.regulars(made.series.id)
    followers = await telling.followers_of(
        occasion.work, made.series.hub, made.series.coordinator_id, occasion.owner_ids
    )
    concerned = {person.id for person in (*regulars, *followers)}
    screen = partial(skipped_screen, occasion.municipality, made.series, made.skipped)
    await occasion.tell_all(concerned, screen, kind=Kind.NEWS)
