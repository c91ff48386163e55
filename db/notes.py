"""Notes: what a coordinator and those who come write to each other about a request."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from db.metadata import METADATA, Moment, RowId, TelegramId

notes = Table(
    "notes",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("request_id", ForeignKey("requests.id", ondelete="CASCADE"), nullable=False),
    Column("sender_id", TelegramId, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("receiver_id", TelegramId, ForeignKey("people.id", ondelete="CASCADE")),  # none: everybody who comes
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
Index("ix_notes_request_id", notes.c.request_id)
Index("ix_notes_sender_id", notes.c.sender_id)
Index("ix_notes_receiver_id", notes.c.receiver_id)
