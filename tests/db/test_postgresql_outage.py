"""PostgreSQL goes away and comes back."""

import asyncio

import pytest
from sqlalchemy import text

from db import Database
from db.engine import DatabaseUnavailable
from db.schema import migrate
from tests.db.conftest import PostgreSQL
from tests.db.seeds import add_person

OTHERS = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = :name"
)


@pytest.fixture
async def address(postgresql: PostgreSQL) -> str:
    return await postgresql.fresh()


async def cut_connections(address: str) -> None:
    async with Database(address) as other, other.work() as work:
        await work.connection.execute(OTHERS, {"name": other.url.database})


async def test_cut_connection_is_an_outage_and_is_replaced(address: str) -> None:
    async with Database(address) as database:
        with pytest.raises(DatabaseUnavailable):  # noqa: PT012 -- the unit of work is the statement
            async with database.work() as work:
                await work.connection.execute(text("SELECT 1"))
                await cut_connections(address)
                await work.connection.execute(text("SELECT 1"))
        async with database.work() as work:
            assert await work.connection.scalar(text("SELECT 1")) == 1


async def test_connection_cut_while_it_rests_is_not_noticed(address: str) -> None:
    async with Database(address) as database:
        async with database.work() as work:
            await work.connection.execute(text("SELECT 1"))
        await cut_connections(address)
        async with database.work() as work:
            assert await work.connection.scalar(text("SELECT 1")) == 1


async def test_server_that_is_not_there_is_an_outage(postgresql: PostgreSQL) -> None:
    nowhere = postgresql.url.set(query={"host": "/nonexistent"})
    async with Database(nowhere.render_as_string()) as database:
        with pytest.raises(DatabaseUnavailable):
            async with database.work():
                pass


async def test_port_nobody_listens_on_is_an_outage(unused_tcp_port: int) -> None:
    async with Database(f"postgresql+asyncpg://torgbot@127.0.0.1:{unused_tcp_port}/town") as database:
        with pytest.raises(DatabaseUnavailable):
            async with database.work():
                pass


async def test_lock_not_given_in_time_is_an_outage(address: str) -> None:
    async with Database(address) as database, Database(address) as other:
        async with database.work() as work:
            await work.connection.execute(text("CREATE TABLE door (open int)"))
        async with other.work() as holding:
            await holding.connection.execute(text("LOCK TABLE door"))
            with pytest.raises(DatabaseUnavailable):  # noqa: PT012 -- the unit of work is the statement
                async with database.work() as work:
                    await work.connection.execute(text("SET LOCAL lock_timeout = '10ms'"))
                    await work.connection.execute(text("SELECT * FROM door"))


async def test_deadlock_is_an_outage_for_one_and_nothing_for_the_other(address: str) -> None:
    async with Database(address) as database:
        await migrate(database)
        async with database.work() as work:
            await add_person(work, 1, language="0")
            await add_person(work, 2, language="0")
        met = asyncio.Barrier(2)

        async def cross(first: int, second: int) -> str:
            try:
                async with database.work() as work:
                    await work.connection.execute(text("SET LOCAL deadlock_timeout = '10ms'"))
                    await work.people.speak(first, "en")
                    await met.wait()
                    await work.people.speak(second, "en")
            except DatabaseUnavailable:
                return "outage"
            return "kept"

        assert sorted(await asyncio.gather(cross(1, 2), cross(2, 1))) == ["kept", "outage"]
