"""INSERT … ON CONFLICT in the dialect of the database at hand; the other one's is not loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncConnection

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import Insert as PostgresqlInsert
    from sqlalchemy.dialects.sqlite import Insert as SqliteInsert


def insert_into(table: Table, connection: AsyncConnection) -> PostgresqlInsert | SqliteInsert:
    """An INSERT that knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert  # noqa: PLC0415 -- one dialect is enough

        return insert(table)
    from sqlalchemy.dialects.postgresql import insert as insert_there  # noqa: PLC0415 -- as above

    return insert_there(table)
