"""What a process that dies leaves behind, on either engine."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import text
from sqlalchemy.engine import make_url

from db import Database
from tests.db.conftest import PostgreSQL

TERMINATE = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'"
RUN_OUT = "UPDATE leases SET until = clock_timestamp() - interval '1 minute'"


class Disk(Protocol):
    """One database, with an address that changes when a process dies."""

    @property
    def url(self) -> str:
        """The address."""
        ...

    async def cut(self) -> None:
        """Keep what has been committed by now, where the dead process cannot reach it."""


class Files:
    """SQLite's files in a folder: the next process works on a copy of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lives = 0

    @property
    def url(self) -> str:
        return f"sqlite+aiosqlite:///{self._file}"

    @property
    def _file(self) -> Path:
        return self._folder / f"{self._lives}.db"

    async def cut(self) -> None:
        old = self._file
        self._lives += 1
        for ending in ("-wal", ""):
            file = old.with_name(old.name + ending)
            if file.exists():
                shutil.copyfile(file, self._file.with_name(self._file.name + ending))


class Lent:
    """A database on a server: its connections are cut, and the next process finds it under another name."""

    def __init__(self, postgresql: PostgreSQL, url: str) -> None:
        self._postgresql = postgresql
        self.url = self._home = url

    async def cut(self) -> None:
        old = str(make_url(self.url).database)
        new = old.removesuffix("_") if old.endswith("_") else f"{old}_"
        await self._postgresql.command(f"ALTER DATABASE {old} ALLOW_CONNECTIONS false")
        await self._postgresql.command(TERMINATE.format(old))
        await self._postgresql.command(f"ALTER DATABASE {old} RENAME TO {new}")
        await self._postgresql.command(f"ALTER DATABASE {new} ALLOW_CONNECTIONS true")
        self.url = make_url(self.url).set(database=new).render_as_string(hide_password=False)
        async with Database(self.url) as database, database.work() as work:
            await work.connection.execute(text(RUN_OUT))  # nobody waits for the term of the dead to be over

    async def go_home(self) -> None:
        """Be found again where it was lent."""
        if self.url != self._home:
            await self.cut()


@asynccontextmanager
async def files() -> AsyncIterator[Files]:
    """A folder for one story."""
    with tempfile.TemporaryDirectory() as folder:
        yield Files(Path(folder))


@asynccontextmanager
async def lent(postgresql: PostgreSQL) -> AsyncIterator[Lent]:
    """A server's database for one story."""
    async with postgresql.lent() as url:
        disk = Lent(postgresql, url)
        yield disk
        await disk.go_home()
