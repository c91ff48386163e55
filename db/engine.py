"""The database: engines, pragmas, and how one writes at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Final, Self

from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from db.work import UnitOfWork

BUSY_TIMEOUT_MS: Final = 5000
PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
)


class DatabaseUnavailable(Exception):  # noqa: N818 -- a state, not a mistake
    """The database is locked, full, read-only or away; nothing of the unit of work was kept."""


class Database:
    """One database, opened once a process.

    `work()` is a unit of work: everything in it commits together on a clean exit, or nothing does. On SQLite
    units of work of this process queue at a lock, and each begins with BEGIN IMMEDIATE, so that none can fail
    half-way because another process wrote in between.
    """

    def __init__(self, url: str) -> None:
        self.url: URL = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._turn = asyncio.Lock()
        self._engine = _sqlite_engine(self.url) if self.is_sqlite else _postgresql_engine(self.url)

    @property
    def engine(self) -> AsyncEngine:
        """The engine, for migrations and backups."""
        return self._engine

    @property
    def is_homeless(self) -> bool:
        """Whether this is an SQLite file in a folder that does not exist."""
        return self.is_sqlite and not Path(self.url.database or ".").parent.is_dir()

    @asynccontextmanager
    async def work(self) -> AsyncIterator[UnitOfWork]:
        """Open a unit of work. Raises DatabaseUnavailable when the database cannot take it."""
        if self.is_sqlite:
            async with self._turn, self.connected() as connection:
                yield UnitOfWork(connection)
        else:
            async with self.connected() as connection:
                yield UnitOfWork(connection)

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[AsyncConnection]:
        """A connection in a transaction of its own. Raises DatabaseUnavailable as `work` does.

        What the caller's own code raises passes as it is, an OSError too: only opening and committing meet the disk.
        """
        connection = await self._opened()
        try:
            with _outages():
                try:
                    yield connection
                except BaseException:
                    await connection.rollback()
                    raise
                await connection.commit()
        finally:
            await connection.close()

    async def _opened(self) -> AsyncConnection:
        try:
            with _outages():
                connection = await self._engine.connect()
                try:
                    await connection.begin()
                except BaseException:
                    await connection.close()
                    raise
                return connection
        except OSError as error:  # asyncpg lets the socket's own error through
            raise DatabaseUnavailable(type(error).__name__) from error

    async def close(self) -> None:
        """Give all connections back."""
        await self._engine.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


@contextmanager
def _outages() -> Iterator[None]:
    """Tell an outage of the database from a mistake in a statement."""
    try:
        yield
    except DBAPIError as error:
        if _is_outage(error):
            raise DatabaseUnavailable(_cause(error)) from error
        raise


def _sqlite_engine(url: URL) -> AsyncEngine:
    engine = create_async_engine(url, pool_size=2, max_overflow=0, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_immediately)
    return engine


def _postgresql_engine(url: URL) -> AsyncEngine:
    return create_async_engine(url, pool_pre_ping=True, hide_parameters=True)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions of its own
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_immediately(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


_SQLITE_OUTAGES: Final = (
    "locked",
    "full",
    "readonly",
    "read-only",
    "unable to open",
    "disk i/o",
    "busy",
    "not a database",
    "malformed",
)
_POSTGRESQL_OUTAGES: Final = ("08", "53", "57P0", "40001", "40P01", "55P03")
"""SQLSTATEs (or how they begin): no connection, no room, shut down, serialization, deadlock, lock timeout."""


def _is_outage(error: DBAPIError) -> bool:
    """Whether trying again later can help; SQLite tells these apart only in words."""
    if error.connection_invalidated:
        return True
    state = str(getattr(error.orig, "sqlstate", None) or "")
    if state:
        return state.startswith(_POSTGRESQL_OUTAGES)
    return any(word in str(error.orig).lower() for word in _SQLITE_OUTAGES)


def _cause(error: DBAPIError) -> str:
    """What the operator is told: SQLite's few words, or PostgreSQL's code; never a statement with its values."""
    state = getattr(error.orig, "sqlstate", None)
    return f"SQLSTATE {state}" if state else str(error.orig)[:100]
