"""Standing duties: requests that come back every week or every other, and who has taken all of them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    Time,
    false,
)

from db.metadata import METADATA, Moment, RowId, TelegramId

series = Table(
    "series",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("coordinator_id", TelegramId, ForeignKey("people.id", ondelete="SET NULL")),
    Column("hub", String(24), nullable=False),
    Column("role", String(24), nullable=False),
    Column("interests", BigInteger, nullable=False, server_default="0"),
    Column("activity", String(100), nullable=False),
    Column("starts", Time, nullable=False),
    Column("ends", Time, nullable=False),
    Column("needed", Integer, nullable=False),
    Column("text", Text, nullable=False, server_default=""),
    Column("private_text", Text, nullable=False, server_default=""),
    Column("every_weeks", SmallInteger, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date),
    Column("made_until", Date),
    Column("is_stopped", Boolean, nullable=False, server_default=false()),
    Column("created_at", Moment, nullable=False),
)
Index("ix_series_coordinator_id", series.c.coordinator_id)

series_members = Table(
    "series_members",
    METADATA,
    Column("series_id", ForeignKey("series.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", TelegramId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("since", Moment, nullable=False),
)
Index("ix_series_members_person_id", series_members.c.person_id)
