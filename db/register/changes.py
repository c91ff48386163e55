"""Who changed what in the register, and when: what a coordinator sees and may take back."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment, RowId, TelegramId
from domain.changes import Change, ChangeKind

changes = Table(
    "changes",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("person_id", TelegramId, ForeignKey("people.id", ondelete="SET NULL")),
    Column("hub", String(24), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("facility", String(24), nullable=False, server_default=""),
    Column("first", Date),
    Column("last", Date),
)
Index("ix_changes_hub", changes.c.hub, changes.c.version)
Index("ix_changes_person_id", changes.c.person_id)

KEPT: Final = 500
"""How many versions back changes are remembered."""


class Changes:
    """Reads and writes changes inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def note(self, change: Change) -> None:
        """Keep one change."""
        await self._connection.execute(
            insert(changes).values(
                version=change.version,
                at=change.at,
                person_id=change.person_id,
                hub=change.hub,
                kind=change.kind.value,
                facility=change.facility,
                first=change.first,
                last=change.last,
            )
        )
        await self._connection.execute(delete(changes).where(changes.c.version <= change.version - KEPT))

    async def of_hub(self, hub: str, most: int) -> list[Change]:
        """The newest changes of a hub, the last one first."""
        return await self._read(hub, None, most)

    async def get(self, hub: str, version: int) -> Change | None:
        """The change of a hub that made one version."""
        return next(iter(await self._read(hub, version, 1)), None)

    async def _read(self, hub: str, version: int | None, most: int) -> list[Change]:
        query = select(changes).where(changes.c.hub == hub).order_by(changes.c.id.desc()).limit(most)
        if version is not None:
            query = query.where(changes.c.version == version)
        return [
            Change(row.version, row.at, row.person_id, row.hub, ChangeKind(row.kind), row.facility, row.first, row.last)
            for row in await self._connection.execute(query)
        ]
