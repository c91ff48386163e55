"""The file of a backup: gzip'd JSON lines, the same for both databases, checked whole before anything is done with it.

A header; for each table its name and columns, then one list a row; last the number of rows of each table and the
SHA-256 of every byte before, so that a file that was cut off or changed is refused.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

import orjson

FORMAT: Final = "torgbot backup 1"
BATCH: Final = 1000  #: Rows that are handed on together.
COMPRESSION: Final = 5
CHANGED: Final = "it was cut off or changed"
OPTIONS: Final = orjson.OPT_APPEND_NEWLINE | orjson.OPT_NAIVE_UTC  # SQLite keeps UTC without saying so


class BackupUnreadable(Exception):  # noqa: N818 -- says what the file is
    """The file is no backup, or not all of it."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a backup says about itself."""

    schema: str  #: The version of the schema its tables have.
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of one table, as they stand in the file: moments and dates are ISO 8601."""

    table: str
    columns: tuple[str, ...]
    rows: list[list[Any]]


class BackupWriter:
    """Writes a backup piece by piece; the file is whole once it has been left without an error."""

    def __init__(self, file: BinaryIO, header: Header) -> None:
        self._packed = gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=COMPRESSION)
        self._digest = hashlib.sha256()
        self.rows: dict[str, int] = {}  #: How many rows of each table have been written.
        self._table = ""
        self._put({"format": FORMAT, "schema": header.schema, "made_at": header.made_at})

    def begin(self, table: str, columns: Sequence[str]) -> None:
        """Go on with the rows of a table."""
        self._table, self.rows[table] = table, 0
        self._put({"table": table, "columns": columns})

    def add(self, rows: Sequence[Iterable[Any]]) -> None:
        """Write rows of the present table."""
        self._put(*(list(row) for row in rows))
        self.rows[self._table] += len(rows)

    def _put(self, *lines: Any) -> None:
        written = b"".join(orjson.dumps(line, option=OPTIONS) for line in lines)
        self._digest.update(written)
        self._packed.write(written)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failure: object, *_: object) -> None:
        if failure is None:
            self._put({"rows": self.rows, "sha256": self._digest.hexdigest()})
        self._packed.close()


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file that only its owner may read; it appears under its name when it is whole and on disk, or not at all."""
    draft = path.with_name(f".{os.getpid()}.{path.name}")  # ends like the file, for whoever clears away old ones
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def check(path: Path) -> Header:
    """Read a backup to its end. Raises BackupUnreadable unless it is whole."""
    header = _header(next(_lines(path), b""))
    for _ in batches(path):
        pass
    return header


def batches(path: Path) -> Iterator[Batch]:
    """The rows of a backup. Raises BackupUnreadable, at its end at the latest, unless it is whole."""
    lines = _lines(path)
    first = next(lines, b"")
    _header(first)
    digest = hashlib.sha256(first)
    seen: dict[str, int] = {}
    batch = Batch("", (), [])
    for line in lines:
        read = _parsed(line)
        if isinstance(read, list) and batch.table in seen:
            batch.rows.append(read)
            seen[batch.table] += 1
        elif not isinstance(read, dict):
            break
        if batch.rows and (len(batch.rows) == BATCH or isinstance(read, dict)):
            yield batch
            batch = replace(batch, rows=[])
        if isinstance(read, dict) and "sha256" in read:
            if read != {"rows": seen, "sha256": digest.hexdigest()} or next(lines, None) is not None:
                break
            return
        if isinstance(read, dict):
            batch = Batch(str(read.get("table")), tuple(read.get("columns", ())), [])
            seen[batch.table] = 0
        digest.update(line)
    raise BackupUnreadable(CHANGED)


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(path, "rb") as file:
            yield from file
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise BackupUnreadable("it was cut off, or is no backup") from error
    except OSError as error:
        raise BackupUnreadable(f"it cannot be opened or read ({error.strerror})") from error


def _header(line: bytes) -> Header:
    read = _parsed(line)
    if not isinstance(read, dict) or read.get("format") != FORMAT:
        raise BackupUnreadable(f"it does not begin as a {FORMAT!r} does")
    try:
        header = Header(str(read["schema"]), dt.datetime.fromisoformat(read["made_at"]))
    except (KeyError, TypeError, ValueError) as error:
        raise BackupUnreadable(CHANGED) from error
    if header.made_at.tzinfo is None:
        raise BackupUnreadable(CHANGED)
    return header


def _parsed(line: bytes) -> Any:
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise BackupUnreadable("it holds lines that are no JSON") from error
