"""A sent request is cancelled, with the reason, for all who have to do with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from actions import copying
from actions.changing import changeable
from actions.dispatching import Letters
from actions.lettering import end_unwritten
from db import UnitOfWork
from domain.errors import NotPossible, OutOfDate, Problem
from domain.people import Person
from domain.requests import Answer, Request, RequestStatus

WHY = "why cancelled"
"""What a reason is kept as until the coordinator has said yes to it."""

AFFECTED = (Answer.YES, Answer.OFFERED, Answer.WAITING, Answer.RELEASED)
"""Who would come, or might."""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What does not take place, and who would have come or waited for a place."""

    request: Request
    concerned: tuple[Person, ...]


async def concerned(work: UnitOfWork, coordinator: Person, request_id: int, now: dt.datetime) -> Cancelled:
    """What cancelling would lead to. Raises as `changing.changeable` does."""
    request = await changeable(work, coordinator, request_id, now)
    return Cancelled(request, tuple(await work.asked_again.people(request_id, *AFFECTED)))


async def cancel(
    work: UnitOfWork,
    coordinator: Person,
    request_id: int,
    reason: str,
    letters: Letters,
    now: dt.datetime,
) -> Cancelled:
    """Cancel a request, once. `letters` writes in each language what stands in place of the call.

    Raises NotPossible without a reason, OutOfDate when it was cancelled before or has begun.
    """
    if not reason:
        raise NotPossible(Problem.EMPTY)
    found = await concerned(work, coordinator, request_id, now)
    if not await work.request_changes.cancel(request_id, reason):
        raise OutOfDate("request")
    request = replace(found.request, status=RequestStatus.CANCELLED, reason=reason, offered=0)
    stopped = await work.unsent.stop_request(request_id, now)
    await work.request_changes.discard(request_id)
    await end_unwritten(work, request_id, now)
    await work.agenda.drop(request_id=request_id)
    await copying.say(work, request, letters(request), now)
    await work.audit.note(coordinator.id, "cancelled", f"request {request_id}, {stopped} unsent", now)
    return Cancelled(request, found.concerned)
