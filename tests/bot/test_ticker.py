"""Each tick brings what coordinators and volunteers see up to date, whatever was missed meanwhile."""

from __future__ import annotations

from actions import requesting
from bot.clock import Clock
from bot.sending.aftermath import Aftermath
from bot.sending.attempts import Landed
from bot.ticker import Ticker
from db import Database, UnitOfWork
from db.delivery.dispatch import Mark
from domain.delivery import DeliveryState
from domain.hubs import Municipality
from domain.letters import Kind
from domain.people import Person
from tests.bot.conftest import Unchallenged, rows
from tests.conftest import MONDAY
from tests.db.seeds import NOW, call_for_help

KAJA = Person(9, "Kaja", "nb", coordinates=frozenset({"heggedal"}))
EDITS = "SELECT chat_id, kind, edits FROM outbox WHERE edits IS NOT NULL"


def new_ticker(database: Database, municipality: Municipality, aftermath: Aftermath | None = None) -> Ticker:
    """The ticker of a process that has just begun."""

    async def registered(_work: UnitOfWork) -> Municipality:
        return municipality

    clock = Clock(now=lambda: MONDAY)
    return Ticker(database, clock, Unchallenged(1, "me", clock), registered, aftermath or Aftermath(), lambda: None)


async def test_copy_that_arrives_when_its_request_was_stopped_says_so_with_the_next_tick(
    database: Database, packaged: Municipality
) -> None:
    aftermath = Aftermath()
    ticker = new_ticker(database, packaged, aftermath)
    async with database.work() as work:
        request_id = await call_for_help(work)
        (parcel,) = await work.dispatch.claim("me", 1, [], NOW)
        await requesting.stop(work, KAJA, request_id, MONDAY)
    await ticker.tick()
    assert await rows(database, EDITS) == []
    landed = [Landed(parcel, Mark(parcel.id, DeliveryState.SENT, message_id=77))]
    async with database.work() as work:
        await aftermath.keep(work, landed, NOW, "me")
    aftermath.kept(landed, NOW)
    await ticker.tick()
    assert await rows(database, EDITS) == [(parcel.chat_id, Kind.COPY, 77)]


async def test_card_that_an_ended_process_left_behind_the_times_is_brought_up_to_date_once(
    database: Database, packaged: Municipality
) -> None:
    async with database.work() as work:
        request_id = await call_for_help(work)
        await work.cards.place(request_id, 50)
        for one in await work.dispatch.claim("ended", 8, [], NOW):
            await work.dispatch.mark([Mark(one.id, DeliveryState.SENT, message_id=one.id)], NOW, "ended")
    for _process in range(2):
        await new_ticker(database, packaged).tick()
    assert await rows(database, EDITS) == [(KAJA.id, Kind.REPLY, 50)]
