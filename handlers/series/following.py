"""Standing duties, followed: by coordinators who stop them, and by those who come every time.

list → series → stop: keep or cancel what has been made
place → every time → no more: keep or give back what has been made
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from actions import cancelling, enlisting, overseeing, telling
from domain.errors import NotAllowed
from domain.request_changes import Reason, kept_reason
from domain.requests import Request
from domain.series import Series
from handlers.changing.announcing import announce_cancelled
from handlers.requests.buttons import ListSeries, TakeWhole
from handlers.requests.calling import letters_of
from handlers.requests.cancelled import cancelled_call_screen
from handlers.requests.copies import cover
from handlers.requests.offers import heal
from handlers.requests.place import place_screen
from handlers.requests.standing import refresh_card, tell_about_full
from handlers.series.buttons import AskToLeaveSeries, AskToStopSeries, LeaveSeries, ShowSeries, StopSeries
from handlers.series.regular_screens import (
    ended_screen,
    gone_screen,
    joined_screen,
    leave_screen,
    left_screen,
    own_series_screen,
    taken_screen,
)
from handlers.series.screens import series_list_screen, series_screen, stop_screen
from handlers.toolkit.flow import Flow
from handlers.toolkit.occasion import occasion_of
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from locales import Texts, texts_in


async def list_series(turn: Turn, _said: object) -> Screen:
    """Show the series of a coordinator's hubs, and those that the person comes to."""
    looked_after, own = await overseeing.all_for(turn.work, turn.person)
    return series_list_screen(turn.texts, looked_after, own)


async def show_series(turn: Turn, press: ShowSeries) -> Screen:
    """Show how a series stands; those who come every time see their own dates."""
    try:
        series = await overseeing.series_for(turn.work, turn.person, press.series)
    except NotAllowed:
        own = await enlisting.own_dates(turn.work, turn.person, press.series, turn.now)
        return own_series_screen(turn.texts, turn.municipality, own)
    return series_screen(turn.texts, turn.municipality, await overseeing.course(turn.work, series, turn.now))


async def ask_to_stop(turn: Turn, press: AskToStopSeries) -> Screen:
    """Ask what becomes of the dates that have been made."""
    series = await overseeing.series_for(turn.work, turn.person, press.series)
    return stop_screen(turn.texts, turn.municipality, await overseeing.course(turn.work, series, turn.now))


async def stop(turn: Turn, press: StopSeries) -> Screen:
    """Make no more dates, and cancel those that have been made where that is wished."""
    course = await overseeing.stop(turn.work, turn.person, press.series, turn.now)
    letters, kept = letters_of(cancelled_call_screen, turn.municipality), kept_reason(Reason.PRACTICAL)
    for request in overseeing.not_begun(course, turn.now) if press.cancels else ():
        cancelled = await cancelling.cancel(turn.work, turn.person, request.id, kept, letters, turn.now)
        await announce_cancelled(turn, cancelled)
    course = await overseeing.course(turn.work, course.series, turn.now)
    for person in course.regulars:
        await turn.tell(person, ended_screen(turn.municipality, course, texts_in(person.language)))
    return series_screen(turn.texts, turn.municipality, course)


async def take_whole(turn: Turn, press: TakeWhole) -> Screen:
    """Come every time from now on."""
    taken = await enlisting.take_whole(turn.work, turn.person, press.request, turn.now)
    await _tell_coordinators(
        turn, taken.series, partial(joined_screen, turn.municipality, taken.series, turn.person.name)
    )
    for request in taken.filled:
        await cover(occasion_of(turn), request)
        await tell_about_full(occasion_of(turn), request)
    for request in taken.dates:
        await refresh_card(turn.work, turn.municipality, request.id, turn.now)
        await _answer_copies(turn, request)
    return taken_screen(turn.texts, turn.municipality, taken)


async def _answer_copies(turn: Turn, request: Request) -> None:
    """Let the calls that a new regular still has of a date show the place, so that nothing is asked any more."""
    for message in await turn.work.copies.of_person(request.id, turn.person.id):
        if message != turn.pressed_message:
            await turn.tell(turn.person, place_screen(turn.texts, turn.municipality, request), edits=message)


async def ask_to_leave(turn: Turn, press: AskToLeaveSeries) -> Screen:
    """Ask what becomes of the places that a regular has."""
    own = await enlisting.own_dates(turn.work, turn.person, press.series, turn.now)
    return leave_screen(turn.texts, turn.municipality, own)


async def leave(turn: Turn, press: LeaveSeries) -> Screen:
    """Come no more every time."""
    left = await enlisting.leave(turn.work, turn.person, press.series, turn.now, gives_back=press.gives_back)
    gone = partial(gone_screen, turn.municipality, left, turn.person.name, press.gives_back)
    await _tell_coordinators(turn, left.series, gone)
    for request in left.dates if press.gives_back else ():
        await heal(occasion_of(turn), request.id)
    return left_screen(turn.texts, turn.municipality, left, gave_back=press.gives_back)


async def _tell_coordinators(turn: Turn, series: Series, screen: Callable[[Texts], Screen]) -> None:
    """Tell whoever made a series, while still responsible, else all who are."""
    owner_ids = turn.house.owner_ids
    for person in await telling.followers_of(turn.work, series.hub, series.coordinator_id, owner_ids):
        await turn.tell(person, screen(texts_in(person.language)))


FLOW = Flow(
    "standing duties",
    commands={"series": list_series},
    presses={
        ListSeries: list_series,
        ShowSeries: show_series,
        AskToStopSeries: ask_to_stop,
        StopSeries: stop,
        TakeWhole: take_whole,
        AskToLeaveSeries: ask_to_leave,
        LeaveSeries: leave,
    },
)
