"""Two coordinators correct the register at the same moment: what both say is kept."""

from __future__ import annotations

import datetime as dt

from actions import closing
from bot.register import packaged_register
from bot.storage import fill_register
from db import Database, UnitOfWork
from db.register.hubs import Hubs
from domain.people import Person
from tests.conftest import MONDAY
from tests.db.seeds import add_person
from tests.faults.meanwhile import Meanwhile

DAY = MONDAY.date() + dt.timedelta(days=3)


async def close(work: UnitOfWork, slug: str) -> None:
    coordinator = Person(7, "Kaja", "nb", coordinates=frozenset({"heggedal", "holmen"}))
    await closing.close(work, coordinator, slug, DAY, DAY, MONDAY)


async def test_two_closures_at_once_are_both_kept(one: Database, meanwhile: Meanwhile) -> None:
    await fill_register(one, packaged_register(), MONDAY)
    async with one.work() as work:
        await add_person(work, 7)
    meanwhile.after(Hubs, "load", lambda work: close(work, "holmen"))
    async with one.work() as work:
        await close(work, "heggedal")
    await meanwhile.is_done()
    async with one.work() as work:
        municipality = await work.hubs.load(await work.hubs.version())
    closed = {slug for each in municipality.closures if (each.first, each.last) == (DAY, DAY) for slug in each.hubs}
    assert closed == {"heggedal", "holmen"}
