"""An outage of the database, told from a mistake in a statement."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class DatabaseUnavailable(Exception):  # noqa: N818 -- a state, not a mistake
    """The database is locked, full, read-only or away; nothing of the unit of work was kept."""


class DatabaseDamaged(DatabaseUnavailable):
    """The SQLite file is none, or its pages do not belong together: only a backup helps."""


class LastedTooLong(DatabaseUnavailable):
    """PostgreSQL has ended a unit of work at its limit: the database is well, and the same again lasts as long."""


@contextmanager
def outages() -> Iterator[None]:
    """Let an outage be heard as DatabaseUnavailable; a mistake in a statement passes as it is."""
    try:
        yield
    except DBAPIError as error:
        if _has_lasted_too_long(error):
            raise LastedTooLong(_cause(error)) from error
        if _sqlite_code(error) in _DAMAGES:
            raise DatabaseDamaged(_cause(error)) from error
        if _is_outage(error):
            raise DatabaseUnavailable(_cause(error)) from error
        raise
    except PoolTimeout as error:
        raise DatabaseUnavailable("all connections are in use") from error


_SQLITE_OUTAGES: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)
_DAMAGES: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_PRIMARY: Final = 0xFF  #: The bits of SQLite's codes that name the kind; those beyond tell where it happened.
_POSTGRESQL_OUTAGES: Final = ("08", "28", "3D", "53", "57P0", "40001", "40P01", "55000", "55P03")
"""SQLSTATEs (or how they begin): no connection, not let in, no such database, no room, shut down, serialization,
deadlock, database shut for maintenance, lock timeout."""
_IN_WORDS: Final = {
    "28P01": "the password is wrong",
    "28000": "the user is not let in",
    "3D000": "no such database",
    "55000": "the database lets nobody in",
}
_LIMITS: Final = frozenset({"25P03", "25P04"})
"""SQLSTATEs of a transaction that was idle, or lasted, longer than `db.engine` lets it."""


def _has_lasted_too_long(error: BaseException | None) -> bool:
    """Whether a limit is what began it; the driver tells of a connection that was closed, for that reason."""
    while error is not None:
        if getattr(error, "sqlstate", None) in _LIMITS:
            return True
        error = error.__cause__
    return False


def _is_outage(error: DBAPIError) -> bool:
    """Whether trying again later can help."""
    if error.connection_invalidated:
        return True
    state = str(getattr(error.orig, "sqlstate", None) or "")
    if state:
        return state.startswith(_POSTGRESQL_OUTAGES)
    code = _sqlite_code(error)
    if code is None:  # the driver's own: SQLite has ended the transaction, or the connection is closed
        return isinstance(error.orig, sqlite3.OperationalError)
    return code in _SQLITE_OUTAGES


def _sqlite_code(error: DBAPIError) -> int | None:
    code: int | None = getattr(error.orig, "sqlite_errorcode", None)
    return None if code is None else code & _PRIMARY


def _cause(error: DBAPIError) -> str:
    """What the operator is told: SQLite's few words, or PostgreSQL's code; never a statement with its values."""
    state = getattr(error.orig, "sqlstate", None)
    if state:
        return f"{_IN_WORDS[state]}, SQLSTATE {state}" if state in _IN_WORDS else f"SQLSTATE {state}"
    return str(error.orig)[:100]
