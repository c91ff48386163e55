"""Letters: what goes to many, written once for each language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from sqlalchemy import Column, ColumnElement, ForeignKey, Index, String, Table, Text, case, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import METADATA, RowId

letters = Table(
    "letters",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("request_id", ForeignKey("requests.id", ondelete="CASCADE")),
    Column("language", String(8), nullable=False),
    Column("payload", Text, nullable=False),
)
Index("ix_letters_request_id", letters.c.request_id)


def packed(payload: Mapping[str, Any]) -> str:
    """A payload as letters and outbox keep it: JSON."""
    return orjson.dumps(payload).decode()


async def write(connection: AsyncConnection, request_id: int, texts: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
    """Keep one payload for each language; returns the letters' ids by language."""
    ids = {}
    for language, payload in texts.items():
        written = await connection.execute(
            insert(letters)
            .values(request_id=request_id, language=language, payload=packed(payload))
            .returning(letters.c.id)
        )
        ids[language] = written.scalar_one()
    return ids


def letter_for(language: ColumnElement[str], ids: Mapping[str, int]) -> ColumnElement[int]:
    """The letter for a reader of a language; whose language has none gets the first."""
    return case(*[(language == name, number) for name, number in ids.items()], else_=next(iter(ids.values())))
