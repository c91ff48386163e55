"""How much waits, seen alike on both engines."""

import datetime as dt

from db import Database, UnitOfWork
from db.delivery.inbox import Received
from db.schema import newest_version, version_on
from domain.letters import Kind

NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)


async def test_nothing_waits_in_a_new_database(work: UnitOfWork) -> None:
    assert await work.depths.oldest_update() is None
    assert await work.depths.on_the_way() == {}


async def test_oldest_update_is_the_one_that_came_first_and_is_not_done(work: UnitOfWork) -> None:
    for number, minutes in ((3, 9), (1, 5), (2, 7)):
        await work.inbox.keep([Received(number, 7, "{}")], NOW - dt.timedelta(minutes=minutes))
    await work.inbox.finish(3)
    assert await work.depths.oldest_update() == NOW - dt.timedelta(minutes=7)


async def test_messages_are_counted_by_lane_and_state(database: Database) -> None:
    async with database.work() as work:
        for chat, kind in ((7, Kind.REPLY), (8, Kind.REPLY), (9, Kind.NEWS)):
            await work.outbox.put(chat, "sendMessage", {"text": "hei"}, NOW, kind=kind)
    async with database.reading() as work:
        assert await work.depths.on_the_way() == {("interactive", "pending"): 2, ("bulk", "pending"): 1}
        assert await version_on(work.connection) == newest_version()
