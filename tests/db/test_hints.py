"""Hints among processes: heard soon, never needed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from db import Database
from db.hints import Hints
from tests.db.conftest import PostgreSQL, sqlite_url


@asynccontextmanager
async def hearing(database: Database) -> AsyncIterator[tuple[Hints, asyncio.Event]]:
    """A process that hears hints."""
    heard = asyncio.Event()
    hints = Hints(database, heard.set)
    task = asyncio.create_task(hints.run())
    try:
        async with asyncio.timeout(20):
            await heard.wait()  # whoever begins to listen looks at once
            heard.clear()
            yield hints, heard
    finally:
        task.cancel()
        await asyncio.wait({task})


async def test_hint_of_one_process_is_heard_by_another(postgresql: PostgreSQL) -> None:
    url = await postgresql.fresh()
    async with (
        Database(url) as here,
        Database(url) as there,
        hearing(here) as (mine, _),
        hearing(there) as (_, heard),
    ):
        mine.give()
        await heard.wait()
    assert heard.is_set()


async def test_hints_are_heard_again_after_the_connection_was_lost(
    postgresql: PostgreSQL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.hints.AGAIN", 0.01)
    url = await postgresql.fresh()
    async with Database(url) as database, hearing(database) as (hints, heard):
        await postgresql.command("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
        await heard.wait()
        heard.clear()
        hints.give()
        await heard.wait()
    assert heard.is_set()


async def test_sqlite_has_nobody_to_tell(tmp_path: Path) -> None:
    async with Database(sqlite_url(tmp_path)) as database:
        hints = Hints(database, lambda: pytest.fail("nobody is there to speak"))
        hints.give()
        await hints.run()
    assert not (tmp_path / "town.db").exists()
