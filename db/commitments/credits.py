"""What comes of commitments: how it felt, and the hours that coordinators have confirmed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.commitments.commitments import commitments
from db.requests.requests import requests
from domain.aftercare import Feeling, Feelings, Hours
from domain.requests import Answer

_HAS_PLACE = commitments.c.answer == Answer.YES.value


@dataclass(frozen=True, slots=True)
class Credit:
    """What is kept of one activity somebody had a place in."""

    request_id: int
    minutes: int | None  #: 0: was not there; None: not confirmed yet.
    feeling: str
    words: str


class Credits:
    """Reads and writes what comes after an activity, inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def feel(self, request_id: int, person_id: int, feeling: Feeling) -> bool:
        """Keep how it was for somebody who had a place; False for anybody else."""
        return await self._keep(request_id, person_id, feeling=feeling.value)

    async def say(self, request_id: int, person_id: int, words: str) -> bool:
        """Keep somebody's own words about it; False for whoever had no place."""
        return await self._keep(request_id, person_id, feeling_words=words)

    async def _keep(self, request_id: int, person_id: int, **values: str) -> bool:
        changed = await self._connection.execute(
            update(commitments)
            .where(commitments.c.request_id == request_id, commitments.c.person_id == person_id, _HAS_PLACE)
            .values(values)
        )
        return changed.rowcount == 1

    async def feelings(self, request_id: int) -> Feelings:
        """What those who had a place in a request have said."""
        found = await self._connection.execute(
            select(commitments.c.feeling, commitments.c.feeling_words)
            .where(
                commitments.c.request_id == request_id,
                or_(commitments.c.feeling != "", commitments.c.feeling_words != ""),
            )
            .order_by(commitments.c.person_id)
        )
        said = found.all()
        pressed = [row.feeling for row in said]
        return Feelings(
            good=pressed.count(Feeling.GOOD),
            mixed=pressed.count(Feeling.MIXED),
            bad=pressed.count(Feeling.BAD),
            words=tuple(row.feeling_words for row in said if row.feeling_words),
        )

    async def minutes(self, request_id: int) -> dict[int, int]:
        """What has been credited for a request so far, by person."""
        found = await self._connection.execute(
            select(commitments.c.person_id, commitments.c.minutes).where(
                commitments.c.request_id == request_id, commitments.c.minutes.is_not(None)
            )
        )
        return {row.person_id: row.minutes for row in found}

    async def confirm(self, request_id: int, minutes: int, now: dt.datetime) -> list[tuple[int, int]]:
        """Credit those who were there with minutes, the others with none, and note that it was said who was there.

        Returns (person id, minutes) of those whose credit changed.
        """
        due = case((commitments.c.checked_in_at.is_not(None), minutes), else_=0)
        changed = await self._connection.execute(
            update(commitments)
            .where(
                commitments.c.request_id == request_id,
                _HAS_PLACE,
                or_(commitments.c.minutes.is_(None), commitments.c.minutes != due),
            )
            .values(minutes=due)
            .returning(commitments.c.person_id, commitments.c.minutes)
        )
        found = sorted((row.person_id, row.minutes) for row in changed)
        await self._connection.execute(update(requests).where(requests.c.id == request_id).values(reviewed_at=now))
        return found

    async def hours_of(self, person_id: int) -> tuple[Hours, ...]:
        """A person's confirmed hours by hub and role, the most first."""
        minutes = func.sum(commitments.c.minutes)
        found = await self._connection.execute(
            select(
                requests.c.hub,
                requests.c.role,
                minutes.label("minutes"),
                func.count().label("times"),
                func.min(requests.c.day).label("first"),
                func.max(requests.c.day).label("last"),
            )
            .join(requests, requests.c.id == commitments.c.request_id)
            .where(*_credited(person_id))
            .group_by(requests.c.hub, requests.c.role)
            .order_by(minutes.desc(), requests.c.hub, requests.c.role)
        )
        return tuple(Hours(row.hub, row.role, int(row.minutes), row.times, row.first, row.last) for row in found)

    async def of_person(self, person_id: int) -> list[Credit]:
        """All that is kept of what somebody has had a place in and has been asked about."""
        found = await self._connection.execute(
            select(commitments)
            .where(
                commitments.c.person_id == person_id,
                or_(
                    commitments.c.minutes.is_not(None),
                    commitments.c.feeling != "",
                    commitments.c.feeling_words != "",
                ),
            )
            .order_by(commitments.c.request_id)
        )
        return [Credit(row.request_id, row.minutes, row.feeling, row.feeling_words) for row in found]


def _credited(person_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        commitments.c.person_id == person_id,
        commitments.c.minutes > 0,
        requests.c.hub.is_not(None),
        requests.c.role.is_not(None),
    )
