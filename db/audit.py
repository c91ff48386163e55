"""The audit: who did or tried what to what; ids only, no texts, no names."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Column, Index, String, Table, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment, RowId

audit = Table(
    "audit",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("action", String(40), nullable=False),
    Column("target", String(80), nullable=False, server_default=""),
)
Index("ix_audit_actor", audit.c.actor)


class Audit:
    """Writes the audit inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def note(self, actor: int | None, action: str, target: object, now: dt.datetime) -> None:
        """Keep that an actor (None: the operator) did or tried something."""
        who = "operator" if actor is None else str(actor)
        await self._connection.execute(insert(audit).values(at=now, actor=who, action=action, target=str(target)[:80]))

    async def of_person(self, person_id: int) -> list[tuple[dt.datetime, str, str]]:
        """What a person did: (when, action, target)."""
        found = await self._connection.execute(
            select(audit.c.at, audit.c.action, audit.c.target)
            .where(audit.c.actor == str(person_id))
            .order_by(audit.c.id)
        )
        return [(row.at, row.action, row.target) for row in found]

    async def count(self, person_id: int, action: str, target: str) -> int:
        """How often a person did something to one target."""
        found = await self._connection.scalar(
            select(func.count())
            .select_from(audit)
            .where(audit.c.actor == str(person_id), audit.c.action == action, audit.c.target == target)
        )
        return found or 0

    async def forget_person(self, person_id: int) -> None:
        """Put a pseudonym in place of a person's id."""
        pseudonym = "erased"
        await self._connection.execute(update(audit).where(audit.c.actor == str(person_id)).values(actor=pseudonym))
        await self._connection.execute(update(audit).where(audit.c.target == str(person_id)).values(target=pseudonym))
