"""What the sender tells the metrics: each message by its end, each refusal of flood control, and the rate."""

from __future__ import annotations

from bot.demo.double import BotApiDouble
from bot.demo.faults import Fault
from bot.supervision.metrics import Metrics
from bot.transport import Transport
from db import Database
from domain.pacing import FREE, Limits
from tests.bot.conftest import WatchedSender, people, put


async def test_sends_floods_and_the_rate_are_counted(
    double: BotApiDouble, database: Database, transport: Transport
) -> None:
    await put(database, people(double, 1, 2, 3))
    double.faults.next("sendMessage", Fault.flood(1), chat_id=1)
    double.faults.next("sendMessage", Fault.refused(403), chat_id=2)
    metrics = Metrics()
    await WatchedSender(transport, database, Limits(), metrics=metrics).until_done()
    assert metrics.sent_by == dict.fromkeys(metrics.sent_by, 0) | {"sent": 2, "unreachable": 1}
    assert {method: floods for method, floods in metrics.floods_by.items() if floods} == {"sendMessage": 1}
    assert (metrics.rate, sum(metrics.replies.counts)) == (FREE / 2, 2)
