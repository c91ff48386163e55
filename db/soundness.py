"""Whether a database is whole and takes writes."""

from __future__ import annotations

from sqlalchemy import text

from db.engine import Database


async def damage(database: Database) -> str:
    """The first fault that SQLite finds in its file, in one line; empty for none. PostgreSQL watches over itself."""
    if not database.is_sqlite:
        return ""
    async with database.reading() as work:
        found = str(await work.connection.scalar(text("PRAGMA quick_check(1)")))
    return "" if found == "ok" else " ".join(found.split())[:100]


async def try_writing(database: Database) -> None:
    """Write what stands there already. Raises DatabaseUnavailable when the database takes no writes."""
    async with database.work() as work:
        await work.connection.execute(text("UPDATE alembic_version SET version_num = version_num"))
