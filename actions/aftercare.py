"""After an activity: when its people are asked, and what they say of it."""

from __future__ import annotations

import datetime as dt

from db import UnitOfWork
from domain.aftercare import ONCE_MORE, WORDS_MAX, Feeling, Feelings, asks_at, is_over
from domain.agenda import Due, Entry
from domain.errors import NotAsked, OutOfDate, Unknown
from domain.moments import later
from domain.names import free_text
from domain.people import Person
from domain.requests import Request, RequestStatus, checked_text


async def schedule_after(work: UnitOfWork, request: Request, now: dt.datetime) -> None:
    """Let people be asked about a request an hour after its end; also where its time was moved."""
    at = asks_at(request, now.tzinfo or dt.UTC)
    if at is not None:
        await work.agenda.drop(Due.REVIEW, request_id=request.id)
        await work.agenda.put(Entry(Due.AFTER, at, request.id))


async def ended(work: UnitOfWork, request_id: int | None, now: dt.datetime) -> Request | None:
    """A request whose activity has taken place and is over; None for one that was moved, cancelled or removed."""
    request = await work.requests.get(request_id) if request_id is not None else None
    if request is None or request.status in {RequestStatus.DRAFT, RequestStatus.CANCELLED}:
        return None
    return request if is_over(request, now) else None


async def ask_once_more(work: UnitOfWork, request: Request, now: dt.datetime) -> None:
    """Let the coordinator be asked again, unless it has been said by then who was there."""
    await work.agenda.put(Entry(Due.REVIEW, later(now, ONCE_MORE), request.id))


async def feel(work: UnitOfWork, person: Person, request_id: int, feeling: Feeling, now: dt.datetime) -> Request:
    """Keep how it was, in place of what was pressed before."""
    request = await helped_in(work, person, request_id, now)
    await work.credits.feel(request.id, person.id, feeling)
    return request


async def say(work: UnitOfWork, person: Person, request_id: int, words: str, now: dt.datetime) -> tuple[Request, str]:
    """Keep a few words about it, in place of earlier ones; returns them as they are kept, on one line.

    Raises NotPossible for none, and for too many.
    """
    request = await helped_in(work, person, request_id, now)
    text = checked_text(" ".join(free_text(words).split()), WORDS_MAX)
    await work.credits.say(request.id, person.id, text)
    return request, text


async def helped_in(work: UnitOfWork, person: Person, request_id: int, now: dt.datetime) -> Request:
    """A request that this person had a place in and that is over."""
    if await work.requests.get(request_id) is None:
        raise Unknown("request")
    if person.id not in {attendee.id for attendee in await work.attendance.attendees(request_id)}:
        raise NotAsked(f"request {request_id}")
    request = await ended(work, request_id, now)
    if request is None:
        raise OutOfDate("request")
    return request


async def feelings(work: UnitOfWork, request: Request) -> Feelings:
    """What was said of an activity, without who said it."""
    return await work.credits.feelings(request.id)
