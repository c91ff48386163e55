"""Who was there, and for how long: the coordinator says so, and the hours are credited.

who was there? ⇄ one by one · everybody → so many hours each · other hours → confirmed, and the volunteers hear it
"""

from __future__ import annotations

from functools import partial
from typing import Final

from actions import crediting
from actions.crediting import Review
from domain.aftercare import read_minutes
from handlers.aftercare.buttons import (
    AllWereThere,
    AskHours,
    ConfirmHours,
    GuestWasThere,
    WasThere,
)
from handlers.aftercare.review_screens import (
    confirmed_screen,
    credited_screen,
    hours_screen,
    review_screen,
    uncredited_screen,
)
from handlers.requests.buttons import AskWhoWasThere
from handlers.toolkit.flow import Flow
from handlers.toolkit.reading import hours_named
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from locales import texts_in

HOURS: Final = "hours"


async def show_review(turn: Turn, press: AskWhoWasThere) -> Screen:
    """Ask who was there."""
    await turn.await_nothing()
    return _again(turn, await crediting.review(turn.work, turn.person, press.request, turn.now))


async def mark(turn: Turn, press: WasThere) -> Screen:
    """Keep whether one volunteer was there."""
    return _again(
        turn, await crediting.mark(turn.work, turn.person, press.request, press.person, turn.now, was_there=press.on)
    )


async def mark_guest(turn: Turn, press: GuestWasThere) -> Screen:
    """Keep whether one guest was there."""
    found = await crediting.mark_guest(turn.work, turn.person, press.request, press.guest, turn.now, was_there=press.on)
    return _again(turn, found)


async def mark_all(turn: Turn, press: AllWereThere) -> Screen:
    """Keep that everybody was there."""
    return _again(turn, await crediting.mark_all(turn.work, turn.person, press.request, turn.now))


def _again(turn: Turn, review: Review) -> Screen:
    return review_screen(turn.municipality, review, turn.texts)


async def ask_hours(turn: Turn, press: AskHours) -> Screen:
    """Ask how long it was."""
    review = await crediting.review(turn.work, turn.person, press.request, turn.now)
    await turn.await_words(FLOW.name, HOURS, press.request)
    return hours_screen(turn.texts, turn.municipality, review.request)


async def hear_hours(turn: Turn, words: str) -> Screen:
    """Credit as many hours as were written."""
    subject = turn.cursor.subject if turn.cursor else ""
    request_id = int(subject) if subject.isdigit() else 0

    async def attempt() -> Screen:
        return await confirm(turn, ConfirmHours(request_id, read_minutes(hours_named(words, turn.texts.language))))

    return await or_again(turn, attempt(), partial(ask_hours, turn, AskHours(request_id)))


async def confirm(turn: Turn, press: ConfirmHours) -> Screen:
    """Credit the hours, and tell those for whom that is news."""
    confirmed = await crediting.confirm(turn.work, turn.person, press.request, press.minutes, turn.now)
    await turn.await_nothing()
    request = confirmed.review.request
    people = await turn.work.people.named({*confirmed.credited, *confirmed.withdrawn})
    for number in confirmed.credited:
        _ = texts_in(people[number].language)
        await turn.tell(people[number], credited_screen(turn.municipality, request, press.minutes, _))
    for number in confirmed.withdrawn:
        await turn.tell(
            people[number], uncredited_screen(turn.municipality, request, texts_in(people[number].language))
        )
    return confirmed_screen(turn.texts, turn.municipality, confirmed)


FLOW = Flow(
    "review",
    presses={
        AskWhoWasThere: show_review,
        WasThere: mark,
        GuestWasThere: mark_guest,
        AllWereThere: mark_all,
        AskHours: ask_hours,
        ConfirmHours: confirm,
    },
    words={HOURS: hear_hours},
)
