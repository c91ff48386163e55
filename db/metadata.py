"""The one MetaData all tables share, and the column types of the house."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, MetaData
from sqlalchemy.types import TypeDecorator

METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

UNANSWERED: Final[dict[str, Any]] = {"is_unanswered": True}
"""Execution options of a statement of which nobody asks rows or their number: on SQLite it may wait for company."""

TelegramId = BigInteger().with_variant(Integer, "sqlite")
"""Telegram's ids take up to 52 bits. SQLite's INTEGER does, and as a primary key it is the row's own address."""

RowId = BigInteger().with_variant(Integer, "sqlite")
"""A counted key: SQLite counts only INTEGER columns."""


class Moment(TypeDecorator[dt.datetime]):
    """An aware moment. PostgreSQL keeps the zone; SQLite keeps UTC without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Refuse naive moments, and store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        utc = value.astimezone(dt.UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Give back an aware moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if dialect.name == "sqlite" else value.astimezone(dt.UTC)
