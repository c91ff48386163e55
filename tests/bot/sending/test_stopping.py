"""The process or the broadcast is stopped in the middle: what is on its way arrives, and nothing more leaves."""

from __future__ import annotations

from collections import Counter

from bot.demo.double import BotApiDouble
from bot.transport import Transport
from db import Database
from domain.letters import Lane
from domain.pacing import Limits
from tests.bot.conftest import new_sender, people, put, running, states, utc_now
from tests.bot.sending.test_broadcasts import call, progress

PEOPLE = range(1, 61)
W = 8  #: Messages that may be on their way at once.
UNHURRIED = Limits(per_second=100_000, chat_interval=0)


async def test_stop_claims_nothing_more_and_leaves_nothing_on_its_way(
    double: BotApiDouble, database: Database, transport: Transport
) -> None:
    await put(database, people(double, *PEOPLE), lane=Lane.BULK)
    async with running(new_sender(transport, database, limits=UNHURRIED)):
        await double.wait_for(lambda: len(double.sent) >= 5)
        sent = len(double.sent)
    ended = Counter((await states(database)).values())
    assert sent <= len(double.sent) == ended["sent"] <= sent + W
    assert ended == {"sent": ended["sent"], "pending": len(PEOPLE) - ended["sent"]}


async def test_broadcast_that_is_called_off_reaches_nobody_more_than_are_on_their_way(
    double: BotApiDouble, database: Database, transport: Transport
) -> None:
    request, sender = await call(database, double, *PEOPLE), new_sender(transport, database, limits=UNHURRIED)
    double.faults.latency = 0.01
    async with running(sender):
        await double.wait_for(lambda: len(double.sent) >= 5)
        async with database.work() as work:
            called_off = await work.unsent.stop_request(request, utc_now())
        sent = len(double.sent)
        while (await progress(database, request)).waiting:
            await sender.marked.wait()
            sender.marked.clear()
    told = await progress(database, request)
    assert sent <= len(double.sent) == told.sent <= sent + W
    assert (told.stopped, told.sent) == (called_off, len(PEOPLE) - called_off)
