"""The pause that Telegram has asked for: kept apart from messages, for whoever leads next."""

import datetime as dt

from db import UnitOfWork
from tests.db.seeds import NOW

AN_HOUR = dt.timedelta(hours=1)


async def left(work: UnitOfWork, now: dt.datetime = NOW) -> int:
    """Whole seconds: on PostgreSQL its own clock goes on."""
    return round(await work.flood_control.left(now))


async def test_nobody_has_asked_at_first(work: UnitOfWork) -> None:
    assert await left(work) == 0


async def test_longest_pause_is_kept(work: UnitOfWork) -> None:
    await work.flood_control.ask(60, NOW)
    await work.flood_control.ask(5, NOW)
    assert await left(work) == 60
    await work.flood_control.ask(90, NOW)
    assert await left(work) == 90


async def test_pause_that_is_over_is_none(work: UnitOfWork) -> None:
    await work.flood_control.ask(60, NOW)
    await work.connection.exec_driver_sql("UPDATE flood_control SET until = asked_at")
    assert await left(work) == 0


async def test_clock_that_is_set_back_makes_no_pause_longer(work: UnitOfWork) -> None:
    await work.flood_control.ask(60, NOW + AN_HOUR)
    assert await left(work) == 60
