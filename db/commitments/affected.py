"""Whose commitments a change of a hub's hours hits."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.commitments.commitments import commitments
from db.people.people import people
from db.requests.guests import Guests
from db.requests.requests import requests
from domain.guests import Guest
from domain.request_changes import LIVE
from domain.requests import Answer


@dataclass(frozen=True)
class Affected:
    """A request whose time may no longer fit, and who has a place in it: names, and those without the app."""

    request_id: int
    activity: str
    day: dt.date
    names: tuple[str, ...]
    guests: tuple[Guest, ...] = ()


async def requests_at(connection: AsyncConnection, hub: str, first: dt.date, last: dt.date) -> list[Affected]:
    """The sent requests at a hub from-to inclusive, by day; those nobody has answered too."""
    wanted = select(requests.c.id, requests.c.activity, requests.c.day).where(
        requests.c.hub == hub,
        requests.c.day >= first,
        requests.c.day <= last,
        requests.c.status.in_([status.value for status in sorted(LIVE)]),
    )
    found = {row.id: row for row in await connection.execute(wanted.order_by(requests.c.day, requests.c.id))}
    accepted = (
        select(commitments.c.request_id, people.c.name)
        .join(people, people.c.id == commitments.c.person_id)
        .where(commitments.c.request_id.in_(list(found)), commitments.c.answer == Answer.YES.value)
        .order_by(commitments.c.answered_at)
    )
    names: dict[int, list[str]] = {request_id: [] for request_id in found}
    for row in await connection.execute(accepted):
        names[row.request_id].append(row.name)
    without_app = await Guests(connection).of_requests(list(found))
    return [
        Affected(row.id, row.activity, row.day, tuple(names[row.id]), tuple(without_app.get(row.id, ())))
        for row in found.values()
    ]
