"""Certificates of voluntary work, each with the code that proves it."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Any

import orjson
from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Row, String, Table, Text, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, Moment, TelegramId
from domain.aftercare import Hours
from domain.certificates import Certificate

certificates = Table(
    "certificates",
    METADATA,
    Column("code", String(16), primary_key=True),
    Column("person_id", TelegramId, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("name", String(64), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("content", Text, nullable=False),  # JSON: hours by hub and role
    Column("issued_at", Moment, nullable=False),
)
Index("ix_certificates_person_id", certificates.c.person_id)


class Certificates:
    """Reads and writes certificates inside a unit of work; they go with the person they are about."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(self, certificate: Certificate) -> None:
        """Keep a new certificate."""
        await self._connection.execute(
            insert(certificates).values(
                code=certificate.code,
                person_id=certificate.person_id,
                name=certificate.name,
                first_day=certificate.first,
                last_day=certificate.last,
                minutes=certificate.minutes,
                content=orjson.dumps([asdict(part) for part in certificate.hours]).decode(),
                issued_at=certificate.issued_at,
            )
        )

    async def get(self, code: str) -> Certificate | None:
        """The certificate with this code."""
        found = await self._connection.execute(select(certificates).where(certificates.c.code == code))
        row = found.one_or_none()
        return None if row is None else _read(row)

    async def of_person(self, person_id: int) -> list[Certificate]:
        """A person's certificates, newest first."""
        found = await self._connection.execute(
            select(certificates)
            .where(certificates.c.person_id == person_id)
            .order_by(certificates.c.issued_at.desc(), certificates.c.code)
        )
        return [_read(row) for row in found]


def _read(row: Row[Any]) -> Certificate:
    return Certificate(
        row.code, row.person_id, row.name, tuple(_part(part) for part in orjson.loads(row.content)), row.issued_at
    )


def _part(kept: dict[str, Any]) -> Hours:
    days = {name: dt.date.fromisoformat(kept[name]) for name in ("first", "last")}
    return Hours(**kept | days)
