"""A process that led before writes nothing any more, on either engine."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from bot.clock import Clock
from bot.leadership import Leadership, Term
from db import Database
from db.leases import LeaseLost
from tests.db.conftest import database, url
from tests.kills.town import NOW

__all__ = ["database", "url"]
LASTS = dt.timedelta(seconds=8)


async def test_nothing_an_old_leader_writes_is_kept(database: Database) -> None:
    async with database.work() as work:
        old = await work.leases.take("leader", "old", NOW, LASTS)
    async with database.work() as work:
        new = await work.leases.take("leader", "new", NOW, LASTS, by_force=True)
    assert old is not None
    assert new is not None
    assert new.term == old.term + 1
    with pytest.raises(LeaseLost):  # noqa: PT012 -- the unit of work is the statement
        async with database.work() as work:
            await work.outbox.put(1, "sendMessage", {"text": "hei"}, NOW)
            await work.leases.demand("leader", old.term)
    async with database.work() as work:
        await work.leases.demand("leader", new.term)
        assert await work.dispatch.claim("new", 8, [], NOW) == []


async def test_term_goes_on_for_whoever_holds_it_though_the_clock_has_jumped(database: Database) -> None:
    async with database.work() as work:
        first = await work.leases.take("leader", "me", NOW, LASTS)
    async with database.work() as work:
        later = await work.leases.take("leader", "me", NOW + dt.timedelta(hours=1), LASTS)
    assert first is not None
    assert later is not None
    assert later.term == first.term


async def test_leader_that_lost_its_lease_to_nobody_takes_up_what_it_had_on_its_way(database: Database) -> None:
    leadership, spells = Leadership(database, Clock(now=lambda: NOW)), list[Term]()

    async def lead(term: Term) -> None:
        spells.append(term)
        async with database.work() as work:
            if len(spells) == 1:
                await work.outbox.put(1, "sendMessage", {"text": "hei"}, NOW)
                assert len(await work.dispatch.claim(term.owner, 8, [], NOW)) == 1
            else:
                assert (await work.dispatch.recover(term.owner, NOW)).messages == 1
                leadership.stop()
        raise LeaseLost("leader")  # the lease has run out by this process's own clock

    await asyncio.wait_for(leadership.run(lead), 20)
    assert [term.number for term in spells] == [spells[0].number] * 2
