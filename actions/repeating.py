"""Standing duties: begun from a draft, their dates made in good time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from actions import committing, dispatching, requesting, telling
from actions.clashing import clashing
from actions.dispatching import Letters
from db import UnitOfWork
from domain.agenda import Due, Entry
from domain.errors import NotAllowed, NotPossible, OutOfDate, Problem, Unknown
from domain.hubs import Municipality
from domain.people import Person
from domain.requests import Request, checked_hub
from domain.series import FORTNIGHTLY, WEEKLY, Plan, Series, Skipped, due_dates, first_dates, next_look, reach

SHOWN: Final = 5
"""How many dates are shown before a series begins."""

FOR_REGULARS: Final = 0
"""The wave of those who come every time: they are told of a date, whether or not they get a place."""


@dataclass(frozen=True, slots=True)
class Date:
    """One date that was made, and what became of those who come every time."""

    request: Request
    placed: tuple[Person, ...] = ()
    busy: tuple[Person, ...] = ()  #: Have said yes to something else at that time.
    left_over: tuple[Person, ...] = ()  #: Others have all places.


@dataclass(frozen=True, slots=True)
class Made:
    """The dates of a series that were made at one time, and those that were skipped."""

    series: Series
    dates: tuple[Date, ...]
    skipped: tuple[Skipped, ...]


async def outline(work: UnitOfWork, coordinator: Person, request_id: int, weeks: int, last: dt.date | None) -> Series:
    """What a complete draft would be as a series, which has no number yet."""
    draft = await requesting.draft_numbered(work, coordinator, request_id)
    hub, role, day, starts, ends, needed = draft.hub, draft.role, draft.day, draft.starts, draft.ends, draft.needed
    if hub is None or role is None or day is None or starts is None or ends is None or needed is None:
        raise NotPossible(Problem.INCOMPLETE)
    if weeks not in {WEEKLY, FORTNIGHTLY}:
        raise Unknown("rhythm")
    if last is not None and last < day:
        raise NotPossible(Problem.IN_THE_PAST, day=last)
    wanted = Series(0, coordinator.id, hub, role, draft.activity, starts, ends, needed, weeks, day)
    more = replace(wanted, interests=draft.interests, text=draft.text, private_text=draft.private_text)
    return replace(more, last_day=last)


def outlook(series: Series, municipality: Municipality, now: dt.datetime) -> Plan:
    """The first dates of a series, and those that are left out."""
    return first_dates(series, municipality, now, SHOWN)


async def begin(
    work: UnitOfWork,
    coordinator: Person,
    request_id: int,
    wanted: Series,
    municipality: Municipality,
    letters: Letters,
    now: dt.datetime,
) -> Made:
    """Begin a series in the place of a draft, once, and make the dates that are near."""
    hub = municipality.hub(wanted.hub)
    if hub is None:
        raise Unknown(wanted.hub)
    checked_hub(hub)
    if not coordinator.may_coordinate(wanted.hub):
        raise NotAllowed(f"hub {wanted.hub}")
    if dt.datetime.combine(wanted.first_day, wanted.starts, now.tzinfo) <= now:
        raise NotPossible(Problem.IN_THE_PAST, day=wanted.first_day)
    number = await work.series.begin(wanted, now)
    await requesting.discard(work, coordinator, request_id, now)
    await work.audit.note(coordinator.id, "repeats", f"series {number}", now)
    return await _make(work, replace(wanted, id=number), coordinator.id, municipality, letters, now)


async def make_due(
    work: UnitOfWork,
    series_id: int,
    municipality: Municipality,
    letters: Letters | None,
    owner_ids: Collection[int],
    now: dt.datetime,
) -> Made | None:
    """Make the dates that have come near; None when the series has been stopped, or its hub takes no requests.

    Without `letters` nobody is called.
    """
    series = await work.series.get(series_id)
    hub = municipality.hub(series.hub) if series is not None else None
    if series is None or series.is_stopped or hub is None or hub.is_planned:
        return None
    return await _make(work, series, await _maker(work, series, owner_ids), municipality, letters, now)


async def _maker(work: UnitOfWork, series: Series, owner_ids: Collection[int]) -> int | None:
    """Who follows the next dates."""
    followers = await telling.followers_of(work, series.hub, series.coordinator_id, owner_ids)
    return followers[0].id if followers else None


async def _make(
    work: UnitOfWork,
    series: Series,
    maker: int | None,
    municipality: Municipality,
    letters: Letters | None,
    now: dt.datetime,
) -> Made:
    plan = due_dates(series, municipality, now)
    if not await work.series.note_made(series.id, reach(municipality, now.date())):
        raise OutOfDate("series")
    dates = []
    for day in plan.days:
        dates.append(await _place_regulars(work, series, await _open(work, series, maker, day, now), now))
        if letters is None:
            await dispatching.open_quietly(work, dates[-1].request, now)
        else:
            await dispatching.open_request(work, dates[-1].request, municipality, now, letters)
    look = next_look(series, municipality, now)
    if look is not None:
        await work.agenda.put(Entry(Due.SERIES, look, subject=str(series.id)))
    return Made(series, tuple(dates), plan.skipped)


async def _open(work: UnitOfWork, series: Series, maker: int | None, day: dt.date, now: dt.datetime) -> Request:
    """One date, as an open request like any other; nobody has been asked yet."""
    request = replace(
        await work.drafts.begin(maker, now),
        hub=series.hub,
        activity=series.activity,
        day=day,
        starts=series.starts,
        ends=series.ends,
        role=series.role,
        interests=series.interests,
        needed=series.needed,
        text=series.text,
        private_text=series.private_text,
        series_id=series.id,
    )
    await work.drafts.save(request)
    await work.requests.open(request.id, None, now)
    return request


async def _place_regulars(work: UnitOfWork, series: Series, request: Request, now: dt.datetime) -> Date:
    """Those who come every time have their place before anybody else is asked, as long as there is one."""
    placed, busy, left_over = [], [], []
    for person in await work.series.coming(series.id, request.day or now.date()):
        await work.calls.add(request.id, person.id, FOR_REGULARS, now)
        if await clashing(work, person.id, request, now):
            busy.append(person)
        elif await work.places.take(request.id, now):
            await committing.commit(work, request, person.id, now)
            placed.append(person)
        else:
            left_over.append(person)
    found = await work.requests.get(request.id)
    return Date(found or request, tuple(placed), tuple(busy), tuple(left_over))
