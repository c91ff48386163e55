"""Somebody who has a place says that they come, and says that they are there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from hmac import compare_digest

from db import UnitOfWork
from db.commitments.attendance import Held
from domain.checking_in import MOST_WRONG, is_open
from domain.errors import OutOfDate, Unknown
from domain.people import Person
from domain.requests import Answer, Request, RequestStatus

_NIGHT = dt.timedelta(days=1)  #: What began yesterday may go on past midnight.
_WRONG = "wrong code"


class Check(StrEnum):
    """What came of a code."""

    HERE = "here"
    WRONG = "wrong"  #: May be tried again.
    LOCKED = "locked"  #: Too many wrong ones: the coordinator does it.


@dataclass(frozen=True, slots=True)
class Checked:
    """The request somebody checked in to, and what came of it."""

    request: Request
    check: Check


async def coming(work: UnitOfWork, person: Person, now: dt.datetime) -> list[Held]:
    """What a person has before them and what goes on now, soonest first."""
    held = await work.attendance.held(person.id, now.date() - _NIGHT)
    return [each for each in held if not has_ended(each.request, now)]


async def place_of(work: UnitOfWork, person: Person, request_id: int, now: dt.datetime) -> Held:
    """One of those. Raises Unknown for a request that never was, OutOfDate for one of which nothing is held."""
    if await work.requests.get(request_id) is None:
        raise Unknown("request")
    for held in await coming(work, person, now):
        if held.request.id == request_id:
            return held
    raise OutOfDate("place")


async def answered(work: UnitOfWork, person: Person, request_id: int) -> tuple[Request, Answer]:
    """A request and what this person said to it last. Raises Unknown for one never answered."""
    request = await work.requests.get(request_id)
    answer = await work.commitments.answer_of(request_id, person.id)
    if request is None or answer is None:
        raise Unknown("request")
    return request, answer


async def confirm(work: UnitOfWork, person: Person, request_id: int, now: dt.datetime) -> bool:
    """Keep that somebody says that they come; False when there is no such place, or it is over."""
    request, _answer = await answered(work, person, request_id)
    if has_ended(request, now) or request.status is RequestStatus.CANCELLED:
        return False
    return await work.attendance.note_coming(request_id, person.id, now)


async def open_now(work: UnitOfWork, person: Person, now: dt.datetime) -> list[Held]:
    """The places that a person may check in to now."""
    held = await work.attendance.held(person.id, now.date() - _NIGHT, (Answer.YES,))
    return [each for each in held if is_open(each.request, now)]


async def check_in(
    work: UnitOfWork, person: Person, code: str, now: dt.datetime, request_id: int | None = None
) -> Checked:
    """Check in with the code of the hub's request, of whichever fits when none is named.

    Raises OutOfDate when there is nothing to check in to now.
    """
    held = [each for each in await open_now(work, person, now) if request_id in {None, each.request.id}]
    if not held:
        raise OutOfDate("check-in")
    places = [each.request for each in held if each.checked_in_at is None]
    if not places:
        return Checked(held[0].request, Check.HERE)
    tries = {request.id: await work.audit.count(person.id, _WRONG, _target(request)) for request in places}
    left = [request for request in places if tries[request.id] < MOST_WRONG]
    if not left:
        return Checked(places[0], Check.LOCKED)
    for request in left:
        if request.code and compare_digest(request.code, code):
            await work.attendance.check_in(request.id, person.id, now)
            await work.audit.note(person.id, "checked in", _target(request), now)
            return Checked(request, Check.HERE)
    for request in left:
        await work.audit.note(person.id, _WRONG, _target(request), now)
    has_more = any(tries[request.id] + 1 < MOST_WRONG for request in left)
    return Checked(left[0], Check.WRONG if has_more else Check.LOCKED)


def has_ended(request: Request, now: dt.datetime) -> bool:
    """Whether an activity is over; `now` is in the hubs' zone."""
    ends_at = request.ends_at(now.tzinfo or dt.UTC)
    return ends_at is not None and ends_at.astimezone(dt.UTC) <= now.astimezone(dt.UTC)


def _target(request: Request) -> str:
    return f"request {request.id}"
