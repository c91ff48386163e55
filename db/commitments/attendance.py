"""The day's side of commitments: what somebody has before them, who says that they come, and who is there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.commitments.commitments import commitments
from db.people.people import people
from db.requests.requests import Requests, requests
from domain.requests import Answer, Request, RequestStatus

HELD = (Answer.YES, Answer.OFFERED, Answer.WAITING)
_ALIVE = (RequestStatus.OPEN.value, RequestStatus.FULL.value, RequestStatus.STOPPED.value)


@dataclass(frozen=True, slots=True)
class Held:
    """One request that somebody has a place in, is offered one in, or waits for one in."""

    request: Request
    answer: Answer
    answered_at: dt.datetime
    lapses_at: dt.datetime | None = None  #: Until when an offered place is kept.
    coming_at: dt.datetime | None = None  #: When a reminder was answered with *I am coming*.
    checked_in_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who has a place, as the coordinator sees them."""

    id: int
    name: str
    coming_at: dt.datetime | None
    checked_in_at: dt.datetime | None


class Attendance:
    """Reads and writes the day's side of commitments inside a unit of work."""

    def __init__(self, connection: AsyncConnection, of_requests: Requests) -> None:
        self._connection = connection
        self._requests = of_requests

    async def held(self, person_id: int, since: dt.date, answers: Collection[Answer] = HELD) -> list[Held]:
        """What a person has before them from a day on, soonest first; what was cancelled is not among it."""
        found = await self._connection.execute(
            select(commitments)
            .join(requests, requests.c.id == commitments.c.request_id)
            .where(
                commitments.c.person_id == person_id,
                commitments.c.answer.in_([answer.value for answer in answers]),
                requests.c.day >= since,
                requests.c.status.in_(_ALIVE),
            )
            .order_by(requests.c.day, requests.c.starts, requests.c.id)
        )
        listed = []
        for row in found.all():
            request = await self._requests.get(row.request_id)
            if request is not None:
                listed.append(
                    Held(
                        request,
                        Answer(row.answer),
                        row.answered_at,
                        row.lapses_at,
                        row.coming_at,
                        row.checked_in_at,
                    )
                )
        return listed

    async def attendees(self, request_id: int) -> list[Attendee]:
        """Those who have a place in a request, by name."""
        found = await self._connection.execute(
            select(commitments.c.person_id, people.c.name, commitments.c.coming_at, commitments.c.checked_in_at)
            .join(people, people.c.id == commitments.c.person_id)
            .where(commitments.c.request_id == request_id, commitments.c.answer == Answer.YES.value)
            .order_by(people.c.name, people.c.id)
        )
        return [Attendee(row.person_id, row.name, row.coming_at, row.checked_in_at) for row in found]

    async def of_person(self, person_id: int) -> list[tuple[int, dt.datetime | None, dt.datetime | None]]:
        """What is kept of a person's presence: (request id, said to come when, checked in when), where anything is."""
        found = await self._connection.execute(
            select(commitments.c.request_id, commitments.c.coming_at, commitments.c.checked_in_at)
            .where(
                commitments.c.person_id == person_id,
                commitments.c.coming_at.is_not(None) | commitments.c.checked_in_at.is_not(None),
            )
            .order_by(commitments.c.request_id)
        )
        return [(row.request_id, row.coming_at, row.checked_in_at) for row in found]

    async def begin(self, request_id: int, person_id: int) -> None:
        """Forget what was said of an earlier place or another time."""
        await self._set(request_id, person_id, coming_at=None, checked_in_at=None)

    async def note_coming(self, request_id: int, person_id: int, now: dt.datetime) -> bool:
        """Keep that somebody who has a place says that they come; False for anybody else."""
        return await self._set(request_id, person_id, answer=Answer.YES, coming_at=now)

    async def check_in(self, request_id: int, person_id: int, at: dt.datetime | None) -> bool:
        """Keep since when somebody who has a place is there, or (None) that they are not; False for anybody else."""
        return await self._set(request_id, person_id, answer=Answer.YES, checked_in_at=at)

    async def _set(
        self, request_id: int, person_id: int, answer: Answer | None = None, **moments: dt.datetime | None
    ) -> bool:
        which = [commitments.c.request_id == request_id, commitments.c.person_id == person_id]
        if answer is not None:
            which.append(commitments.c.answer == answer.value)
        changed = await self._connection.execute(update(commitments).where(*which).values(moments))
        return changed.rowcount == 1
