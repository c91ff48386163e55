"""Open calls: what somebody could help with now, whether they were called or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.commitments.calls import calls
from db.commitments.commitments import commitments
from db.requests.requests import requests
from domain.requests import Answer, RequestStatus

_TAKEN = (Answer.YES.value, Answer.WAITING.value, Answer.RELEASED.value)


class OpenCalls:
    """Looks for calls inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def was_ever_called(self, person_id: int) -> bool:
        """Whether any request was meant for this person."""
        found = select(func.count()).select_from(calls).where(calls.c.person_id == person_id)
        return bool(await self._connection.scalar(found))

    async def of_person(self, person_id: int, since: dt.date) -> list[tuple[int, Answer | None]]:
        """What a person may still say yes to, from a day on, the soonest first: (request id, answer so far)."""
        so_far = commitments.c.answer
        found = await self._connection.execute(
            select(requests.c.id, so_far)
            .join(calls, calls.c.request_id == requests.c.id)
            .outerjoin(
                commitments,
                (commitments.c.request_id == requests.c.id) & (commitments.c.person_id == calls.c.person_id),
            )
            .where(
                calls.c.person_id == person_id,
                calls.c.held_until.is_(None),
                requests.c.status.in_([RequestStatus.OPEN.value, RequestStatus.FULL.value]),
                requests.c.day >= since,
                so_far.is_(None) | so_far.not_in(_TAKEN),
            )
            .order_by(requests.c.day, requests.c.starts, requests.c.id)
        )
        return [(row.id, None if row.answer is None else Answer(row.answer)) for row in found]

    async def fitting(self, hubs: Collection[str], roles: Collection[str], since: dt.date, most: int) -> list[int]:
        """Ids of requests with free places at these hubs and for these roles, from a day on, the soonest first."""
        found = await self._connection.execute(
            select(requests.c.id)
            .where(
                requests.c.status == RequestStatus.OPEN.value,
                requests.c.hub.in_(list(hubs)),
                requests.c.role.in_(list(roles)),
                requests.c.day >= since,
                requests.c.accepted + requests.c.offered < requests.c.needed,
            )
            .order_by(requests.c.day, requests.c.starts, requests.c.id)
            .limit(most)
        )
        return list(found.scalars())
