"""What calls for help have led to, read off calls, answers and requests."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import case, distinct, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.commitments.calls import calls
from db.commitments.commitments import commitments
from db.requests.requests import requests
from domain.effects import Case, HubEffect, Wave, effect_of
from domain.requests import Answer, RequestStatus

_COUNTED = (RequestStatus.OPEN.value, RequestStatus.FULL.value, RequestStatus.STOPPED.value)


class Effects:
    """Reads figures inside a unit of work; writes nothing."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def waves(self, request_id: int) -> tuple[Wave, ...]:
        """How many were asked in each wave of a request, and when the first of them."""
        found = await self._connection.execute(
            select(calls.c.wave, func.count().label("asked"), func.min(calls.c.asked_at).label("at"))
            .where(calls.c.request_id == request_id)
            .group_by(calls.c.wave)
            .order_by(calls.c.wave)
        )
        return tuple(Wave(row.wave, row.asked, row.at) for row in found)

    async def answers(self, request_id: int) -> tuple[tuple[dt.datetime, Answer], ...]:
        """The last answer of each who was asked, oldest first."""
        found = await self._connection.execute(
            select(commitments.c.answered_at, commitments.c.answer)
            .where(commitments.c.request_id == request_id)
            .order_by(commitments.c.answered_at, commitments.c.person_id)
        )
        return tuple((row.answered_at, Answer(row.answer)) for row in found)

    async def of_hub(self, hub: str, since: dt.datetime, today: dt.date) -> HubEffect:
        """The figures of a hub's requests that were sent since a moment and whose day has come."""
        which = (
            requests.c.hub == hub,
            requests.c.status.in_(_COUNTED),
            requests.c.sent_at >= since,
            requests.c.day <= today,
        )
        dropped = func.count(case((commitments.c.answer == Answer.WITHDRAWN.value, 1)))
        absent = func.count(case((commitments.c.minutes == 0, 1)))
        columns = (
            requests.c.id,
            requests.c.needed,
            requests.c.accepted,
            requests.c.sent_at,
            requests.c.filled_at,
        )
        found = await self._connection.execute(
            select(*columns, dropped.label("dropped"), absent.label("absent"))
            .outerjoin(commitments, commitments.c.request_id == requests.c.id)
            .where(*which)
            .group_by(*columns)
            .order_by(requests.c.id)
        )
        cases = [Case(row.needed, row.accepted, row.sent_at, row.filled_at, row.dropped, row.absent) for row in found]
        asked = await self._connection.execute(
            select(func.count(), func.count(distinct(calls.c.person_id)))
            .join(requests, requests.c.id == calls.c.request_id)
            .where(*which)
        )
        number, people = asked.one()
        return effect_of(cases, calls=number, asked=people)
