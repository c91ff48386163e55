"""People without the app whom a coordinator has added to a request by name."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, String, Table

from db.metadata import METADATA, Moment, RowId, TelegramId

guests = Table(
    "guests",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("request_id", ForeignKey("requests.id", ondelete="CASCADE"), nullable=False),
    Column("name", String(64), nullable=False),
    Column("phone", String(20), nullable=False, server_default=""),
    Column("added_by", TelegramId, ForeignKey("people.id", ondelete="SET NULL")),
    Column("added_at", Moment, nullable=False),
    Column("checked_in_at", Moment),
)
Index("ix_guests_request_id", guests.c.request_id)
Index("ix_guests_added_by", guests.c.added_by)
