"""A volunteer takes a whole series: a place on each date from now on; and leaves it again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from actions import committing, overseeing, repeating, responding
from actions.clashing import clashing
from db import UnitOfWork
from domain.errors import NotAsked, NotPossible, OutOfDate, Problem, Unknown
from domain.people import Person, VolunteerStatus
from domain.requests import Answer, Request, RequestStatus
from domain.series import Series


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the dates that were made already."""

    series: Series
    dates: tuple[Request, ...]  #: The person has a place.
    full: tuple[Request, ...] = ()  #: Others have taken all places.
    busy: tuple[Request, ...] = ()  #: The person has said yes to something else at that time.
    filled: tuple[Request, ...] = ()  #: The last place of these was taken just now.


async def take_whole(work: UnitOfWork, person: Person, request_id: int, now: dt.datetime) -> Taken:
    """Come to all dates of the series from which somebody has taken one."""
    request = await work.requests.get(request_id)
    if request is None or request.series_id is None:
        raise Unknown("series")
    if await work.commitments.answer_of(request_id, person.id) is not Answer.YES:
        raise NotAsked(f"request {request_id}")
    volunteer = await work.volunteers.get(person.id)
    if volunteer is None or volunteer.status is not VolunteerStatus.ACTIVE:
        raise NotPossible(Problem.CONSENT_MISSING)
    series = await work.series.get(request.series_id)
    if series is None or series.is_stopped:
        raise OutOfDate("series")
    if await work.series.join(series.id, person.id, now):
        await work.audit.note(person.id, "took", f"series {series.id}", now)
    return await _take_dates(work, person, series, now)


async def _take_dates(work: UnitOfWork, person: Person, series: Series, now: dt.datetime) -> Taken:
    """Take a free place on each date that has been made, save where the person has said no."""
    taken, full, busy, filled = [], [], [], []
    await _hold_dates(work, series.id, now)
    for date in await overseeing.coming_dates(work, series.id, now):
        answer = await work.commitments.answer_of(date.id, person.id)
        if answer is Answer.YES:
            taken.append(date)
        elif answer is not None:
            continue
        elif await clashing(work, person.id, date, now):
            busy.append(date)
        elif await _take(work, person, date, now):
            taken.append(date)
            now_full = await work.requests.get(date.id)
            if now_full is not None and now_full.status is RequestStatus.FULL:
                await responding.fill(work, now_full, now)
                filled.append(now_full)
        else:
            full.append(date)
    return Taken(series, tuple(taken), tuple(full), tuple(busy), tuple(filled))


async def _take(work: UnitOfWork, person: Person, date: Request, now: dt.datetime) -> bool:
    if not await work.places.take(date.id, now):
        return False
    await work.calls.add(date.id, person.id, repeating.FOR_REGULARS, now)
    await committing.commit(work, date, person.id, now)
    await responding.ask_no_more(work, person.id, date.id, now)
    await work.audit.note(person.id, "accepted", f"request {date.id}", now)
    return True


async def _hold_dates(work: UnitOfWork, series_id: int, now: dt.datetime) -> None:
    """Let nobody else change who comes to the dates that were made."""
    await work.places.hold(*await work.series.upcoming(series_id, now.date()))


async def own_dates(work: UnitOfWork, person: Person, series_id: int, now: dt.datetime) -> Taken:
    """The made dates on which a regular has a place. Raises OutOfDate for whoever is no regular."""
    series = await work.series.get(series_id)
    if series is None or person.id not in {each.id for each in await work.series.regulars(series_id)}:
        raise OutOfDate("series")
    dates = [
        date
        for date in await overseeing.coming_dates(work, series_id, now)
        if await work.commitments.answer_of(date.id, person.id) is Answer.YES
    ]
    return Taken(series, tuple(dates))


async def leave(work: UnitOfWork, person: Person, series_id: int, now: dt.datetime, *, gives_back: bool) -> Taken:
    """Come to no further dates; those that were made are kept, or given back. Returns the dates it concerned."""
    if gives_back:
        await _hold_dates(work, series_id, now)
    left = await own_dates(work, person, series_id, now)
    await work.series.leave(series_id, person.id)
    for date in left.dates if gives_back else ():
        await committing.give_back(work, date, person.id, Answer.WITHDRAWN, now)
    await work.audit.note(person.id, "left", f"series {series_id}", now)
    return left
