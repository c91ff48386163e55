"""Leases: one holder at a time, a higher term for each new one, and no write of an earlier one is kept."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from db import UnitOfWork
from db.leases import Lease, LeaseLost
from tests.db.seeds import NOW

LASTS = dt.timedelta(seconds=8)
GONE = dt.timedelta(seconds=-1)
"""A lease that has run out as soon as it is taken, by whichever clock."""


async def test_first_holder_has_no_predecessor(work: UnitOfWork) -> None:
    assert await work.leases.take("leader", "a", NOW, LASTS) == Lease(1, float("inf"))
    assert await work.leases.is_held("leader", NOW)


async def test_lease_is_kept_by_its_holder_and_closed_to_others(work: UnitOfWork) -> None:
    await work.leases.take("leader", "a", NOW, LASTS)
    assert await work.leases.take("leader", "b", NOW, LASTS) is None
    assert await work.leases.take("leader", "a", NOW, LASTS) == Lease(1, 0.0)


async def test_holder_keeps_its_term_however_the_clock_jumps(work: UnitOfWork) -> None:
    await work.leases.take("leader", "a", NOW, GONE)
    assert await work.leases.take("leader", "a", NOW + 1000 * LASTS, LASTS) == Lease(1, 0.0)


async def test_lease_that_has_run_out_begins_a_higher_term(work: UnitOfWork) -> None:
    await work.leases.take("leader", "a", NOW, GONE)
    taken = await work.leases.take("leader", "b", NOW, LASTS)
    assert taken is not None
    assert (taken.term, 1.0 <= taken.idle < 60.0) == (2, True)


async def test_lease_from_before_the_clock_was_set_back_is_free(work: UnitOfWork) -> None:
    an_hour_ahead = dt.timedelta(hours=1)
    await work.leases.take("leader", "a", NOW, an_hour_ahead + LASTS)
    assert not await work.leases.is_held("leader", NOW)
    assert await work.leases.take("leader", "b", NOW, LASTS) == Lease(2, 0.0)
    assert await work.leases.take("leader", "a", NOW, LASTS) is None


async def test_lease_taken_by_force_says_that_its_holder_may_still_act(work: UnitOfWork) -> None:
    await work.leases.take("leader", "a", NOW, LASTS)
    assert await work.leases.take("leader", "b", NOW, LASTS, by_force=True) == Lease(2, 0.0)


async def test_lease_given_back_is_free_at_once(work: UnitOfWork) -> None:
    await work.leases.take("leader", "a", NOW, LASTS)
    await work.leases.give_back("leader", "b", NOW)
    assert await work.leases.take("leader", "b", NOW, LASTS) is None
    await work.leases.give_back("leader", "a", NOW)
    taken = await work.leases.take("leader", "b", NOW, LASTS)
    assert taken is not None
    assert taken.term == 2


async def test_earlier_term_may_write_nothing(work: UnitOfWork) -> None:
    await work.leases.take("leader", "a", NOW, LASTS)
    await work.leases.demand("leader", 1)
    await work.leases.take("leader", "b", NOW, LASTS, by_force=True)
    with pytest.raises(LeaseLost):
        await work.leases.demand("leader", 1)


async def test_lease_that_nobody_took_allows_nothing(work: UnitOfWork) -> None:
    assert not await work.leases.is_held("leader", NOW)
    with pytest.raises(LeaseLost):
        await work.leases.demand("leader", 1)


async def test_lease_is_held_in_the_hour_that_comes_twice(work: UnitOfWork) -> None:
    once_more = dt.datetime(2027, 10, 31, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Oslo"))
    await work.leases.take("leader", "a", once_more, LASTS)
    assert await work.leases.is_held("leader", once_more)
    assert await work.leases.take("leader", "b", once_more, LASTS) is None
