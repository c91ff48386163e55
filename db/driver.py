"""aiosqlite as SQLAlchemy sees it, with one visit to the connection's thread for each statement.

SQLAlchemy's own adapter visits the thread four times a statement (cursor, execute, fetch, close), and a cancelled
visit may leave a connection behind that holds the write lock until it is collected. Here a visit is never broken
off: whoever is cancelled waits for the statement in hand. Statements whose outcome nobody waits for travel along.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
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
Rows = deque[Any]


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

    @property
    def owner(self) -> Connection:
        """The connection it belongs to."""
        return cast("Connection", self._adapt_connection)

    async def _run(self, way: str, operation: str, parameters: Any) -> None:
        statement = partial(_executed, self.owner.take_along(), way, operation, parameters)
        self._outcome, self._rows = await visit(self.owner.opened, statement)


def _executed(along: Along, way: str, operation: str, parameters: Any) -> tuple[tuple[Any, int, int | None], Rows]:
    """What happens in the thread: what travels along, the statement, and all its rows."""
    cursor = along.carried_out().cursor()
    try:
        getattr(cursor, way)(operation, parameters)
        rows = deque(cursor.fetchall() if cursor.description else ())
        return (cursor.description, cursor.rowcount, cursor.lastrowid), rows
    finally:
        cursor.close()


@dataclass(frozen=True, slots=True)
class Along:
    """Statements that travel with another one, and whether a transaction has begun before them."""

    connection: aiosqlite.Connection
    statements: Sequence[tuple[str, Any]]
    is_inside: bool

    def carried_out(self) -> sqlite3.Connection:
        """Carry them out in the connection's thread. SQLite ends a transaction by itself when the disk fails."""
        raw: sqlite3.Connection = self.connection._conn  # noqa: SLF001 -- this is its thread
        if self.is_inside and not raw.in_transaction:
            raise sqlite3.OperationalError("the transaction was taken back")
        for statement, parameters in self.statements:
            raw.execute(statement, parameters)
        return raw


class Connection(AsyncAdapt_aiosqlite_connection):
    """A connection on which statements may wait, in their order, for the next one that has to be answered."""

    __slots__ = ("_along", "_is_begun")

    _cursor_cls = Cursor

    def __init__(self, dbapi: Any, connection: Any) -> None:
        super().__init__(dbapi, connection)
        self._along: list[tuple[str, Any]] = []
        self._is_begun = False  # a statement of the present transaction has been sent

    @property
    def opened(self) -> aiosqlite.Connection:
        """The side that aiosqlite sees."""
        return cast("aiosqlite.Connection", self._connection)

    @property
    def holds_some_back(self) -> bool:
        """Whether statements wait that change something."""
        return len(self._along) > 0

    def hold_back(self, statement: str, parameters: Any = ()) -> None:
        """Let this statement travel with the next one; whether it fails is heard then."""
        self._along.append((statement, parameters))

    def take_along(self) -> Along:
        """Everything that waits, for a visit that is about to begin."""
        along, is_inside = Along(self.opened, self._along, self._is_begun), self._is_begun
        self._along, self._is_begun = [], is_inside or len(along.statements) > 0
        return along

    def commit(self) -> None:
        """Commit what was begun; nothing was if no statement came."""
        self._end(_committed)

    def rollback(self) -> None:
        """Undo what was begun."""
        self._end(_rolled_back)

    def _end(self, way: Callable[[Along], None]) -> None:
        along, self._is_begun = self.take_along(), False
        is_empty = not along.is_inside and len(along.statements) <= 1  # a BEGIN that nothing followed
        if self.opened._connection is None or is_empty:  # noqa: SLF001 -- closed already
            return
        try:
            await_(visit(self.opened, partial(way, along)))
        except Exception as error:  # noqa: BLE001 -- sorted out as SQLAlchemy does
            self._handle_exception(error)


def _committed(along: Along) -> None:
    along.carried_out().execute("COMMIT")


def _rolled_back(along: Along) -> None:
    raw: sqlite3.Connection = along.connection._conn  # noqa: SLF001 -- this is its thread
    if raw.in_transaction:
        raw.execute("ROLLBACK")


class Driver(AsyncAdapt_aiosqlite_dbapi):
    """The driver module that SQLAlchemy is given."""

    def connect(self, *arguments: Any, first: Sequence[str] = (), **options: Any) -> Connection:
        """Open a connection and its thread, and carry out the statements that come first."""
        opened = aiosqlite.connect(*arguments, **options)
        opened._thread.daemon = True  # noqa: SLF001 -- as SQLAlchemy does: a forgotten connection must not hold the process
        return Connection(self, await_(_whole(_opened(opened, first), opened)))


async def _opened(connection: aiosqlite.Connection, first: Sequence[str]) -> aiosqlite.Connection:
    def prepare() -> None:
        raw: sqlite3.Connection = connection._conn  # noqa: SLF001 -- this is its thread
        for statement in first:
            raw.execute(statement).close()

    await connection
    await _queued(connection, prepare)
    return connection


async def _whole(
    opened: Coroutine[Any, Any, aiosqlite.Connection], connection: aiosqlite.Connection
) -> aiosqlite.Connection:
    """Let the thread open a connection to the end, even when cancelled; what nobody gets is closed again."""
    opening = asyncio.ensure_future(opened)
    try:
        return await asyncio.shield(opening)
    except BaseException:
        closing = asyncio.ensure_future(_closed(opening, connection))
        while not closing.done():  # being cancelled once more changes nothing
            with suppress(asyncio.CancelledError):
                await asyncio.wait((closing,))
        raise


async def _closed(opening: asyncio.Future[aiosqlite.Connection], connection: aiosqlite.Connection) -> None:
    await asyncio.gather(opening, return_exceptions=True)  # whoever asked hears what went wrong, or does not ask now
    with suppress(sqlite3.Error):
        await connection.close()
    await asyncio.to_thread(connection._thread.join)  # noqa: SLF001 -- where opening failed it answers yet, to this loop


DRIVER: Final = Driver(aiosqlite, sqlite3)
