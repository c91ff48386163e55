"""Told to stop in the middle of a broadcast: what is claimed is finished, and nothing more is claimed."""

from __future__ import annotations

from collections import Counter

from bot.demo.double import BotApiDouble
from bot.transport import Transport
from db import Database
from domain.letters import Lane
from domain.pacing import IN_FLIGHT, Limits
from tests.bot.conftest import new_sender, people, put, running, states

PEOPLE = range(1, 61)


async def test_stop_claims_nothing_more_and_leaves_nothing_on_its_way(
    double: BotApiDouble, database: Database, transport: Transport
) -> None:
    await put(database, people(double, *PEOPLE), lane=Lane.BULK)
    unhurried = Limits(per_second=100_000, chat_interval=0)
    async with running(new_sender(transport, database, limits=unhurried)):
        await double.wait_for(lambda: len(double.sent) >= 5)
        sent = len(double.sent)
    ended = Counter((await states(database)).values())
    assert sent <= len(double.sent) == ended["sent"] <= sent + IN_FLIGHT
    assert ended == {"sent": ended["sent"], "pending": len(PEOPLE) - ended["sent"]}
