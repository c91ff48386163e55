"""The inbox: every update Telegram handed over, kept before Telegram is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Column, Index, Integer, String, Table, Text, func, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment, TelegramId


class InboxState(StrEnum):
    """The life of an update."""

    NEW = "new"  #: Waits for its effect.
    DONE = "done"  #: Has had its effect; the body is gone, the id stays against redelivery.
    DEAD = "dead"  #: Cannot be worked; kept for a person to look at.


@dataclass(frozen=True, slots=True)
class Received:
    """One update as it came. `lane` is the person (else the chat) whose updates go one by one."""

    update_id: int
    lane: int
    body: str


inbox = Table(
    "inbox",
    METADATA,
    Column("update_id", TelegramId, primary_key=True, autoincrement=False),
    Column("lane", TelegramId, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("state", String(8), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("body", Text, nullable=False),
    Column("reason", String(200), nullable=False, server_default=""),
)
Index(
    "ix_inbox_new",
    inbox.c.update_id,
    sqlite_where=inbox.c.state == InboxState.NEW.value,
    postgresql_where=inbox.c.state == InboxState.NEW.value,
)
Index("ix_inbox_lane", inbox.c.lane)


class Inbox:
    """Reads and writes the inbox inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        sqlite = connection.dialect.name == "sqlite"
        self._insert = sqlite_insert if sqlite else postgresql_insert

    async def keep(self, updates: Sequence[Received], now: dt.datetime) -> None:
        """Keep updates; those kept before are left as they are."""
        if updates:
            rows = [
                {
                    "update_id": u.update_id,
                    "lane": u.lane,
                    "body": u.body,
                    "received_at": now,
                    "state": InboxState.NEW.value,
                }
                for u in updates
            ]
            await self._connection.execute(self._insert(inbox).on_conflict_do_nothing(), rows)

    async def waiting(self) -> list[tuple[int, int]]:
        """(update id, lane) of all updates that wait, oldest first; ids only, so that a backlog stays small."""
        query = select(inbox.c.update_id, inbox.c.lane).where(inbox.c.state == InboxState.NEW.value)
        found = await self._connection.execute(query.order_by(inbox.c.update_id))
        return [(row.update_id, row.lane) for row in found]

    async def body(self, update_id: int) -> tuple[str, int] | None:
        """(body, attempts) of an update that waits; None when it has been worked already."""
        found = await self._connection.execute(
            select(inbox.c.body, inbox.c.attempts).where(
                inbox.c.update_id == update_id, inbox.c.state == InboxState.NEW.value
            )
        )
        row = found.one_or_none()
        return None if row is None else (row.body, row.attempts)

    async def finish(self, update_id: int) -> None:
        """Mark an update done and forget what it said."""
        await self._connection.execute(
            update(inbox).where(inbox.c.update_id == update_id).values(state=InboxState.DONE.value, body="")
        )

    async def note_failure(self, update_id: int, reason: str, *, is_last: bool) -> None:
        """Count a failed attempt; the last one makes the update a dead letter."""
        state = InboxState.DEAD if is_last else InboxState.NEW
        await self._connection.execute(
            update(inbox)
            .where(inbox.c.update_id == update_id)
            .values(attempts=inbox.c.attempts + 1, reason=reason[:200], state=state.value)
        )

    async def forget_person(self, person_id: int) -> None:
        """Empty everything a person sent, take the person's number off it, and work none of it that still waits."""
        await self._connection.execute(
            update(inbox).where(inbox.c.lane == person_id).values(body="", lane=0, state=InboxState.DONE.value)
        )

    async def count(self, state: InboxState) -> int:
        """How many updates are in one state."""
        found = await self._connection.scalar(
            select(func.count()).select_from(inbox).where(inbox.c.state == state.value)
        )
        return found or 0
