"""The database: units of work on SQLite or PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final, Self

from sqlalchemy import text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from db.choices import Bits
from db.outages import DatabaseDamaged, DatabaseUnavailable, LastedTooLong, outages
from db.sqlite import READING, Pen, sqlite_engine
from db.work import UnitOfWork

__all__ = ["Database", "DatabaseDamaged", "DatabaseUnavailable", "LastedTooLong", "take_time"]

IDLE_MS: Final = 10_000  #: Then PostgreSQL ends the transaction of a process that stands still, and frees its locks.
LONGEST_MS: Final = 20_000  #: The same half-way through a statement, where PostgreSQL takes nobody for idle.
CLOSING_SECONDS: Final = 1.0  #: For taking leave of PostgreSQL.
CONNECTIONS: Final = 12  #: To PostgreSQL, for each process: its lanes, its loops and some to spare.


class Database:
    """One database, opened once a process.

    `work()` is a unit of work: everything in it commits together on a clean exit, or nothing does. On SQLite
    units of work of this process queue for the pen, and a transaction begins with BEGIN IMMEDIATE, so that none
    can fail half-way because another process wrote in between.
    """

    def __init__(self, url: str) -> None:
        self.url: URL = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._engine = sqlite_engine(self.url) if self.is_sqlite else _postgresql_engine(self.url)
        self._pen = Pen(self._engine) if self.is_sqlite else None
        self._bits: Bits = {}

    @property
    def engine(self) -> AsyncEngine:
        """The engine, for what listens outside any unit of work."""
        return self._engine

    @property
    def is_homeless(self) -> bool:
        """Whether this is an SQLite file in a folder that does not exist."""
        return self.is_sqlite and not Path(self.url.database or ".").parent.is_dir()

    @property
    def new_file(self) -> Path | None:
        """The SQLite file that does not exist yet, or holds nothing; None for a database that holds something."""
        file = Path(self.url.database or ".")
        is_new = self.is_sqlite and self.url.database and (not file.exists() or not file.stat().st_size)
        return file if is_new else None

    @asynccontextmanager
    async def work(self) -> AsyncIterator[UnitOfWork]:
        """Open a unit of work. Raises DatabaseUnavailable when the database cannot take it."""
        writing = self._pen.writing() if self._pen else self.connected()
        async with writing as connection:
            yield UnitOfWork(connection, self._bits)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[UnitOfWork]:
        """Look at one moment of the database without ever holding up a writer; nothing can be written here."""
        engine = self._engine.execution_options(**{READING: True})
        if not self.is_sqlite:
            engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        async with self._connected(engine) as connection:
            yield UnitOfWork(connection, self._bits)

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[AsyncConnection]:
        """A connection in a transaction of its own. Raises DatabaseUnavailable as `work` does.

        What the caller's own code raises passes as it is, an OSError too: only opening and committing meet the disk.
        """
        async with self._connected(self._engine) as connection:
            yield connection

    @asynccontextmanager
    async def _connected(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        connection = await _opened(engine)
        try:
            with outages():
                try:
                    yield connection
                except BaseException:
                    with suppress(DBAPIError):  # a connection that is gone must not hide what went wrong
                        await connection.rollback()
                    raise
                await connection.commit()
        finally:
            await connection.close()

    async def close(self) -> None:
        """Give all connections back."""
        if self._pen:
            await self._pen.close()
        with suppress(TimeoutError):  # a server that does not hear its clients go is no reason to stay
            async with asyncio.timeout(CLOSING_SECONDS):
                await self._engine.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


async def take_time(connection: AsyncConnection) -> None:
    """Let this one transaction last as long as it needs; for what moves everything while nothing is served by it."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SET LOCAL transaction_timeout = 0"))


async def _opened(engine: AsyncEngine) -> AsyncConnection:
    try:
        with outages():
            connection = await engine.connect()
            try:
                await connection.begin()
            except BaseException:
                await connection.close()
                raise
            return connection
    except OSError as error:  # asyncpg lets the socket's own error through
        raise DatabaseUnavailable(type(error).__name__) from error


def _postgresql_engine(url: URL) -> AsyncEngine:
    settings = {"idle_in_transaction_session_timeout": str(IDLE_MS), "transaction_timeout": str(LONGEST_MS)}
    return create_async_engine(
        url,
        pool_size=CONNECTIONS,
        max_overflow=4,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"server_settings": settings},
    )
