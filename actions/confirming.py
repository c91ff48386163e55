"""Somebody answers a request that has been moved, stopped or cancelled since they read it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from db import UnitOfWork
from domain.people import Person
from domain.request_changes import time_stamp
from domain.requests import Answer, Request, RequestStatus


class Since(StrEnum):
    """What has become of a request since somebody read it."""

    CANCELLED = "cancelled"
    STOPPED = "stopped"  #: Nobody more is needed.
    MOVED = "moved"  #: The time is another than the one that was answered to.


async def since(
    work: UnitOfWork, person: Person, request_id: int, now: dt.datetime, *, answered_to: str = ""
) -> tuple[Request, Since] | None:
    """What stands in the way of an answer; None where nothing does, or where answering says so itself.

    `answered_to` is the stamp of the time that was read; a press that holds none was made for the first time set.
    """
    request = await work.requests.get(request_id)
    ends_at = request.ends_at(now.tzinfo or dt.UTC) if request else None
    if request is None or ends_at is None or ends_at <= now or not await work.calls.was_asked(request_id, person.id):
        return None
    if request.status is RequestStatus.CANCELLED:
        return request, Since.CANCELLED
    if await work.commitments.answer_of(request_id, person.id) is Answer.YES:
        return None if _is_of(request, answered_to) or not answered_to else (request, Since.MOVED)
    if request.status is RequestStatus.STOPPED:
        return request, Since.STOPPED
    return None if _is_of(request, answered_to) else (request, Since.MOVED)


def _is_of(request: Request, answered_to: str) -> bool:
    return answered_to == time_stamp(request) if request.reason or answered_to else True


async def confirm(work: UnitOfWork, person: Person, request_id: int, now: dt.datetime) -> bool:
    """Keep that the new time suits; False for whoever has no place, whose answer is one like any other."""
    has_place = await work.commitments.answer_of(request_id, person.id) is Answer.YES
    if await work.asked_again.confirm(request_id, person.id) and has_place:
        await work.audit.note(person.id, "confirmed", f"request {request_id}", now)
    return has_place
