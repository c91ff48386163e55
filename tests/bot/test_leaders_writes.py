"""What only a leader does is kept only while it leads: every unit of work in its loops asks for the term."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from bot.clock import Clock
from bot.demo.double import BotApiDouble
from bot.leadership import LASTS, Term
from bot.receiving.ingest import Ingest
from bot.supervision.metrics import Metrics
from bot.transport import Transport
from bot.web.registration import Registration
from db import Database, UnitOfWork
from db.delivery.inbox import Received
from db.leases import LeaseLost
from domain.agenda import Due, Entry
from domain.hubs import Municipality
from handlers.toolkit.occasion import Occasion
from tests.bot.conftest import rows, utc_now
from tests.conftest import MONDAY, Town
from tests.kills.town import call_for_help, settle

LOOPS = {"ingest", "sender", "ticker"}
WRITES = {
    "ingest.keep",
    "sender._take_over",
    "sender._kept_and_claimed",
    "ticker.tick",
    "ticker._refresh_cards",
    "ticker._count_for_the_ended",
    "ticker._do",
    "ticker._put_off",
    "ticker.remove_some",
}
"""Loop and function of every unit of work that a leader writes in; whoever adds one adds it here."""


class Book:
    """Which units of work the leader's loops opened, and which of these asked for the term."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened: list[tuple[str, UnitOfWork]] = []
        self.asked: list[UnitOfWork] = []
        work, demand = Database.work, Term.demand

        def noted(database: Database) -> AbstractAsyncContextManager[UnitOfWork]:
            task = asyncio.current_task()
            caller = sys._getframe(1).f_code.co_name  # noqa: SLF001 -- the documented way
            return self._noted(work(database), task.get_name() if task else "", caller)

        async def asked(term: Term, unit: UnitOfWork) -> None:
            self.asked.append(unit)
            await demand(term, unit)

        monkeypatch.setattr(Database, "work", noted)
        monkeypatch.setattr(Term, "demand", asked)

    @asynccontextmanager
    async def _noted(
        self, unit: AbstractAsyncContextManager[UnitOfWork], loop: str, function: str
    ) -> AsyncIterator[UnitOfWork]:
        async with unit as work:
            if loop in LOOPS:
                self.opened.append((f"{loop}.{function}", work))
            yield work

    def writes(self, *, have_asked: bool) -> set[str]:
        return {where for where, unit in self.opened if any(unit is one for one in self.asked) is have_asked}


async def test_every_unit_of_work_of_a_leader_asks_for_its_term(
    quiet_town: Town, sleepless: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = MONDAY - dt.timedelta(days=30)
    await settle(quiet_town.double, quiet_town.settings.database_url, sleepless, range(2001, 2004))
    await call_for_help(quiet_town.settings.database_url, sleepless, "Konsert", 1)
    async with quiet_town.database() as database, database.work() as work:
        await work.inbox.keep([Received(1, 7, "{}")], long_ago)
        await work.inbox.finish(1)
        await work.agenda.put(Entry(Due.ALERT, MONDAY, subject="fails"))

    async def fail(_occasion: Occasion, _entry: Entry) -> None:
        raise KeyError

    monkeypatch.setattr("bot.agenda.happen", fail)
    book, kari = Book(monkeypatch), quiet_town.person("Kari")
    async with quiet_town.bot():
        await kari.sends("/start")
        await quiet_town.double.changes.until(lambda: book.writes(have_asked=True) >= WRITES, 10)
    assert (book.writes(have_asked=True), book.writes(have_asked=False)) == (WRITES, set())


async def test_former_leader_keeps_nothing_of_its_last_poll_and_polls_no_more(
    double: BotApiDouble, transport: Transport, database: Database
) -> None:
    async with database.work() as work:
        for holder in ("me", "another"):
            await work.leases.take("leader", holder, utc_now(), LASTS, by_force=True)
    double.person(7, "Kari").say("hei")
    clock = Clock(now=utc_now)
    ingest = Ingest(transport, database, clock, lambda _updates: None)
    with pytest.raises(LeaseLost):
        await asyncio.wait_for(ingest.run(Term(1, "me", clock)), 20)
    assert [call.method for call in double.calls] == ["getUpdates"]
    assert (len(double.updates.pending), await rows(database, "SELECT * FROM inbox")) == (1, [])


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_leader_that_wakes_when_its_term_is_over_says_nothing_to_telegram(
    double: BotApiDouble, transport: Transport, database: Database, way: str
) -> None:
    clock, metrics = Clock(now=utc_now), Metrics()
    term = Term(1, "me", clock)
    term.ends = clock.monotonic()
    bringing = (
        Ingest(transport, database, clock, lambda _updates: None, metrics)
        if way == "polling"
        else Registration(transport, metrics, "https://bot.example.org/telegram", "s_1")
    )
    with pytest.raises(LeaseLost):
        await asyncio.wait_for(bringing.run(term), 20)
    assert double.calls == []
