"""A process that stands still in mid-transaction holds up nobody for long."""

import pytest
from sqlalchemy import text

from db import Database
from db.engine import DatabaseUnavailable, take_time
from tests.db.conftest import PostgreSQL

LEASE = text("LOCK TABLE leases IN EXCLUSIVE MODE")
PATIENCE = text("SET LOCAL lock_timeout = '8s'")  # much less than the limit of a whole transaction
LIMIT = text("SHOW transaction_timeout")


async def test_locks_of_a_process_that_stands_still_are_freed(
    postgresql: PostgreSQL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.engine.IDLE_MS", 200)
    is_freed = False
    async with postgresql.lent() as url, Database(url) as frozen, Database(url) as follower:
        with pytest.raises(DatabaseUnavailable):  # noqa: PT012 -- the unit of work is the statement
            async with frozen.work() as standing:
                await standing.connection.execute(LEASE)
                async with follower.work() as work:
                    await work.connection.execute(PATIENCE)
                    await work.connection.execute(LEASE)
                    is_freed = True
                await standing.connection.execute(LEASE)
    assert is_freed


async def test_locks_of_a_process_that_stands_still_half_way_through_a_statement_are_freed(
    postgresql: PostgreSQL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.engine.LONGEST_MS", 400)
    async with postgresql.lent() as url, Database(url) as frozen, Database(url) as follower:
        with pytest.raises(DatabaseUnavailable):  # noqa: PT012 -- the unit of work is the statement
            async with frozen.work() as standing:
                await standing.connection.execute(LEASE)
                driver = (await standing.connection.get_raw_connection()).driver_connection
                assert driver is not None
                await driver.prepare("SELECT 1")  # PostgreSQL waits for the rest of it: active, not idle
                async with follower.work() as work:
                    await work.connection.execute(LEASE)
                await standing.connection.execute(LEASE)


async def test_what_moves_everything_may_take_its_time(postgresql: PostgreSQL) -> None:
    async with postgresql.lent() as url, Database(url) as database, database.work() as work:
        assert await work.connection.scalar(LIMIT) == "20s"
        await take_time(work.connection)
        assert await work.connection.scalar(LIMIT) == "0"
