"""Certificates of voluntary work, each with the code that proves it."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text

from db.metadata import METADATA, Moment, TelegramId

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
