"""A change of a hub's hours ripples on: the requests it hits are cancelled or moved, all at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from actions import cancelling, changing
from actions.cancelling import Cancelled
from actions.changing import Changed, Wording
from actions.correcting import desk
from actions.dispatching import Letters
from db import UnitOfWork
from db.commitments.affected import Affected, requests_at
from domain.changes import Change
from domain.errors import NotPossible, OutOfDate, Problem
from domain.hubs import Hub, Municipality
from domain.people import Person
from domain.request_changes import Plan, Reason, kept_reason
from domain.requests import Request
from domain.ripples import is_closed_on, is_hit
from domain.schedules import local


@dataclass(frozen=True, slots=True)
class Ripple:
    """The requests that a change hits, at one hub, in the register as it is now."""

    hub: Hub
    municipality: Municipality
    requests: tuple[Request, ...]


async def hits(work: UnitOfWork, change: Change, now: dt.datetime) -> list[Affected]:
    """The requests still to come that a change of a hub hits, by day; none once it has been taken back."""
    if not await work.hubs.has(change.version - 1):
        return []
    before, after = await work.hubs.load(change.version - 1), await work.hubs.load(await work.hubs.version())
    today = local(now).date()
    found = await requests_at(work.connection, change.hub, today, dt.date.max)
    requests = {each.request_id: await changing.request_now(work, each.request_id) for each in found}
    return [
        each
        for each in found
        if _is_ahead(requests[each.request_id], now) and is_hit(requests[each.request_id], before, after, today)
    ]


def _is_ahead(request: Request, now: dt.datetime) -> bool:
    starts_at = request.starts_at(local(now).tzinfo or dt.UTC)
    return starts_at is not None and starts_at > now


async def ripple(work: UnitOfWork, coordinator: Person, slug: str, version: int, now: dt.datetime) -> Ripple:
    """What a change hits now. Raises NotAllowed, Unknown, and OutOfDate where it hits nothing any more."""
    at = await desk(work, coordinator, slug)
    change = await work.changes.get(slug, version)
    found = await hits(work, change, now) if change is not None else []
    if not found:
        raise OutOfDate(f"version {version}")
    requests = [await changing.request_now(work, each.request_id) for each in found]
    return Ripple(at.hub, at.municipality, tuple(requests))


def reason_of(at: Ripple, request: Request, language: str, today: dt.date) -> str:
    """The closure as the reason, with the words that were said about it."""
    words = (
        closure.reason.into(language)
        for closure in at.municipality.closures
        if closure.reason is not None
        and closure.is_of_hub(at.hub.slug)
        and closure.counts_on(today)
        and request.day is not None
        and closure.covers(request.day)
    )
    return kept_reason(Reason.CLOSED, next(words, ""))


async def cancel_all(
    work: UnitOfWork, coordinator: Person, at: Ripple, letters: Letters, now: dt.datetime
) -> list[Cancelled]:
    """Cancel all that a change hits, for its reason."""
    await work.places.hold(*(request.id for request in at.requests))
    today, language = local(now).date(), coordinator.language
    return [
        await cancelling.cancel(work, coordinator, request.id, reason_of(at, request, language, today), letters, now)
        for request in at.requests
    ]


async def move_all(
    work: UnitOfWork,
    coordinator: Person,
    at: Ripple,
    day_of: Callable[[Request], dt.date],
    wording: Wording,
    now: dt.datetime,
) -> list[Changed]:
    """Move all that a change hits, for its reason. Raises NotPossible, before any is moved, where one cannot be."""
    today, language = local(now).date(), coordinator.language
    await work.places.hold(*(request.id for request in at.requests))
    plans = {request.id: replace(changing.untouched(request), day=day_of(request)) for request in at.requests}
    for request in at.requests:
        await _check(work, coordinator, at, request, plans[request.id], now)
    return [
        await changing.change(
            work,
            coordinator,
            request.id,
            plans[request.id],
            reason_of(at, request, language, today),
            at.municipality,
            wording,
            now,
        )
        for request in at.requests
    ]


async def _check(
    work: UnitOfWork, coordinator: Person, at: Ripple, request: Request, plan: Plan, now: dt.datetime
) -> None:
    await changing.proposal(work, coordinator, request.id, plan, at.municipality.limits, now)
    if plan.day is None or is_closed_on(request, plan.day, at.municipality, local(now).date()):
        raise NotPossible(Problem.CLOSED_THEN, hub=at.hub.name, day=plan.day)
