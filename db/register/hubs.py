"""What is registered about the municipality and its hubs: the truth after the first import."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Column, Integer, String, Table, Text, delete, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment
from domain.hubs import Municipality
from domain.register_form import read_json, write_json

registers = Table(
    "registers",
    METADATA,
    Column("version", Integer, primary_key=True),
    Column("kept_at", Moment, nullable=False),
    Column("origin", String(64), nullable=False),
    Column("content", Text, nullable=False),
)


class Hubs:
    """Keeps the whole register as one validated document per version: an import is atomic by nature."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def version(self) -> int:
        """The number of the newest register; 0 before the first import."""
        newest = select(registers.c.version).order_by(registers.c.version.desc()).limit(1)
        return await self._connection.scalar(newest) or 0

    async def hold(self) -> None:
        """Let nobody else keep a register until the unit of work ends; SQLite has one writer anyway."""
        if self._connection.dialect.name == "postgresql":
            await self._connection.execute(text("LOCK TABLE registers IN EXCLUSIVE MODE"))

    async def has(self, version: int) -> bool:
        """Whether a version is still kept."""
        return (
            await self._connection.scalar(select(registers.c.version).where(registers.c.version == version)) == version
        )

    async def load(self, version: int) -> Municipality:
        """The register of one version."""
        content = await self._connection.scalar(select(registers.c.content).where(registers.c.version == version))
        return read_json(content or "", Municipality)

    async def save(self, municipality: Municipality, origin: str, now: dt.datetime, *, keep: int = 50) -> int:
        """Keep a register as the newest one; older ones stay for undoing. Returns its version."""
        version = await self.version() + 1
        await self._connection.execute(
            insert(registers).values(version=version, kept_at=now, origin=origin[:64], content=write_json(municipality))
        )
        await self._connection.execute(delete(registers).where(registers.c.version <= version - keep))
        return version
