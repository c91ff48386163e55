"""Templates: requests that a hub sends again and again, without their day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text, Time, delete, insert, select
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from db.choices import ChoiceKind, Choices
from db.metadata import METADATA, Moment, RowId, TelegramId
from db.requests.asked_for import values_of
from domain.requests import Request
from domain.templates import Template

templates = Table(
    "templates",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("hub", String(24), nullable=False),
    Column("activity", String(100), nullable=False),
    Column("role", String(24)),
    Column("interests", BigInteger, nullable=False, server_default="0"),
    Column("starts", Time),
    Column("ends", Time),
    Column("needed", Integer),
    Column("text", Text, nullable=False, server_default=""),
    Column("private_text", Text, nullable=False, server_default=""),
    Column("saved_by", TelegramId, ForeignKey("people.id", ondelete="SET NULL")),
    Column("saved_at", Moment, nullable=False),
)
Index("ix_templates_hub", templates.c.hub)
Index("ix_templates_saved_by", templates.c.saved_by)


class Templates:
    """Reads and writes templates inside a unit of work."""

    def __init__(self, connection: AsyncConnection, choices: Choices) -> None:
        self._connection = connection
        self._choices = choices

    async def get(self, template_id: int) -> Template | None:
        """One template."""
        row = (await self._connection.execute(select(templates).where(templates.c.id == template_id))).one_or_none()
        return None if row is None else await self._read(row)

    async def of_hubs(self, hubs: Collection[str], most: int) -> list[Template]:
        """The templates of some hubs, in the order of their names."""
        found = await self._connection.execute(
            select(templates)
            .where(templates.c.hub.in_(hubs))
            .order_by(templates.c.activity, templates.c.hub, templates.c.id)
            .limit(most)
        )
        return [await self._read(row) for row in found.all()]

    async def save(self, request: Request, saved_by: int, now: dt.datetime) -> int:
        """Keep a request as a template, in place of the hub's one of the same name; its number."""
        await self._connection.execute(
            delete(templates).where(templates.c.hub == request.hub, templates.c.activity == request.activity)
        )
        made = await self._connection.execute(
            insert(templates)
            .values(await values_of(request, self._choices) | {"saved_by": saved_by, "saved_at": now})
            .returning(templates.c.id)
        )
        number: int = made.scalar_one()
        return number

    async def forget(self, template_id: int) -> None:
        """Remove a template."""
        await self._connection.execute(delete(templates).where(templates.c.id == template_id))

    async def _read(self, row: Row[Any]) -> Template:
        return Template(
            id=row.id,
            hub=row.hub,
            activity=row.activity,
            saved_at=row.saved_at,
            role=row.role,
            interests=await self._choices.slugs(ChoiceKind.INTEREST, row.interests),
            starts=row.starts,
            ends=row.ends,
            needed=row.needed,
            text=row.text,
            private_text=row.private_text,
        )
