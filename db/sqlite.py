"""SQLite: how it is prepared, and the one pen that writes.

Units of work that queue for the pen share a transaction, each behind a savepoint: one commit, and one wait for the
disk, serves them all. Nobody is told that a unit is kept before that commit.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final, cast

from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, ExecutionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.util.concurrency import await_

from db import driver
from db.metadata import UNANSWERED
from db.outages import DatabaseUnavailable, outages

BUSY_TIMEOUT_MS: Final = 5000
PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
    "PRAGMA cache_size=-4000",  # KiB: what one hub's part of the index over a million volunteers takes
)
GROUP: Final = 32  #: Units of work in one transaction at most.
READING: Final = "reading"


def sqlite_engine(url: URL) -> AsyncEngine:
    """An engine for one file; every connection has the house's pragmas, and writes begin with the lock."""
    prepared = {"first": PRAGMAS, "isolation_level": None}  # the driver must not begin transactions of its own
    engine = create_async_engine(
        url, module=driver.DRIVER, connect_args=prepared, pool_size=2, max_overflow=2, hide_parameters=True
    )
    event.listen(engine.sync_engine, "begin", _begin)
    event.listen(engine.sync_engine, "do_execute", _held_back)
    return engine


def _begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get(READING, False)
    ours = cast("driver.Connection", connection.connection.dbapi_connection)
    ours.hold_back("BEGIN" if reads else "BEGIN IMMEDIATE")


def _held_back(cursor: Any, statement: str, parameters: Any, context: ExecutionContext) -> bool:
    """Let a statement wait whose outcome nobody needs; true where that is so."""
    if not UNANSWERED.items() <= context.execution_options.items():
        return False
    cursor.owner.hold_back(statement, parameters)
    await_(_nothing())  # SQLAlchemy insists that whoever is awaited waits
    return True


async def _nothing() -> None:
    """Nothing is waited for."""


def driver_connection(connection: AsyncConnection) -> driver.Connection:
    """Our driver's side of a connection."""
    proxied = connection.sync_connection
    if proxied is None:
        raise RuntimeError("the connection is not open")
    return cast("driver.Connection", proxied.connection.dbapi_connection)


class Group:
    """Units of work in one transaction, until it is committed or lost."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection = connection
        self.units = 0  #: Done and waiting for the commit.
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def lose(self, error: BaseException) -> None:
        """Tell all who wait for the commit that there is none."""
        cause = str(error) if isinstance(error, DatabaseUnavailable) else type(error).__name__
        if not self.ended.done():
            self.ended.set_exception(DatabaseUnavailable(cause))
            self.ended.exception()  # where nobody waits, nobody need look


class Pen:
    """Lets one unit of work write at a time, and commits together those that queued for it meanwhile."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._turn = asyncio.Lock()
        self._connection: AsyncConnection | None = None
        self._group: Group | None = None
        self._commits: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A unit of work on a connection; kept when this exits. Raises DatabaseUnavailable when it is not."""
        async with self._turn:
            group = await self._joined()
            try:
                with outages():
                    yield group.connection
                    if driver_connection(group.connection).holds_some_back:  # a failure belongs to this unit
                        await group.connection.exec_driver_sql("SELECT 1")
            except BaseException:
                await self._undo(group)
                raise
            group.units += 1
            if group.units == 1:
                self._queue_for_commit(group)
        await asyncio.shield(group.ended)

    async def close(self) -> None:
        """Let what is under way be committed, and put the pen away."""
        if self._commits:
            await asyncio.wait(self._commits)
        async with self._turn:
            await self._drop()

    async def _joined(self) -> Group:
        """The open transaction, behind a savepoint, or a new one."""
        group = self._group
        if group is None or group.units >= GROUP:
            if group is not None:
                await self._commit(group)
            group = self._group = Group(await self._begun())
        else:
            driver_connection(group.connection).hold_back("SAVEPOINT unit")
        return group

    async def _begun(self) -> AsyncConnection:
        with outages():
            if self._connection is None:
                self._connection = await self._engine.connect()
            await self._connection.begin()
            return self._connection

    def _queue_for_commit(self, group: Group) -> None:
        """Commit behind those who wait for the pen at this moment: their units come along."""

        async def commit() -> None:
            async with self._turn:
                if self._group is group:
                    await self._commit(group)

        task = asyncio.create_task(commit(), name="commit")
        self._commits.add(task)
        task.add_done_callback(self._commits.discard)

    async def _commit(self, group: Group) -> None:
        self._group = None
        try:
            with outages():
                await group.connection.commit()
        except BaseException as error:
            await self._lose(group, error)
            if not isinstance(error, Exception):
                raise
        else:
            group.ended.set_result(None)

    async def _undo(self, group: Group) -> None:
        """Take one unit back; the whole transaction goes when it is the only one, or cannot be saved."""
        try:
            if group.units and not group.connection.invalidated:
                await group.connection.exec_driver_sql("ROLLBACK TO unit")
                return
            await group.connection.rollback()
        except BaseException as trouble:
            await self._lose(group, trouble)
            if not isinstance(trouble, Exception):
                raise
        else:
            self._group = None
            if group.units or group.connection.invalidated:
                await self._lose(group, DatabaseUnavailable("interrupted"))

    async def _lose(self, group: Group, error: BaseException) -> None:
        """Let all who wait for this transaction hear that there is none, and begin anew on another connection."""
        group.lose(error)
        await self._drop()

    async def _drop(self) -> None:
        """Close a connection that is not trusted any more; the next unit opens another."""
        connection, self._connection, self._group = self._connection, None, None
        if connection is not None:
            with suppress(DBAPIError):
                await connection.close()
