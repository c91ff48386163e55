"""A volunteer answers a request: yes, no, or after all not."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from db import UnitOfWork
from domain.errors import NotAsked, NotPossible, OutOfDate, Problem, Unknown
from domain.people import Person, VolunteerStatus
from domain.requests import Answer, Request, RequestStatus


class Outcome(StrEnum):
    """What came of an answer."""

    ACCEPTED = "accepted"  #: Has a place now.
    HAD_PLACE = "had_place"  #: Had one before; pressed again.
    FULL = "full"  #: Nobody more is needed.
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  #: Gave the place back.


async def ended(work: UnitOfWork, person: Person, request_id: int, now: dt.datetime) -> Request | None:
    """The request, if this person was asked and it has ended; None otherwise."""
    request = await work.requests.get(request_id)
    ends_at = request.ends_at(now.tzinfo or dt.UTC) if request else None
    is_over = ends_at is not None and ends_at <= now
    return request if is_over and await work.outbox.was_asked(request_id, person.id) else None


async def accept(work: UnitOfWork, person: Person, request_id: int, now: dt.datetime) -> tuple[Request, Outcome]:
    """Take a place, if one is free."""
    request = await _asked(work, person, request_id, now)
    if await work.commitments.answer_of(request_id, person.id) is Answer.YES:
        return request, Outcome.HAD_PLACE
    if request.status is RequestStatus.STOPPED:
        raise OutOfDate("request")
    volunteer = await work.volunteers.get(person.id)
    if volunteer is None or volunteer.status is not VolunteerStatus.ACTIVE:
        raise NotPossible(Problem.CONSENT_MISSING)
    if not await work.requests.take_place(request_id):
        return request, Outcome.FULL
    await work.commitments.keep(request_id, person.id, Answer.YES, now)
    await work.audit.note(person.id, "accepted", f"request {request_id}", now)
    return await _now(work, request_id), Outcome.ACCEPTED


async def decline(work: UnitOfWork, person: Person, request_id: int, now: dt.datetime) -> tuple[Request, Outcome]:
    """Say no, or give back a place said yes to before."""
    request = await _asked(work, person, request_id, now)
    if await work.commitments.answer_of(request_id, person.id) is Answer.YES:
        await work.commitments.keep(request_id, person.id, Answer.WITHDRAWN, now)
        await work.requests.free_place(request_id)
        await work.audit.note(person.id, "withdrew", f"request {request_id}", now)
        return await _now(work, request_id), Outcome.WITHDRAWN
    await work.commitments.keep(request_id, person.id, Answer.NO, now)
    await work.audit.note(person.id, "declined", f"request {request_id}", now)
    return request, Outcome.DECLINED


async def _asked(work: UnitOfWork, person: Person, request_id: int, now: dt.datetime) -> Request:
    """The request, if this person was asked and it has not ended yet."""
    request = await work.requests.get(request_id)
    if request is None:
        raise Unknown("request")
    if not await work.outbox.was_asked(request_id, person.id):
        raise NotAsked(f"request {request_id}")
    ends_at = request.ends_at(now.tzinfo or dt.UTC)
    if ends_at is not None and ends_at <= now:
        raise OutOfDate("request")
    return request


async def _now(work: UnitOfWork, request_id: int) -> Request:
    request = await work.requests.get(request_id)
    if request is None:
        raise Unknown("request")
    return request
