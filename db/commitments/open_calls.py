"""Open calls: what somebody who was never called could help with now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.commitments.calls import calls
from db.requests.requests import requests
from domain.requests import RequestStatus


class OpenCalls:
    """Looks for calls inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def was_ever_called(self, person_id: int) -> bool:
        """Whether any request was meant for this person."""
        found = select(func.count()).select_from(calls).where(calls.c.person_id == person_id)
        return bool(await self._connection.scalar(found))

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
