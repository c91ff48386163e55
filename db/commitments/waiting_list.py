"""The waiting list of a request: who stands where, who has been offered a place, who took over from whom."""

from __future__ import annotations

import datetime as dt
from typing import Final

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.commitments.commitments import commitments
from db.people.people import people
from domain.people import Person
from domain.requests import Answer

_WAITS: Final = commitments.c.answer.in_([Answer.WAITING.value, Answer.RELEASED.value])
"""Those who were released wait too, before all others."""


class WaitingList:
    """Reads and writes waiting lists inside a unit of work; who changes one holds the request (`Places.hold`)."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def join(self, request_id: int, person_id: int) -> None:
        """Give somebody whose answer is WAITING the last place in the line."""
        last = select(func.coalesce(func.max(commitments.c.line), 0)).where(_is_of(request_id))
        number = (await self._connection.scalar(last) or 0) + 1
        await self._set(request_id, person_id, line=number)

    async def position(self, request_id: int, person_id: int) -> int:
        """Somebody's place in the line, from 1; 0 for whoever does not wait."""
        mine = (
            select(commitments.c.line)
            .where(_is_of(request_id), commitments.c.person_id == person_id, _WAITS)
            .scalar_subquery()
        )
        ahead = select(func.count()).select_from(commitments).where(_is_of(request_id), _WAITS)
        return await self._connection.scalar(ahead.where(commitments.c.line <= mine)) or 0

    async def first(self, request_id: int) -> Person | None:
        """Whoever waits longest and can be reached."""
        found = await self._connection.execute(
            select(people.c.id, people.c.name, people.c.language)
            .join(commitments, commitments.c.person_id == people.c.id)
            .where(_is_of(request_id), _WAITS, people.c.is_reachable)
            .order_by(commitments.c.line)
            .limit(1)
        )
        row = found.one_or_none()
        return None if row is None else Person(row.id, row.name, row.language)

    async def offer(self, request_id: int, person_id: int, lapses_at: dt.datetime) -> None:
        """Keep a place for somebody until a moment."""
        await self._set(request_id, person_id, answer=Answer.OFFERED.value, lapses_at=lapses_at)

    async def end_offers(self, request_id: int) -> None:
        """Let every offer lapse that stands."""
        await self._connection.execute(
            update(commitments)
            .where(_is_of(request_id), commitments.c.answer == Answer.OFFERED.value)
            .values(answer=Answer.LAPSED.value)
        )

    async def offered_until(self, request_id: int, person_id: int) -> dt.datetime | None:
        """Until when a place is kept for somebody; None when none is."""
        until: dt.datetime | None = await self._connection.scalar(
            select(commitments.c.lapses_at).where(
                _is_of(request_id),
                commitments.c.person_id == person_id,
                commitments.c.answer == Answer.OFFERED.value,
            )
        )
        return until

    async def replace(self, request_id: int, successor: int) -> str | None:
        """Let somebody stand in for whoever withdrew first and has no successor; gives that one's name."""
        found = await self._connection.execute(
            select(commitments.c.person_id, people.c.name)
            .join(people, people.c.id == commitments.c.person_id)
            .where(*_vacant(request_id), commitments.c.person_id != successor)
            .order_by(commitments.c.answered_at)
            .limit(1)
        )
        row = found.one_or_none()
        if row is None:
            return None
        await self._set(request_id, row.person_id, replaced_by=successor)
        return str(row.name)

    async def vacated_by(self, request_id: int) -> list[str]:
        """The names of those who withdrew and whom nobody has replaced yet."""
        found = await self._connection.execute(
            select(people.c.name)
            .join(commitments, commitments.c.person_id == people.c.id)
            .where(*_vacant(request_id))
            .order_by(commitments.c.answered_at)
        )
        return list(found.scalars())

    async def _set(self, request_id: int, person_id: int, **values: object) -> None:
        await self._connection.execute(
            update(commitments).where(_is_of(request_id), commitments.c.person_id == person_id).values(values)
        )


def _is_of(request_id: int) -> ColumnElement[bool]:
    return commitments.c.request_id == request_id


def _vacant(request_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        _is_of(request_id),
        commitments.c.answer == Answer.WITHDRAWN.value,
        commitments.c.replaced_by.is_(None),
    )
