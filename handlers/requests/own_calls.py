"""The calls that somebody has not answered: what the message of the day lists, and the way back to the others.

message of the day → one call → answer → the others
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from db import UnitOfWork
from domain.people import Digest
from domain.requests import Request, RequestStatus
from handlers.requests.buttons import ListCalls, ShowCall
from handlers.requests.roll import paged
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import ways
from handlers.toolkit.screens import Choice, Screen, fitted
from handlers.toolkit.turn import Turn
from locales import Texts


def own_calls_screen(requests: list[Request], _: Texts, start: int = 0) -> Screen:
    """Calls in one message, a page at a time."""
    choices = [Choice(listed(_, request), ShowCall(request.id)) for request in requests]
    page, turning = paged(_, choices, start, ListCalls)
    text = _.plural("<b>Help is needed with {n} thing.</b>", "<b>Help is needed with {n} things.</b>", len(requests))
    return Screen(text, (*((choice,) for choice in page), turning, ways(_)))


def listed(_: Texts, request: Request) -> str:
    """What a button says of a request: which, and when."""
    day = _.short_day(request.day) if request.day else "–"
    return fitted(lambda activity: _("{activity}, {day}", activity=activity, day=day), request.activity)


def nothing_left_screen(_: Texts) -> Screen:
    """All have been answered, or are over."""
    return Screen(_("You have answered everything. Thank you."), (ways(_),))


async def still_open(work: UnitOfWork, request_ids: Iterable[int], now: dt.datetime) -> list[Request]:
    """Those of some requests that have free places and lie ahead, the soonest first; `now` is in the hubs' zone."""
    zone = now.tzinfo or dt.UTC
    found = [await work.requests.get(request_id) for request_id in request_ids]
    ahead = [
        (starts, one.id, one)
        for one in found
        if one is not None and one.status is RequestStatus.OPEN and one.free
        if (starts := one.starts_at(zone)) is not None and starts > now
    ]
    return [one for _starts, _id, one in sorted(ahead)]


async def unanswered(turn: Turn) -> list[Request]:
    """The calls that the person may still answer."""
    return await still_open(turn.work, await turn.work.calls.unanswered(turn.person.id, turn.today), turn.now)


async def list_calls(turn: Turn, press: ListCalls) -> Screen:
    """Show what has not been answered."""
    requests = await unanswered(turn)
    return own_calls_screen(requests, turn.texts, press.start) if requests else nothing_left_screen(turn.texts)


async def with_the_others(turn: Turn, screen: Screen) -> Screen:
    """A screen about one call; for those who get one message a day with the way to the other calls, if any."""
    volunteer = await turn.work.volunteers.get(turn.person.id)
    if volunteer is None or volunteer.digest is not Digest.DAILY:
        return screen
    others = await unanswered(turn)
    if not others:
        return screen
    _ = turn.texts
    way = Choice(_("← See all ({n})", n=len(others)), ListCalls())
    return Screen(screen.text, (*screen.rows[:-1], (way,), *screen.rows[-1:]), screen.document)


FLOW = Flow("own calls", presses={ListCalls: list_calls})
