"""What lasts longer than PostgreSQL allows: given up like anything else that fails, and in nobody's way."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from bot.agenda import AgendaKeeper
from bot.clock import Clock
from bot.receiving.lanes import MAX_ATTEMPTS, Lanes
from db import Database, UnitOfWork
from domain import hubfile
from domain.agenda import Due, Entry
from domain.hubs import Municipality
from handlers import agenda as happening
from handlers.toolkit.occasion import Occasion
from tests.bot.conftest import Unchallenged, rows, running, utc_now
from tests.bot.diary import STATES, Diary, Effect, receive
from tests.conftest import MONDAY
from tests.db.seeds import add_open_request, add_person, register_choices

pytestmark = pytest.mark.usefixtures("impatient")
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
async def strict(address: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Database]:
    """A database that ends a transaction soon."""
    monkeypatch.setattr("db.engine.IDLE_MS", 100)
    monkeypatch.setattr("db.engine.LONGEST_MS", 300)
    async with Database(address) as database:
        yield database


async def hang(_work: UnitOfWork) -> None:
    await asyncio.Event().wait()


async def ask_too_much(work: UnitOfWork) -> None:
    await work.connection.execute(text("SELECT pg_sleep(30)"))


@pytest.mark.parametrize("effect", [hang, ask_too_much])
async def test_update_that_lasts_too_long_is_given_up(
    strict: Database, monkeypatch: pytest.MonkeyPatch, effect: Effect
) -> None:
    monkeypatch.setattr("bot.receiving.lanes.DEADLINE", 0.4)
    diary = Diary()
    diary.effects["7:1"] = effect
    await receive(strict, [(1, 7), (2, 7)])
    async with running(Lanes(strict, diary, Clock(now=utc_now))):
        await diary.until("7:1", MAX_ATTEMPTS)
        await diary.until("7:2")
    assert diary.worked.count("7:1") == MAX_ATTEMPTS
    assert diary.apologies == [7]
    assert await rows(strict, STATES) == [(1, "dead"), (2, "done")]


async def test_entry_that_lasts_too_long_is_tried_later_and_holds_up_no_other(
    strict: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[Due] = []

    async def slow(occasion: Occasion, _entry: Entry) -> None:
        await ask_too_much(occasion.work)

    async def quick(_occasion: Occasion, entry: Entry) -> None:
        happened.append(entry.kind)

    async def registered(_work: UnitOfWork) -> Municipality:
        return hubfile.read(hubfile.packaged())

    monkeypatch.setattr(happening, "ON_DUE", {Due.ASKED: slow, Due.REMINDER: quick})
    async with strict.work() as work:
        await register_choices(work)
        request = await add_open_request(work)
        first = Entry(Due.ASKED, MONDAY - MINUTE, request.id, subject="1")
        await work.agenda.put(first, Entry(Due.REMINDER, MONDAY, request.id, await add_person(work, 21)))
    clock = Clock(now=lambda: MONDAY)
    await AgendaKeeper(strict, clock, Unchallenged(1, "me", clock), registered, frozenset()).tick()
    async with strict.work() as work:
        left = await work.agenda.of_request(request.id)
    assert happened == [Due.REMINDER]
    assert [(entry.kind, entry.at) for entry in left] == [(Due.ASKED, MONDAY + MINUTE)]
