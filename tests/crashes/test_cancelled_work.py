"""A unit of work is cancelled at each of its awaits: nothing of it is kept, and it leaves no lock behind."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db import Database
from db.schema import migrate
from tests.crashes.steps import watching
from tests.kills.town import NOW


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "town.db"


@pytest.fixture
async def database(file: Path) -> AsyncIterator[Database]:
    async with Database(f"sqlite+aiosqlite:///{file}") as database:
        await migrate(database)
        yield database


async def meet(database: Database, number: int) -> None:
    async with database.work() as work:
        await work.arrivals.meet(number, f"Person {number}", "nb", NOW)
        await work.audit.note(number, "met", "", NOW)


class Cancelling:
    """Cancels a task as it rests at its n-th await, and at so many after it."""

    def __init__(self, at: int, times: int) -> None:
        self.at = range(at, at + times)
        self.steps = 0
        self.task: asyncio.Task[None] | None = None

    def step(self) -> None:
        self.steps += 1
        if self.steps in self.at and self.task is not None:
            asyncio.get_running_loop().call_soon(self.task.cancel)


async def cancelled_at(database: Database, number: int, at: int, times: int) -> bool:
    """Do one unit of work, cancelled at its n-th await and those after; False when it had ended by then."""
    cancelling = Cancelling(at, times)
    with watching(cancelling.step):
        task = cancelling.task = asyncio.create_task(meet(database, number))
    await asyncio.wait({task})
    return task.cancelled()


async def met(file: Path) -> set[int]:
    """Who has been kept whole; read by another process that gets the write lock, or fails."""
    return await asyncio.to_thread(_met, file)


def _met(file: Path) -> set[int]:
    with contextlib.closing(sqlite3.connect(file, timeout=10, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        people = {number for (number,) in other.execute("SELECT id FROM people")}
        audited = {int(actor) for (actor,) in other.execute("SELECT actor FROM audit WHERE action = 'met'")}
    assert people == audited
    return people


@pytest.mark.parametrize("times", [1, 3])
async def test_cancelled_at_every_await_it_is_whole_or_not_there_and_frees_the_lock(
    database: Database, file: Path, times: int
) -> None:
    for at in itertools.count(1):
        before = await met(file)
        was_cancelled = await cancelled_at(database, at, at, times)
        now = await met(file)
        if not was_cancelled:
            assert now == before | {at}
            break
        assert now - before in (set(), {at})  # cancelled while the commit was under way, it may be kept
    assert at > 3


@pytest.mark.parametrize("times", [1, 3])
async def test_cancelled_while_it_waits_for_the_lock_it_does_not_keep_it(
    database: Database, file: Path, times: int
) -> None:
    for at in itertools.count(1):
        with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            cancelling = Cancelling(at, times)
            with watching(cancelling.step):
                task = cancelling.task = asyncio.create_task(meet(database, at))
            await asyncio.wait({task}, timeout=0.02)
            for _ in range(times):
                task.cancel()
                await asyncio.sleep(0)
        await asyncio.wait({task})
        assert task.cancelled()
        assert await met(file) == set()
        if cancelling.steps < at:  # it rests at the lock: that was the last await there is to cancel at
            break
    await meet(database, 1)
    assert await met(file) == {1}


@pytest.mark.usefixtures("database")
async def test_cancelled_while_it_opens_the_file_it_leaves_no_connection_behind(file: Path) -> None:
    before = set(threading.enumerate())
    for at in itertools.count(1):
        async with Database(f"sqlite+aiosqlite:///{file}") as database:
            was_cancelled = await cancelled_at(database, at, at, times=1)
        if not was_cancelled:
            break
    opened = [thread for thread in set(threading.enumerate()) - before if "connection_worker" in thread.name]
    for thread in opened:
        await asyncio.to_thread(thread.join, 5)
    assert [thread.name for thread in opened if thread.is_alive()] == []
