"""What has been kept long enough: found without holding up a writer, removed a little at a time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Select, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.commitments.notes import notes
from db.delivery.inbox import InboxState, inbox
from db.delivery.outbox import outbox
from db.departures import departures
from db.erasures import erasures
from db.locks import free
from db.requests.guests import guests
from db.requests.requests import requests
from domain.delivery import ON_THE_WAY
from domain.retention import Retention

_HAS_ENDED: Final = outbox.c.state.not_in([state.value for state in ON_THE_WAY])


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table that are no longer kept."""

    key: Column[Any]
    is_bygone: ColumnElement[bool]  #: Which these are.
    keys: tuple[Any, ...] = ()  #: Those that were found, by their key.


class Bygone:
    """Finds and removes what a policy no longer keeps, inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def find(self, policy: Retention, now: dt.datetime, most: int) -> list[Rows]:
        """Up to `most` rows that are no longer kept."""
        found: list[Rows] = []
        for rows in _bygone(policy, now):
            room = most - sum(len(other.keys) for other in found)
            keys = (await self._connection.execute(select(rows.key).where(rows.is_bygone).limit(room))).scalars()
            found.append(Rows(rows.key, rows.is_bygone, tuple(keys)))
        return [rows for rows in found if rows.keys]

    async def remove(self, found: list[Rows]) -> int:
        """Remove what was found, unless it has come back to life or is just being changed; returns how many rows."""
        removed = 0
        for rows in found:
            which = free(self._connection, rows.key.table, rows.key.in_(rows.keys), rows.is_bygone)
            gone = await self._connection.execute(delete(rows.key.table).where(*which))
            removed += gone.rowcount
        return removed


def _bygone(policy: Retention, now: dt.datetime) -> list[Rows]:
    ended_at: ColumnElement[dt.datetime] = func.coalesce(outbox.c.finished_at, outbox.c.created_at)
    return [
        Rows(inbox.c.update_id, _in_inbox(InboxState.DONE, now - policy.finished_updates)),
        Rows(inbox.c.update_id, _in_inbox(InboxState.DEAD, now - policy.dead_letters)),
        Rows(outbox.c.id, outbox.c.request_id.is_(None) & _HAS_ENDED & (ended_at < now - policy.replies)),
        Rows(outbox.c.id, outbox.c.request_id.in_(_requests_before(now - policy.calls)) & _HAS_ENDED),
        Rows(notes.c.id, notes.c.request_id.in_(_requests_before(now - policy.notes))),
        Rows(guests.c.id, guests.c.request_id.in_(_requests_before(now - policy.guests))),
        Rows(erasures.c.digest, erasures.c.erased_at < now - policy.erasures),
        Rows(departures.c.digest, departures.c.left_at < now - policy.erasures),
    ]


def _requests_before(moment: dt.datetime) -> Select[tuple[int]]:
    """The requests whose day was before that of a moment."""
    return select(requests.c.id).where(requests.c.day < moment.date())


def _in_inbox(state: InboxState, before: dt.datetime) -> ColumnElement[bool]:
    return (inbox.c.state == state.value) & (inbox.c.received_at < before)
