"""Requests for help: written piece by piece, looked at, sent once, followed, stopped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from db import UnitOfWork
from domain.audiences import Audience, Wanted
from domain.delivery import DeliveryState
from domain.errors import NotAllowed, NotPossible, OutOfDate, Problem, Unknown
from domain.hubs import Municipality
from domain.people import Person
from domain.requests import Answer, Progress, Request, RequestStatus, Tally, check_sendable

NOT_REACHED = (DeliveryState.UNREACHABLE, DeliveryState.FAILED, DeliveryState.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a request stands: what became of its messages, who answered what."""

    request: Request
    progress: Progress
    tally: Tally
    accepted: tuple[str, ...]  #: Names, first come first.


async def draft(work: UnitOfWork, coordinator: Person, now: dt.datetime) -> Request:
    """The draft a coordinator is writing, or a fresh one."""
    if not coordinator.is_coordinator:
        raise NotAllowed("request")
    return await work.requests.draft_of(coordinator.id) or await work.requests.begin(coordinator.id, now)


async def draft_numbered(work: UnitOfWork, coordinator: Person, request_id: int) -> Request:
    """A draft of this coordinator's. Raises OutOfDate when it has been sent or discarded."""
    request = await work.requests.get(request_id)
    if request is None or (request.status is not RequestStatus.DRAFT and coordinator.id == request.coordinator_id):
        raise OutOfDate("draft")
    if request.coordinator_id != coordinator.id or not coordinator.is_coordinator:
        raise NotAllowed(f"request {request_id}")
    return request


async def write(work: UnitOfWork, coordinator: Person, request_id: int, **parts: Any) -> Request:
    """Keep parts of a draft, such as `day=` or `needed=`, checked by whoever read them."""
    request = replace(await draft_numbered(work, coordinator, request_id), **parts)
    if request.hub is not None and not coordinator.may_coordinate(request.hub):
        raise NotAllowed(f"hub {request.hub}")
    await work.requests.save(request)
    return request


async def discard(work: UnitOfWork, coordinator: Person, request_id: int, now: dt.datetime) -> None:
    """Empty a draft."""
    request = await draft_numbered(work, coordinator, request_id)
    await work.requests.save(Request(request.id, request.coordinator_id, request.status))
    await work.audit.note(coordinator.id, "discarded", request_id, now)


async def audience(work: UnitOfWork, request: Request, today: dt.date) -> Audience:
    """Who a draft would reach, and who is left out and why."""
    return await work.volunteers.audience(wanted(request), today)


def wanted(request: Request) -> Wanted:
    """Whom a complete request asks for."""
    if request.hub is None or request.role is None:
        raise NotPossible(Problem.INCOMPLETE)
    return Wanted(request.hub, request.role, request.interests)


async def send(
    work: UnitOfWork,
    coordinator: Person,
    request_id: int,
    municipality: Municipality,
    letters: Callable[[Request], Mapping[str, Mapping[str, Any]]],
    now: dt.datetime,
    *,
    card: int | None,
) -> Request:
    """Send a draft to its audience, once: whoever presses second meets OutOfDate.

    `letters` writes the message in each language; `card` is the message that will show the progress.
    """
    request = await draft_numbered(work, coordinator, request_id)
    check_sendable(request, municipality, now)
    if not coordinator.may_coordinate(wanted(request).hub):
        raise NotAllowed(f"hub {request.hub}")
    today = now.date()
    if (await audience(work, request, today)).reached == 0:
        raise NotPossible(Problem.NOBODY_TO_ASK)
    if not await work.requests.open(request_id, card, now):
        raise OutOfDate("draft")
    recipients = await work.volunteers.recipients(wanted(request), today)
    starts_at = request.starts_at(now.tzinfo or dt.UTC)
    asked = await work.outbox.put_letters(request_id, letters(request), recipients, now, starts_at)
    await work.audit.note(coordinator.id, "sent", f"request {request_id} to {asked}", now)
    return replace(request, status=RequestStatus.OPEN, card_message_id=card)


async def standing(work: UnitOfWork, request: Request) -> Standing:
    """How a request stands now."""
    progress = await work.outbox.progress(request.id)
    answers = await work.commitments.tally(request.id)
    said = {answer: answers.get(answer, 0) for answer in Answer}
    tally = Tally(
        yes=said[Answer.YES],
        no=said[Answer.NO],
        withdrawn=said[Answer.WITHDRAWN],
        silent=max(0, progress.sent - sum(said.values())),
    )
    return Standing(request, progress, tally, tuple(await work.commitments.names(request.id, Answer.YES)))


async def request_for(work: UnitOfWork, coordinator: Person, request_id: int) -> Request:
    """A sent request that this person may follow: its hub's coordinators and owners."""
    request = await work.requests.get(request_id)
    if request is None or request.hub is None or request.status is RequestStatus.DRAFT:
        raise Unknown("request")
    if not coordinator.may_coordinate(request.hub):
        raise NotAllowed(f"request {request_id}")
    return request


async def stop(work: UnitOfWork, coordinator: Person, request_id: int, now: dt.datetime) -> Request:
    """Stop a request: nobody more is asked, no more are accepted. Those accepted keep their place."""
    request = await request_for(work, coordinator, request_id)
    if not await work.requests.stop(request_id):
        raise OutOfDate("request")
    stopped = await work.outbox.stop_request(request_id, now)
    await work.audit.note(coordinator.id, "stopped", f"request {request_id}, {stopped} unsent", now)
    return replace(request, status=RequestStatus.STOPPED)


async def not_reached(work: UnitOfWork, coordinator: Person, request_id: int) -> list[str]:
    """The names of those a request did not reach."""
    await request_for(work, coordinator, request_id)
    return await work.outbox.names(request_id, NOT_REACHED)
