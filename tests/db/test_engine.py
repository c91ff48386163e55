"""The database as a whole: pragmas, units of work that keep all or nothing, and outages that are told as such."""

import asyncio
import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from db import Database, UnitOfWork
from db.delivery.inbox import InboxState, Received
from db.engine import DatabaseUnavailable
from db.metadata import UNANSWERED
from db.schema import migrate
from tests.db.seeds import NOW, add_person


class Interrupted(Exception):  # noqa: N818 -- stands for any failure
    """Something goes wrong in the middle of a unit of work."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "town.db"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite that does not wait for locks."""
    pragmas = ("PRAGMA journal_mode=WAL", "PRAGMA foreign_keys=ON", "PRAGMA busy_timeout=20")
    monkeypatch.setattr("db.sqlite.PRAGMAS", pragmas)


def sqlite_url(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another process holds the lock."""
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


async def counted(work: UnitOfWork) -> int:
    return int((await work.people.named({1}))[1].language)


async def one_more(database: Database) -> None:
    """Read, think, write: what loses updates where two units of work may read the same."""
    async with database.work() as work:
        number = await counted(work)
        await asyncio.sleep(0)
        await work.people.speak(1, str(number + 1))


async def pragma(connection: AsyncConnection, name: str) -> object:
    raw = await connection.get_raw_connection()
    assert raw.driver_connection is not None
    cursor = await raw.driver_connection.execute(f"PRAGMA {name}")
    (value,) = await cursor.fetchone()
    return value


async def test_every_connection_has_its_pragmas(file: Path) -> None:
    async with (
        Database(sqlite_url(file)) as database,
        database.engine.connect() as first,
        database.engine.connect() as second,
    ):
        for name, expected in {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "busy_timeout": 5000,
        }.items():
            assert [await pragma(connection, name) for connection in (first, second)] == [expected] * 2, name


async def test_twenty_at_once_lose_nothing(file: Path) -> None:
    async with Database(sqlite_url(file)) as ours, Database(sqlite_url(file)) as another_process:
        await migrate(ours)
        async with ours.work() as work:
            await add_person(work, 1, language="0")
        await asyncio.gather(*(one_more(database) for database in [ours, another_process] * 10))
        async with ours.work() as work:
            assert await counted(work) == 20


async def test_statement_nobody_waits_for_fails_in_its_own_unit_of_work(file: Path) -> None:
    async def hold_back(database: Database, number: int | None) -> None:
        async with database.work() as work:
            query = text(
                "INSERT INTO inbox (update_id, lane, body, state, received_at) VALUES (:id, 7, '{}', 'new', 0)"
            )
            await work.connection.execute(query.execution_options(**UNANSWERED), {"id": number})

    async with Database(sqlite_url(file)) as database:
        await migrate(database)
        async with database.work() as work:
            await work.inbox.keep([Received(1, 7, "{}")], NOW)
        outcomes = await asyncio.gather(*(hold_back(database, n) for n in (2, 1, 3)), return_exceptions=True)
        assert [type(outcome) for outcome in outcomes] == [type(None), IntegrityError, type(None)]
        async with database.work() as work:
            assert await work.inbox.count(InboxState.NEW) == 3


async def test_unit_of_work_cancelled_while_its_commit_is_awaited_takes_nobody_along(file: Path) -> None:
    async def add(number: int, meanwhile: Callable[[], object]) -> None:
        async with database.work() as work:
            await add_person(work, number)
            meanwhile()

    async with Database(sqlite_url(file)) as database:
        await migrate(database)
        first = asyncio.create_task(add(1, lambda: None))
        second = asyncio.create_task(add(2, first.cancel))  # in one commit with the first, which waits for it
        outcomes = await asyncio.gather(first, second, return_exceptions=True)
        assert [type(outcome) for outcome in outcomes] == [asyncio.CancelledError, type(None)]
        async with database.work() as work:
            assert (await work.people.named({1, 2})).keys() == {1, 2}


async def test_failure_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(Interrupted):  # noqa: PT012 -- the unit of work is the statement
        async with database.work() as work:
            await add_person(work, 1)
            await work.inbox.keep([Received(1, 1, "{}")], NOW)
            await work.outbox.put(1, "sendMessage", {"text": "hei"}, NOW)
            await work.audit.note(1, "proposed", 1, NOW)
            raise Interrupted
    async with database.work() as work:
        assert await work.people.named({1}) == {}
        assert await work.inbox.count(InboxState.NEW) == 0
        assert await work.claims.claim("me", 8, [], NOW) == []
        assert await work.audit.of_person(1) == []


async def test_cancelled_unit_of_work_frees_its_turn(database: Database) -> None:
    entered = asyncio.Event()

    async def rest() -> None:
        async with database.work() as work:
            await add_person(work, 1)
            entered.set()
            await asyncio.Event().wait()

    resting = asyncio.create_task(rest())
    await entered.wait()
    resting.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await resting
    async with database.work() as work:
        assert await work.people.named({1}) == {}


async def test_mistake_is_no_outage(database: Database) -> None:
    with pytest.raises(Exception, match="no_such_table") as raised:
        async with database.work() as work:
            await work.connection.execute(text("SELECT * FROM no_such_table"))
    assert not isinstance(raised.value, DatabaseUnavailable)


@pytest.mark.usefixtures("impatient")
async def test_lock_of_another_process_is_an_outage(file: Path) -> None:
    async with Database(sqlite_url(file)) as database:
        await migrate(database)
        with locked(file), pytest.raises(DatabaseUnavailable, match="locked"):
            async with database.work() as work:
                await add_person(work, 1)
        async with database.work() as work:
            await add_person(work, 1)


async def test_full_disk_is_an_outage(file: Path) -> None:
    async with Database(sqlite_url(file)) as database:
        await migrate(database)
        with pytest.raises(DatabaseUnavailable, match="full"):  # noqa: PT012 -- the unit of work is the statement
            async with database.work() as work:
                await work.connection.execute(text("PRAGMA max_page_count=1"))
                await work.inbox.keep([Received(1, 1, "x" * 1_000_000)], NOW)
        async with database.work() as work:
            await work.connection.execute(text("PRAGMA max_page_count=1000000"))
            await work.inbox.keep([Received(1, 1, "x" * 1_000_000)], NOW)
            assert await work.inbox.count(InboxState.NEW) == 1


async def test_database_that_cannot_be_opened_leaves_no_thread_that_has_yet_to_answer(tmp_path: Path) -> None:
    left: list[str] = []
    for _ in range(20):
        async with Database(sqlite_url(tmp_path)) as database:  # a folder
            with pytest.raises(DatabaseUnavailable, match="unable to open database file"):
                async with database.reading():
                    pass
            left += [thread.name for thread in threading.enumerate() if "connection_worker" in thread.name]
    assert left == []


async def test_database_that_takes_no_writes_is_an_outage(file: Path) -> None:
    async with Database(sqlite_url(file)) as database:
        await migrate(database)
        with pytest.raises(DatabaseUnavailable, match="readonly"):  # noqa: PT012 -- the unit of work is the statement
            async with database.work() as work:
                await work.connection.execute(text("PRAGMA query_only=1"))
                await add_person(work, 1)


@pytest.mark.usefixtures("impatient")
async def test_outage_during_migration_is_told_as_one(file: Path) -> None:
    async with Database(sqlite_url(file)) as database:
        await migrate(database)
        with locked(file), pytest.raises(DatabaseUnavailable, match="locked"):
            await migrate(database)
