"""Each tick brings what coordinators and volunteers see up to date, whatever was missed meanwhile."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from actions import requesting
from actions.copying import AGAIN
from bot.clock import Clock
from bot.sending.aftermath import Aftermath
from bot.ticker import Ticker
from db import Database, UnitOfWork
from db.delivery.marks import Mark
from domain.delivery import DeliveryState
from domain.hubs import Municipality
from domain.letters import Kind
from domain.people import Person
from handlers.requests.copies import cover
from handlers.toolkit.occasion import Occasion
from tests.bot.conftest import Unchallenged, rows
from tests.conftest import MONDAY
from tests.db.seeds import NOW, add_open_request, call_for_help

KAJA = Person(9, "Kaja", "nb", coordinates=frozenset({"heggedal"}))
EDITS = "SELECT chat_id, kind, edits FROM outbox WHERE edits IS NOT NULL"


@dataclass
class Day:
    """A clock that is moved by hand."""

    now: dt.datetime = MONDAY


def new_ticker(database: Database, municipality: Municipality, day: Day | None = None) -> Ticker:
    """The ticker of a process that has just begun."""
    told = day or Day()

    async def registered(_work: UnitOfWork) -> Municipality:
        return municipality

    clock = Clock(now=lambda: told.now)
    return Ticker(database, clock, Unchallenged(1, "me", clock), registered, Aftermath(), lambda: None)


async def test_copy_that_arrives_when_its_request_was_stopped_says_so_with_a_later_tick(
    database: Database, packaged: Municipality
) -> None:
    day = Day()
    async with database.work() as work:
        request_id = await call_for_help(work)
        (parcel,) = await work.claims.claim("ended", 1, [], NOW)
        stopped = await requesting.stop(work, KAJA, request_id, MONDAY)
        await cover(Occasion(work, packaged, MONDAY), stopped)
    await new_ticker(database, packaged, day).tick()
    async with database.work() as work:
        await work.marks.keep([Mark(parcel.id, DeliveryState.SENT, message_id=77)], NOW, "ended")
    assert await rows(database, EDITS) == []
    day.now += AGAIN
    for _process in range(2):
        await new_ticker(database, packaged, day).tick()
    assert await rows(database, EDITS) == [(parcel.chat_id, Kind.COPY, 77)]


@pytest.mark.parametrize(("days", "is_edited"), [(0, True), (3, True), (4, False)])
async def test_card_that_an_ended_process_left_behind_the_times_is_brought_up_to_date_once(
    database: Database, packaged: Municipality, days: int, *, is_edited: bool
) -> None:
    async with database.work() as work:
        request_id = await call_for_help(work)
        await work.cards.place(request_id, 50)
        for one in await work.claims.claim("ended", 8, [], NOW):
            await work.marks.keep([Mark(one.id, DeliveryState.SENT, message_id=one.id)], NOW, "ended")
    for _process in range(2):
        await new_ticker(database, packaged, Day(MONDAY + dt.timedelta(days=days))).tick()
    assert await rows(database, EDITS) == ([(KAJA.id, Kind.REPLY, 50)] if is_edited else [])


async def test_each_card_is_looked_at_in_a_unit_of_work_of_its_own(
    database: Database, packaged: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = list[tuple[UnitOfWork, int]]()

    async def look(work: UnitOfWork, _municipality: Municipality, request_id: int, _now: dt.datetime) -> bool:
        looked_at.append((work, request_id))
        return False

    monkeypatch.setattr("bot.ticker.refresh_card", look)
    async with database.work() as work:
        ids = [(await add_open_request(work)).id for _ in range(3)]
        for request_id in ids:
            await work.cards.place(request_id, request_id)
    await new_ticker(database, packaged).tick()
    assert [request_id for _, request_id in looked_at] == ids
    assert len({id(work) for work, _ in looked_at}) == 3
