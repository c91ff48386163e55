"""A process that led before writes nothing any more, on either engine."""

from __future__ import annotations

import asyncio
import datetime as dt
from functools import partial

import pytest

from bot.clock import Clock
from bot.leadership import LASTS, TRY_EVERY, Leadership, Term
from bot.sending.sender import SETTLE
from bot.supervision.metrics import Metrics
from db import Database, UnitOfWork
from db.leases import Lease, LeaseLost, Leases
from tests.db.conftest import database, url
from tests.faults.meanwhile import Meanwhile
from tests.kills.test_broadcast import RESUMES_WITHIN
from tests.kills.town import NOW

__all__ = ["database", "url"]


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
        assert await work.claims.claim("new", 8, [], NOW) == []


async def test_nobody_takes_over_before_what_a_leader_writes_is_kept(one: Database, meanwhile: Meanwhile) -> None:
    happened: list[str] = []
    async with one.work() as work:
        assert await work.leases.take("leader", "old", NOW, LASTS) is not None

    async def take_over(work: UnitOfWork) -> None:
        assert await work.leases.take("leader", "new", NOW, LASTS, by_force=True) is not None
        happened.append("taken over")

    meanwhile.after(Leases, "demand", take_over)
    async with one.work() as work:
        await work.leases.demand("leader", 1)
        happened.append("written")
    await meanwhile.is_done()
    assert happened == ["written", "taken over"]


async def test_lease_that_has_run_out_goes_to_one_of_two_that_take_it_at_once(
    one: Database, meanwhile: Meanwhile
) -> None:
    taken: dict[str, Lease | None] = {}
    async with one.work() as work:
        await work.leases.take("leader", "ended", NOW, -LASTS)

    async def take(holder: str, work: UnitOfWork) -> None:
        taken[holder] = await work.leases.take("leader", holder, NOW, LASTS)

    meanwhile.after(Leases, "take", partial(take, "late"))
    async with one.work() as work:
        await take("first", work)
    await meanwhile.is_done()
    assert {holder: lease and lease.term for holder, lease in taken.items()} == {"first": 2, "late": None}


async def test_leader_takes_its_term_for_over_as_soon_as_another_may_lead(one: Database) -> None:
    seconds, was_over = 0.0, list[bool]()
    leadership = Leadership(one, Clock(now=lambda: NOW, monotonic=lambda: seconds))

    async def lead(term: Term) -> None:
        nonlocal seconds
        for moment in (LASTS.total_seconds() - 0.1, LASTS.total_seconds()):
            seconds = moment
            was_over.append(term.is_over)
        leadership.stop()

    await asyncio.wait_for(leadership.run(lead), 20)
    assert was_over == [False, True]


async def test_process_that_starts_leaves_a_leader_alone_that_lives(
    one: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.leadership.TRY_EVERY", 0.01)
    async with one.work() as work:
        await work.leases.take("leader", "another", NOW, LASTS)
    looks, led = 0, list[int]()

    class Looks(Metrics):
        """Counts attempts to take the lease, and ends them."""

        def beat(self, loop: str) -> None:
            nonlocal looks
            looks += 1
            if looks > 3:
                leadership.stop()
            super().beat(loop)

    async def lead(term: Term) -> None:
        led.append(term.number)

    leadership = Leadership(one, Clock(now=lambda: NOW), Looks())
    await asyncio.wait_for(leadership.run(lead), 20)
    async with one.work() as work:
        await work.leases.demand("leader", 1)
    assert (looks > 3, led) == (True, [])


def test_whoever_follows_a_killed_leader_sends_within_ten_seconds() -> None:
    at_the_latest = LASTS.total_seconds() + TRY_EVERY
    assert at_the_latest + max(0.0, SETTLE - TRY_EVERY) < RESUMES_WITHIN - 0.5  # which is for connecting


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
                assert len(await work.claims.claim(term.owner, 8, [], NOW)) == 1
            else:
                assert (await work.recovery.take_over(term.owner, NOW)).messages == 1
                leadership.stop()
        raise LeaseLost("leader")  # the lease has run out by this process's own clock

    await asyncio.wait_for(leadership.run(lead), 20)
    assert [term.number for term in spells] == [spells[0].number] * 2
