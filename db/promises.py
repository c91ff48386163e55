"""Promises: by when a hub answers a new volunteer, and whether it did."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, String, Table

from db.metadata import METADATA, Moment, TelegramId

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
