"""The journal of erasures: a small file beside an SQLite database, for the day when the database is lost.

It holds no more than the table it is written from: salted digests and moments, one JSON object a line.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import orjson

from db.backup_file import new_file
from domain.erasures import Erasure


def journal_beside(database_file: Path) -> Path:
    """Where the journal of an SQLite database lies."""
    return database_file.with_name(f"{database_file.name}.erasures")


def read_journal(file: Path) -> list[Erasure]:
    """All entries. Raises ValueError when the file is no journal."""
    try:
        read = [orjson.loads(line) for line in file.read_bytes().splitlines()]
        return [Erasure(one["digest"], one["salt"], dt.datetime.fromisoformat(one["erased_at"])) for one in read]
    except (KeyError, TypeError) as error:
        raise ValueError(file.name) from error


class ErasureJournal:
    """Keeps the file up to date. What it holds stays in it until it is too old, whatever becomes of the database."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = {one.digest: one for one in read_journal(file)} if file.exists() else {}

    @property
    def newest(self) -> dt.datetime | None:
        """When the last erasure in it was."""
        return max((one.erased_at for one in self._known.values()), default=None)

    def keep(self, erasures: Iterable[Erasure], forget_before: dt.datetime) -> None:
        """Take up erasures and drop old ones; the file is written anew only when something has changed."""
        merged = self._known | {one.digest: one for one in erasures}
        kept = {digest: one for digest, one in merged.items() if one.erased_at >= forget_before}
        if kept != self._known:
            with new_file(self._file) as file:
                file.writelines(orjson.dumps(one, option=orjson.OPT_APPEND_NEWLINE) for one in kept.values())
            self._known = kept
