"""Promises: by when a hub answers a new volunteer, and whether it did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import Column, ForeignKey, Index, String, Table, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.commitments.calls import calls
from db.metadata import METADATA, Moment, TelegramId
from db.requests.requests import requests
from db.upserts import insert_into
from domain.promises import Promise

promises = Table(
    "promises",
    METADATA,
    Column("person_id", TelegramId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("hub", String(24), primary_key=True),
    Column("made_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("kept_at", Moment),
    Column("kept_by", TelegramId, ForeignKey("people.id", ondelete="SET NULL")),
    Column("broken_at", Moment),
)
Index("ix_promises_kept_by", promises.c.kept_by)


class Promises:
    """Reads and writes promises inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def make(self, promise: Promise) -> None:
        """Promise an answer, in place of any earlier promise of that hub to that person."""
        values = {"made_at": promise.made_at, "due_at": promise.due_at}
        fresh = {**values, "kept_at": None, "kept_by": None, "broken_at": None}
        making = insert_into(promises, self._connection).values(person_id=promise.person_id, hub=promise.hub, **values)
        keys = [promises.c.person_id, promises.c.hub]
        await self._connection.execute(making.on_conflict_do_update(index_elements=keys, set_=fresh))

    async def get(self, person_id: int, hub: str) -> Promise | None:
        """What a hub has promised to a person."""
        return next((promise for promise in await self.of_person(person_id) if promise.hub == hub), None)

    async def of_person(self, person_id: int) -> list[Promise]:
        """Everything promised to a person."""
        found = await self._connection.execute(
            select(promises).where(promises.c.person_id == person_id).order_by(promises.c.hub)
        )
        return [
            Promise(row.person_id, row.hub, row.made_at, row.due_at, row.kept_at, row.kept_by, row.broken_at)
            for row in found.all()
        ]

    async def keep(
        self, person_ids: Collection[int], hubs: Collection[str], kept_by: int | None, now: dt.datetime
    ) -> int:
        """Keep promises of these hubs to these people that had not been kept; returns how many."""
        kept = await self._connection.execute(
            update(promises)
            .where(
                promises.c.person_id.in_(list(person_ids)),
                promises.c.hub.in_(list(hubs)),
                promises.c.kept_at.is_(None),
            )
            .values(kept_at=now, kept_by=kept_by)
        )
        return kept.rowcount

    async def note_broken(self, person_id: int, hub: str, now: dt.datetime) -> bool:
        """Keep that a promise was broken; False when it was kept, or noted as broken before."""
        broken = await self._connection.execute(
            update(promises)
            .where(
                promises.c.person_id == person_id,
                promises.c.hub == hub,
                promises.c.kept_at.is_(None),
                promises.c.broken_at.is_(None),
            )
            .values(broken_at=now)
        )
        return broken.rowcount == 1

    async def called_by(self, person_id: int, hub: str, since: dt.datetime) -> tuple[dt.datetime, int | None] | None:
        """When, and by whose request, a hub first called somebody since a moment."""
        found = await self._connection.execute(
            select(calls.c.asked_at, requests.c.coordinator_id)
            .join(requests, requests.c.id == calls.c.request_id)
            .where(calls.c.person_id == person_id, calls.c.asked_at >= since, requests.c.hub == hub)
            .order_by(calls.c.asked_at)
            .limit(1)
        )
        row = found.one_or_none()
        return None if row is None else (row.asked_at, row.coordinator_id)
