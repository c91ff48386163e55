"""aiosqlite as SQLAlchemy sees it, with one visit to the connection's thread for each statement.

SQLAlchemy's own adapter visits the thread four times a statement (cursor, execute, fetch, close), and a cancelled
visit may leave a connection behind that holds the write lock until it is collected. Here a visit is never broken
off: whoever is cancelled waits for the statement in hand. BEGIN and SAVEPOINT travel with the statement after them.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, Final, TypeVar, cast

import aiosqlite
from sqlalchemy.connectors.asyncio import AsyncAdapt_dbapi_connection
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.util.concurrency import await_

T = TypeVar("T")


async def visit(connection: aiosqlite.Connection, function: Callable[[], T]) -> T:
    """Run a function in the connection's thread, to its end even when the caller is cancelled meanwhile."""
    try:
        return await _queued(connection, function)
    except asyncio.CancelledError:
        await _idle(connection)
        raise


def _queued(connection: aiosqlite.Connection, function: Callable[[], T]) -> asyncio.Future[T]:
    if not connection._running:  # noqa: SLF001 -- nobody would ever answer
        raise ValueError("Connection closed")
    result: asyncio.Future[T] = asyncio.get_running_loop().create_future()
    connection._tx.put_nowait((result, function))  # noqa: SLF001 -- SQLAlchemy's adapter goes this way too
    return result


async def _idle(connection: aiosqlite.Connection) -> None:
    """Wait until the thread has done all it was given; being cancelled once more changes nothing."""
    done = _queued(connection, lambda: None)
    while not done.done():
        with suppress(asyncio.CancelledError):
            await asyncio.wait((done,))


class Cursor(AsyncAdapt_aiosqlite_cursor):
    """A cursor whose rows are all there when `execute` returns."""

    __slots__ = ("_outcome",)

    def __init__(self, adapt_connection: AsyncAdapt_dbapi_connection) -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection  # noqa: SLF001 -- as the class above does
        self._rows = deque()
        self._outcome: tuple[Any, int, int | None] = (None, -1, None)

    @property
    def description(self) -> Any:
        """The columns of the rows; None where the statement gives none."""
        return self._outcome[0]

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""
        return self._outcome[1]

    @property
    def lastrowid(self) -> int:
        """The id given to the last inserted row."""
        return self._outcome[2] or 0

    async def _async_soft_close(self) -> None:
        """There is nothing to close: the real cursor ended with its visit."""

    def close(self) -> None:
        """Forget the rows."""
        self._rows.clear()

    async def _execute_async(self, operation: Any, parameters: Any) -> Any:
        await self._run("execute", operation, () if parameters is None else parameters)

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> Any:
        await self._run("executemany", operation, seq_of_parameters)

    async def _run(self, way: str, operation: str, parameters: Any) -> None:
        owner = cast("Connection", self._adapt_connection)
        raw = cast("aiosqlite.Connection", self._connection)
        opening, is_inside = owner.opening, owner.is_begun
        owner.opening, owner.is_begun = (), is_inside or bool(opening)
        statement = partial(_executed, raw, way, operation, parameters, opening=opening, is_inside=is_inside)
        self._outcome, self._rows = await visit(raw, statement)


def _executed(
    connection: aiosqlite.Connection,
    way: str,
    operation: str,
    parameters: Any,
    *,
    opening: Sequence[str],
    is_inside: bool,
) -> tuple[tuple[Any, int, int | None], deque[Any]]:
    """What happens in the thread: what opens the transaction, the statement, and all its rows."""
    raw: sqlite3.Connection = connection._conn  # noqa: SLF001 -- this is its thread
    if is_inside:
        _demand_transaction(raw)
    for statement in opening:
        raw.execute(statement)
    cursor = raw.cursor()
    try:
        getattr(cursor, way)(operation, parameters)
        rows = deque(cursor.fetchall() if cursor.description else ())
        return (cursor.description, cursor.rowcount, cursor.lastrowid), rows
    finally:
        cursor.close()


class Connection(AsyncAdapt_aiosqlite_connection):
    """A connection that opens its transactions late, with the first statement in them."""

    __slots__ = ("is_begun", "opening")

    _cursor_cls = Cursor

    def __init__(self, dbapi: Any, connection: Any) -> None:
        super().__init__(dbapi, connection)
        self.opening: tuple[str, ...] = ()  #: Statements that travel with the next one.
        self.is_begun = False  #: Whether a statement of the present transaction has been sent.

    def open_with(self, statement: str) -> None:
        """Let this statement travel with the next one."""
        self.opening = (*self.opening, statement)

    def commit(self) -> None:
        """Commit what was begun; nothing was if no statement came."""
        self._end("COMMIT")

    def rollback(self) -> None:
        """Undo what was begun."""
        self._end("ROLLBACK")

    def _end(self, statement: str) -> None:
        is_begun, self.is_begun, self.opening = self.is_begun, False, ()
        raw = cast("aiosqlite.Connection", self._connection)
        if raw._connection is None or not is_begun:  # noqa: SLF001 -- closed already
            return
        try:
            await_(visit(raw, partial(_ended, raw, statement)))
        except Exception as error:  # noqa: BLE001 -- sorted out as SQLAlchemy does
            self._handle_exception(error)


def _ended(connection: aiosqlite.Connection, statement: str) -> None:
    raw: sqlite3.Connection = connection._conn  # noqa: SLF001 -- this is its thread
    if statement == "COMMIT":
        _demand_transaction(raw)
    if raw.in_transaction:
        raw.execute(statement)


def _demand_transaction(raw: sqlite3.Connection) -> None:
    """SQLite ends a transaction by itself when the disk fails; going on would keep half of it."""
    if not raw.in_transaction:
        raise sqlite3.OperationalError("the transaction was taken back")


class Driver(AsyncAdapt_aiosqlite_dbapi):
    """The driver module that SQLAlchemy is given."""

    def connect(self, *arguments: Any, **options: Any) -> Connection:
        """Open a connection and its thread."""
        opened = aiosqlite.connect(*arguments, **options)
        opened._thread.daemon = True  # noqa: SLF001 -- as SQLAlchemy does: a forgotten connection must not hold the process
        return Connection(self, await_(_opened(opened)))


async def _opened(connection: aiosqlite.Connection) -> aiosqlite.Connection:
    """Let the thread open the file, to the end even when cancelled, and close it again then."""
    opening = asyncio.ensure_future(connection)
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        await asyncio.wait((opening,))
        await connection.close()
        raise


DRIVER: Final = Driver(aiosqlite, sqlite3)
