"""What the sender tells the metrics: each message by its end, each refusal of flood control, and the rate."""

from __future__ import annotations

from bot.demo.double import BotApiDouble
from bot.demo.faults import Fault
from bot.supervision.metrics import Metrics
from bot.transport import Transport
from db import Database
from domain.pacing import FREE, Limits
from tests.bot.conftest import WatchedSender, people, put

COUNTED = ("torgbot_sends_total", "torgbot_floods_total", "torgbot_rate_per_second", "torgbot_reply_seconds_count")


async def test_sends_floods_and_the_rate_are_counted(
    double: BotApiDouble, database: Database, transport: Transport
) -> None:
    await put(database, people(double, 1, 2, 3))
    double.faults.next("sendMessage", Fault.flood(1), chat_id=1)
    double.faults.next("sendMessage", Fault.refused(403), chat_id=2)
    metrics = Metrics()
    await WatchedSender(transport, database, Limits(), metrics=metrics).until_done()
    assert {
        (sample.labels.get("result") or sample.labels.get("method") or sample.name, sample.value)
        for family in metrics.registry.collect()
        for sample in family.samples
        if sample.name in COUNTED and sample.value
    } == {("sent", 2), ("unreachable", 1), ("sendMessage", 1), ("torgbot_rate_per_second", FREE / 2), (COUNTED[-1], 2)}
