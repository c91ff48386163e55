"""The journal of erasures: a small file beside an SQLite database, for the day when the database is lost.

It tells of departures too. It holds no more than the tables it is written from: salted digests and moments, one JSON
object a line, and a line with `left_at` is a departure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson

from db.backup_file import new_file
from domain.departures import Departure, Remembered
from domain.erasures import Erasure


def journal_beside(database_file: Path) -> Path:
    """Where the journal of an SQLite database lies."""
    return database_file.with_name(f"{database_file.name}.erasures")


def read_journal(file: Path) -> list[Remembered]:
    """All entries. Raises ValueError when the file is no journal."""
    try:
        return [_entry(orjson.loads(line)) for line in file.read_bytes().splitlines()]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(file.name) from error


def _entry(read: dict[str, Any]) -> Remembered:
    """One entry. Raises KeyError, TypeError or ValueError for what nobody but a hand can have written."""
    digest, salt = read["digest"], read["salt"]
    if not isinstance(digest, str) or not isinstance(salt, str):
        raise TypeError("digest")
    if "left_at" not in read:
        return Erasure(digest, salt, _moment(read["erased_at"]))
    back_at = None if read["back_at"] is None else _moment(read["back_at"])
    return Departure(digest, salt, _moment(read["left_at"]), back_at)


def _moment(said: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(said)
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment


def _began_at(one: Remembered) -> dt.datetime:
    """From when on an entry is kept."""
    return one.left_at if isinstance(one, Departure) else one.erased_at


def _changed_at(one: Remembered) -> dt.datetime:
    return one.last_at if isinstance(one, Departure) else one.erased_at


class ErasureJournal:
    """Keeps the file up to date. What it holds stays in it until it is too old, whatever becomes of the database."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = {one.digest: one for one in read_journal(file)} if file.exists() else {}

    @property
    def newest(self) -> dt.datetime | None:
        """When the last thing in it was."""
        return max((_changed_at(one) for one in self._known.values()), default=None)

    def keep(self, news: Iterable[Remembered], forget_before: dt.datetime) -> None:
        """Take up what is new and drop what is old; the file is written anew only when something has changed."""
        merged = self._known | {one.digest: one for one in news}
        kept = {digest: one for digest, one in merged.items() if _began_at(one) >= forget_before}
        if kept != self._known:
            with new_file(self._file) as file:
                file.writelines(orjson.dumps(one, option=orjson.OPT_APPEND_NEWLINE) for one in kept.values())
            self._known = kept
