"""What lies in a database, on either engine."""

from __future__ import annotations

from sqlalchemy import text

from db import Database


async def rows_in(url: str, query: str) -> list[tuple[object, ...]]:
    """The answer to a query, through a connection of its own."""
    async with Database(url) as database, database.reading() as work:
        return [tuple(row) for row in await work.connection.execute(text(query))]
