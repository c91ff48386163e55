"""Claims beside other units of work on PostgreSQL: what somebody else is at is passed over, not waited for."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from db import Database
from tests.db.conftest import PostgreSQL
from tests.db.seeds import NOW


@pytest.fixture
async def database(postgresql: PostgreSQL) -> AsyncIterator[Database]:
    async with postgresql.lent() as url, Database(url) as database:
        yield database


async def test_message_that_somebody_else_is_at_is_passed_over(database: Database) -> None:
    async with database.work() as work:
        for chat in (1, 2, 3):
            await work.outbox.put(chat, "sendMessage", {"text": "hei"}, NOW)
    async with database.work() as other:
        await other.outbox.forget_person(2, NOW)
        async with database.work() as work:
            await work.connection.execute(text("SET LOCAL lock_timeout = '5s'"))
            assert [parcel.chat_id for parcel in await work.claims.claim("1.me", 8, [], NOW)] == [1, 3]


async def test_two_claims_at_once_share_the_messages(database: Database) -> None:
    async with database.work() as work:
        for chat in range(1, 31):
            await work.outbox.put(chat, "sendMessage", {"text": "hei"}, NOW)
    async with database.work() as one, database.work() as two:
        await two.connection.execute(text("SET LOCAL lock_timeout = '5s'"))
        first = {parcel.chat_id for parcel in await one.claims.claim("1.me", 8, [], NOW)}
        second = {parcel.chat_id for parcel in await two.claims.claim("1.me", 8, [], NOW)}
    assert (len(first), len(second), first & second) == (8, 8, set())
