"""Templates: requests that a hub sends again and again, without their day."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text, Time

from db.metadata import METADATA, Moment, RowId, TelegramId

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
