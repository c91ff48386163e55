"""Standing duties, looked after: how each stands, and its end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from db import UnitOfWork
from domain.agenda import Due
from domain.errors import NotAllowed, OutOfDate, Unknown
from domain.people import Person
from domain.requests import Request
from domain.series import Series


@dataclass(frozen=True, slots=True)
class Course:
    """How a series stands: its coming dates, and who comes to all of them."""

    series: Series
    upcoming: tuple[Request, ...]
    regulars: tuple[Person, ...]


async def series_for(work: UnitOfWork, coordinator: Person, series_id: int) -> Series:
    """A series that this person may look after: its hub's coordinators and owners."""
    series = await work.series.get(series_id)
    if series is None:
        raise Unknown("series")
    if not coordinator.may_coordinate(series.hub):
        raise NotAllowed(f"series {series_id}")
    return series


async def all_for(work: UnitOfWork, person: Person) -> tuple[list[Series], list[Series]]:
    """The running series a person may look after, and those the person comes to.

    Raises NotAllowed for whoever is neither a coordinator nor comes to any.
    """
    own = await work.series.of_regular(person.id)
    if not person.is_coordinator:
        if not own:
            raise NotAllowed("series")
        return [], own
    return await work.series.running_at(None if person.is_owner else person.coordinates), own


async def course(work: UnitOfWork, series: Series, now: dt.datetime) -> Course:
    """How a series stands now."""
    upcoming = await coming_dates(work, series.id, now)
    return Course(series, tuple(upcoming), tuple(await work.series.regulars(series.id)))


async def coming_dates(work: UnitOfWork, series_id: int, now: dt.datetime) -> list[Request]:
    """The made dates of a series that have not ended, in order."""
    numbers = await work.series.upcoming(series_id, now.date())
    found = [request for number in numbers if (request := await work.requests.get(number)) is not None]
    zone = now.tzinfo or dt.UTC
    return [request for request in found if (ends := request.ends_at(zone)) is not None and ends > now]


async def stop(work: UnitOfWork, coordinator: Person, series_id: int, now: dt.datetime) -> Course:
    """Make no more dates; those that have been made stay as they are."""
    series = await series_for(work, coordinator, series_id)
    if not await work.series.stop(series_id):
        raise OutOfDate("series")
    await work.agenda.drop(Due.SERIES, Due.REMADE, subject=str(series_id))
    await work.audit.note(coordinator.id, "stopped", f"series {series_id}", now)
    return await course(work, replace(series, is_stopped=True), now)


def not_begun(course: Course, now: dt.datetime) -> list[Request]:
    """The dates that can still be cancelled."""
    zone = now.tzinfo or dt.UTC
    return [date for date in course.upcoming if (starts := date.starts_at(zone)) is not None and starts > now]
