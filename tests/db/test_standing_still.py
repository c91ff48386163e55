"""A process that stands still in mid-transaction holds up nobody for long."""

import pytest
from sqlalchemy import text

from db import Database
from db.engine import DatabaseUnavailable
from tests.db.conftest import PostgreSQL

LEASE = text("LOCK TABLE leases IN EXCLUSIVE MODE")


async def test_locks_of_a_process_that_stands_still_are_freed(
    postgresql: PostgreSQL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.engine.IDLE_MS", 200)
    async with postgresql.lent() as url, Database(url) as frozen, Database(url) as follower:
        with pytest.raises(DatabaseUnavailable):  # noqa: PT012 -- the unit of work is the statement
            async with frozen.work() as standing:
                await standing.connection.execute(LEASE)
                async with follower.work() as work:
                    await work.connection.execute(LEASE)
                await standing.connection.execute(LEASE)
