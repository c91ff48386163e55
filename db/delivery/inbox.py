"""The inbox: every update Telegram handed over, kept before Telegram is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Index,
    Integer,
    String,
    Table,
    Text,
    bindparam,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, UNANSWERED, Moment, TelegramId
from db.upserts import insert_into
from domain.moments import later

LONGEST_REST: Final = 5.0  #: Seconds between two attempts at an update.
REASON_LENGTH: Final = 200  #: Characters that are kept of why an attempt failed.


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


@dataclass(frozen=True, slots=True)
class Waiting:
    """The next update of a lane."""

    update_id: int
    body: str
    attempts: int
    received_at: dt.datetime
    not_before: dt.datetime | None

    def rest(self, now: dt.datetime) -> float:
        """Seconds until it may be tried; a clock set back makes nobody wait longer than the longest rest."""
        return 0.0 if self.not_before is None else min((self.not_before - now).total_seconds(), LONGEST_REST)


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """An update that could not be worked; `reason` is the kind of failure, never what was written."""

    update_id: int
    received_at: dt.datetime
    reason: str
    attempts: int


inbox = Table(
    "inbox",
    METADATA,
    Column("update_id", TelegramId, primary_key=True, autoincrement=False),
    Column("lane", TelegramId, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("state", String(8), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("not_before", Moment),  # after a failure; none: at once, whatever the clock says
    Column("body", Text, nullable=False),
    Column("reason", String(REASON_LENGTH), nullable=False, server_default=""),
)
Index(
    "ix_inbox_new",
    inbox.c.lane,
    inbox.c.update_id,
    sqlite_where=inbox.c.state == InboxState.NEW.value,
)
Index("ix_inbox_lane", inbox.c.lane)
_IS_DEAD: Final = inbox.c.state == InboxState.DEAD.value
_IS_NEW: Final = inbox.c.state == InboxState.NEW.value
_LOCK: Final = select(func.pg_advisory_xact_lock(bindparam("lane", type_=TelegramId)))
_NEXT: Final = (
    select(inbox.c.update_id, inbox.c.body, inbox.c.attempts, inbox.c.received_at, inbox.c.not_before)
    .where(_IS_NEW, inbox.c.lane == bindparam("lane"))
    .order_by(inbox.c.update_id)
    .limit(1)
)
_FINISH: Final = (
    update(inbox)
    .where(inbox.c.update_id == bindparam("number"))
    .values(state=InboxState.DONE.value, body="")
    .execution_options(**UNANSWERED)
)


def _may_be_tried(now: dt.datetime) -> ColumnElement[bool]:
    longest = later(now, dt.timedelta(seconds=LONGEST_REST))  # what rests longer was kept before the clock was set back
    return or_(inbox.c.not_before.is_(None), inbox.c.not_before <= now, inbox.c.not_before > longest)


class Inbox:
    """Reads and writes the inbox inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

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
            await self._connection.execute(insert_into(inbox, self._connection).on_conflict_do_nothing(), rows)

    async def lanes(self, now: dt.datetime, received_until: dt.datetime, most: int) -> list[tuple[int, int]]:
        """(lane, how many updates) of lanes with updates that wait and were received by then, oldest first.

        What was received later than now came before the clock was set back.
        """
        has_come = or_(inbox.c.received_at <= received_until, inbox.c.received_at > now)
        found = await self._connection.execute(
            select(inbox.c.lane, func.count())
            .where(_IS_NEW, has_come, _may_be_tried(now))
            .group_by(inbox.c.lane)
            .order_by(func.min(inbox.c.update_id))
            .limit(most)
        )
        return [(lane, updates) for lane, updates in found]

    async def next_of(self, lane: int) -> Waiting | None:
        """The lane's oldest update that waits, or None; until this unit of work ends no other process has it."""
        if self._connection.dialect.name == "postgresql":
            await self._connection.execute(_LOCK, {"lane": lane})
        row = (await self._connection.execute(_NEXT, {"lane": lane})).one_or_none()
        return None if row is None else Waiting(*row)

    async def finish(self, update_id: int) -> None:
        """Mark an update done and forget what it said."""
        await self._connection.execute(_FINISH, {"number": update_id})

    async def count_first_attempts(self, lanes: Sequence[int]) -> list[int]:
        """Count one attempt at the next update of each lane where none has been counted; returns which updates."""
        firsts = select(func.min(inbox.c.update_id)).where(_IS_NEW, inbox.c.lane.in_(lanes)).group_by(inbox.c.lane)
        counted = await self._connection.execute(
            update(inbox)
            .where(inbox.c.update_id.in_(firsts), _IS_NEW, inbox.c.attempts == 0)
            .values(attempts=1)
            .returning(inbox.c.update_id)
        )
        return list(counted.scalars())

    async def count_attempt(self, update_id: int) -> None:
        """Count an attempt that is about to be made."""
        await self._connection.execute(
            update(inbox).where(inbox.c.update_id == update_id, _IS_NEW).values(attempts=inbox.c.attempts + 1)
        )

    async def note_failure(
        self, update_id: int, reason: str, again: dt.datetime | None, *, is_counted: bool = False
    ) -> None:
        """Keep that an attempt failed, and count it unless it was counted beforehand.

        Without a time for the next attempt, the update is a dead letter.
        """
        state = InboxState.DEAD if again is None else InboxState.NEW
        attempts = inbox.c.attempts if is_counted else inbox.c.attempts + 1
        await self._connection.execute(
            update(inbox)
            .where(inbox.c.update_id == update_id, _IS_NEW)
            .values(attempts=attempts, reason=reason[:REASON_LENGTH], state=state.value, not_before=again)
        )

    async def dead(self) -> list[DeadLetter]:
        """All dead letters, oldest first, without what they say."""
        query = select(inbox.c.update_id, inbox.c.received_at, inbox.c.reason, inbox.c.attempts)
        found = await self._connection.execute(query.where(_IS_DEAD).order_by(inbox.c.received_at, inbox.c.update_id))
        return [DeadLetter(row.update_id, row.received_at, row.reason, row.attempts) for row in found]

    async def revive(self, now: dt.datetime, update_ids: Sequence[int] | None = None) -> int:
        """Let dead letters (None: all) wait for their effect as if they had come now; returns how many."""
        which = _IS_DEAD if update_ids is None else _IS_DEAD & inbox.c.update_id.in_(update_ids)
        fresh = {"state": InboxState.NEW.value, "received_at": now, "attempts": 0, "reason": "", "not_before": None}
        revived = await self._connection.execute(update(inbox).where(which).values(fresh))
        return revived.rowcount

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
