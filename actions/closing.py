"""Closing a hub, extending that, and opening again."""

from __future__ import annotations

import datetime as dt

from actions.correcting import HISTORY, Correction, Desk, desk, save, told
from db import UnitOfWork
from domain import corrections
from domain.changes import Change, ChangeKind
from domain.errors import NotPossible, OutOfDate, Problem
from domain.hubs import Closure
from domain.people import Person
from domain.requests import checked_text
from domain.schedules import local

LONGEST_REASON = 120
"""Characters."""


async def close(
    work: UnitOfWork,
    coordinator: Person,
    slug: str,
    first: dt.date,
    last: dt.date,
    now: dt.datetime,
    *,
    part: str = "",
) -> Correction:
    """Close a hub, or one part of it, from-to inclusive. Raises NotPossible for days past or too far ahead."""
    at, today = await desk(work, coordinator, slug), local(now).date()
    if min(first, last) < today:
        raise NotPossible(Problem.IN_THE_PAST, day=min(first, last))
    if last < first:
        raise NotPossible(Problem.NOT_A_DATE)
    _check_ahead(at, last, today)
    facility = at.part(part).slug if part else ""
    if any((each.first, each.last) == (first, last) for each in closures_of(at, today, facility)):
        raise OutOfDate(slug)
    municipality = corrections.closed(at.municipality, at.hub, first, last, today, facility)
    change = told(ChangeKind.CLOSED, at.hub, now, facility, first, last)
    return await save(work, coordinator, municipality, now, change)


async def extend(
    work: UnitOfWork, coordinator: Person, slug: str, ends: dt.date, last: dt.date, now: dt.datetime
) -> Correction:
    """Let the closure that ends on a day last longer. Raises NotPossible, and OutOfDate when there is none."""
    at, today = await desk(work, coordinator, slug), local(now).date()
    closure = _ending(at, ends, today)
    if last <= closure.last or last < today:
        raise NotPossible(Problem.IN_THE_PAST, day=last)
    _check_ahead(at, last, today)
    municipality = corrections.described(at.municipality, closure, at.hub, today, last=last)
    change = told(ChangeKind.EXTENDED, at.hub, now, "", closure.first, last)
    return await save(work, coordinator, municipality, now, change)


async def reopen(
    work: UnitOfWork, coordinator: Person, slug: str, ends: dt.date, now: dt.datetime, *, part: str = ""
) -> Correction:
    """The hub, or one part of it, is open as usual from today: the closure is over, or never comes."""
    at, today = await desk(work, coordinator, slug), local(now).date()
    closure = _ending(at, ends, today, part)
    municipality = corrections.reopened(at.municipality, closure, at.hub, today)
    change = told(ChangeKind.REOPENED, at.hub, now, part, max(today, closure.first), closure.last)
    return await save(work, coordinator, municipality, now, change)


async def describe(
    work: UnitOfWork,
    coordinator: Person,
    slug: str,
    ends: dt.date,
    now: dt.datetime,
    *,
    reason: str = "",
    may_be_extended: bool | None = None,
) -> Closure:
    """Say why a hub is closed, or whether that may last longer; those who follow it are told no second time."""
    at, today = await desk(work, coordinator, slug), local(now).date()
    closure = _ending(at, ends, today)
    why = checked_text(reason, LONGEST_REASON) if may_be_extended is None else ""
    municipality = corrections.described(
        at.municipality, closure, at.hub, today, reason=why, may_be_extended=may_be_extended
    )
    kind = ChangeKind.DESCRIBED if may_be_extended is None else ChangeKind.MAY_EXTEND
    kept = await save(work, coordinator, municipality, now, told(kind, at.hub, now, "", closure.first, closure.last))
    return _ending(Desk(at.hub, kept.municipality, kept.change.version), ends, today)


async def shut_by(work: UnitOfWork, slug: str, closure: Closure) -> Change | None:
    """The change that closed a hub up to the day it is closed to now; None when it was not made in this chat."""
    shutting = {ChangeKind.CLOSED, ChangeKind.EXTENDED}
    return next(
        (
            each
            for each in await work.changes.of_hub(slug, HISTORY)
            if each.kind in shutting and not each.facility and each.last == closure.last
        ),
        None,
    )


def closures_of(at: Desk, today: dt.date, part: str = "") -> list[Closure]:
    """Closures of the whole hub, or of one part alone, that hold, are to come, or have run out without a word.

    The next to end comes first.
    """
    return sorted(
        (
            each
            for each in at.municipality.closures
            if each.is_of_hub(at.hub.slug)
            and each.facilities == ((part,) if part else ())
            and each.counts_on(today)
            and (each.last >= today or each.may_be_extended)
        ),
        key=lambda each: (each.last, each.first),
    )


def _ending(at: Desk, ends: dt.date, today: dt.date, part: str = "") -> Closure:
    found = next((each for each in closures_of(at, today, part) if each.last == ends), None)
    if found is None:
        raise OutOfDate(f"closure until {ends}")
    return found


def _check_ahead(at: Desk, last: dt.date, today: dt.date) -> None:
    most = at.municipality.limits.request_days_ahead
    if last > today + dt.timedelta(days=most):
        raise NotPossible(Problem.TOO_FAR_AHEAD, days=most)
