"""From the outbox to Telegram, with the published limits enforced: 429 is never provoked, each message once."""

import asyncio
import datetime as dt
import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.demo.double import BotApiDouble
from bot.demo.faults import Fault
from bot.sending.aftermath import Aftermath
from bot.sending.attempts import Landed
from bot.transport import Transport
from db import Database, UnitOfWork
from domain.letters import Lane
from domain.pacing import FREE, IN_FLIGHT, Limits
from tests.bot.conftest import WatchedSender, locked, new_sender, people, put, rows, running, states, texts, utc_now

UNHURRIED = Limits(per_second=100_000, chat_interval=0, per_group_minute=100_000)
ENDS = "SELECT chat_id, state FROM outbox ORDER BY chat_id, state"


def sends(double: BotApiDouble) -> list[tuple[int | None, float, int]]:
    """Chat, moment and status of every attempt to send."""
    return [(call.chat_id, call.at, call.status) for call in double.calls if call.method == "sendMessage"]


async def test_replies_go_first(double: BotApiDouble, database: Database, sender: WatchedSender) -> None:
    await put(database, people(double, *range(1, 21)), lane=Lane.BULK)
    await put(database, people(double, 30))
    async with running(sender):
        await double.wait_for(lambda: len(double.sent) >= 3)
        await put(database, people(double, 31))
        sender.wake()
        before = len(double.sent)
        await double.wait_for(lambda: texts(double, 31))
    order = [message.chat_id for message in double.sent]
    assert order[0] == 30
    assert order.index(31) - before <= IN_FLIGHT


async def test_no_limit_is_broken(double: BotApiDouble, database: Database, transport: Transport) -> None:
    """So much slower than allowed that all in flight may be late: what counts is the arrival, on a busy machine too."""
    await put(database, people(double, *range(1, 51)), lane=Lane.BULK)
    await new_sender(transport, database, limits=Limits(per_second=FREE - IN_FLIGHT)).until_done()
    assert (len(double.sent), double.violations) == (50, [])


async def test_one_a_second_in_order(double: BotApiDouble, database: Database, sender: WatchedSender) -> None:
    people(double, 1, 2)
    for text in ("one", "two", "three"):
        await put(database, [1], text)
    await put(database, [2])
    await sender.until_done()
    moments = [at for chat, at, _ in sends(double) if chat == 1]
    assert (texts(double, 1), double.violations) == (["one", "two", "three"], [])
    assert all(later - earlier >= 1.0 for earlier, later in itertools.pairwise(moments))


async def test_twenty_a_minute_to_a_group(double: BotApiDouble, database: Database, sender: WatchedSender) -> None:
    double.group(-5, "Korgruppa")
    await put(database, [-5] * 21)
    async with running(sender):
        await double.wait_for(lambda: len(double.sent) == 20)
        assert not await double.changes.until(lambda: len(sends(double)) > 20, 0.5)
    assert double.violations == []


@pytest.mark.parametrize(("fault", "seconds"), [(Fault.flood(2), 2), (Fault.flood_without_parameters(), 1)])
async def test_flood_control_holds_everything_back_exactly_as_told(
    double: BotApiDouble, database: Database, transport: Transport, fault: Fault, seconds: int
) -> None:
    await put(database, people(double, *range(1, 16)))
    double.faults.next("sendMessage", fault, chat_id=4)
    await new_sender(transport, database, limits=replace(UNHURRIED, claimed=1)).until_done()  # one on its way at a time
    flooded = next(at for _, at, status in sends(double) if status == 429)
    ((first, *_),) = [[at for _, at, _ in sends(double) if at > flooded]]
    assert first - flooded >= seconds
    assert sorted(message.chat_id for message in double.sent) == list(range(1, 16))
    assert await rows(database, "SELECT sum(unclear) FROM outbox") == [(0,)]


async def test_nothing_claimed_meanwhile_slips_through_a_pause(
    double: BotApiDouble, database: Database, transport: Transport
) -> None:
    double.faults.next("sendMessage", Fault.flood(1), times=1)
    await put(database, people(double, *range(1, 30)))
    await new_sender(transport, database, limits=UNHURRIED).until_done()
    flooded = next(at for _, at, status in sends(double) if status == 429)
    in_flight = [at for _, at, _ in sends(double) if flooded < at < flooded + 1.0]
    assert len(in_flight) <= 2 * IN_FLIGHT  # those beside it, and those whose turn came before its answer was read


async def test_who_waits_for_the_line_is_claimed_but_not_on_the_way(
    double: BotApiDouble, database: Database, transport: Transport
) -> None:
    double.faults.next("sendMessage", Fault.hanging(0.2), times=6)
    await put(database, people(double, *range(1, 9)))
    async with running(new_sender(transport, database, limits=replace(UNHURRIED, in_flight=2, claimed=6))):
        await double.wait_for(lambda: sends(double))
        assert Counter((await states(database)).values()) == {"sending": 6, "pending": 2}
        await double.wait_for(lambda: len(double.sent) == 8)
    moments = [at for _, at, _ in sends(double)][:6]
    assert all(third - first >= 0.2 for first, third in zip(moments, moments[2:], strict=False))


async def test_slow_message_is_not_overtaken_in_its_chat(
    double: BotApiDouble, database: Database, transport: Transport
) -> None:
    people(double, 1, 2)
    double.faults.next("sendMessage", Fault.hanging(1.3), chat_id=1)
    await put(database, [1], "one")
    await put(database, [1, 2], "two")
    await new_sender(transport, database).until_done()
    first, second = [at for chat, at, _ in sends(double) if chat == 1]
    assert texts(double, 1) == ["one", "two"]
    assert second - first >= 1.3
    assert next(at for chat, at, _ in sends(double) if chat == 2) < second


async def test_what_an_ended_process_had_claimed_is_sent(
    double: BotApiDouble, database: Database, sender: WatchedSender
) -> None:
    await put(database, people(double, 1, 2, 3))
    async with database.work() as work:
        assert len(await work.claims.claim("ended", 2, [], utc_now())) == 2
    await sender.until_done()
    assert sorted(message.chat_id for message in double.sent) == [1, 2, 3]


async def test_told_to_end_it_ends_as_soon_as_what_was_in_flight_is_marked(
    double: BotApiDouble, database: Database, sender: WatchedSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sending.sender.LOOK_EVERY", 3600.0)
    double.faults.next("sendMessage", Fault.hanging(0.1))
    await put(database, people(double, 1))
    async with asyncio.timeout(30), running(sender):
        await double.wait_for(lambda: double.sent)
    assert await states(database) == {1: "sent"}


@pytest.mark.usefixtures("impatient")
async def test_locked_database_neither_loses_nor_doubles(
    double: BotApiDouble, database: Database, sender: WatchedSender
) -> None:
    await put(database, people(double, *range(1, 11)))
    double.faults.latency = 0.05
    async with running(sender):
        await double.wait_for(lambda: len(double.sent) >= 2)
        async with locked(database.url.database):
            assert not await double.changes.until(lambda: False, 0.4)
        await double.wait_for(lambda: len(double.sent) >= 10)
    assert sorted(message.chat_id for message in double.sent) == list(range(1, 11))
    assert set((await states(database)).values()) == {"sent"}


class ElsewhereChanged(Aftermath):
    """Somebody else is changing the messages to one chat."""

    chat = 0

    async def keep(self, work: UnitOfWork, landed: Sequence[Landed], now: dt.datetime, owner: str) -> list[Landed]:
        """Leave those for later."""
        left = [one for one in landed if one.parcel.chat_id == self.chat]
        return left + await super().keep(work, [one for one in landed if one not in left], now, owner)


async def test_mark_that_has_to_be_left_for_later_holds_up_nobody_and_sends_nothing_twice(
    double: BotApiDouble, transport: Transport, database: Database
) -> None:
    await put(database, people(double, 1, 2) * 2)
    aftermath = ElsewhereChanged()
    aftermath.chat = 1
    sender = WatchedSender(transport, database, UNHURRIED, aftermath)
    async with running(sender):
        await double.wait_for(lambda: len(double.sent) == 3)
        while await rows(database, ENDS) != [(1, "pending"), (1, "sending"), (2, "sent"), (2, "sent")]:
            await sender.marked.wait()
            sender.marked.clear()
        aftermath.chat = 0
        await double.wait_for(lambda: len(double.sent) == 4)
    assert await rows(database, ENDS) == [(1, "sent"), (1, "sent"), (2, "sent"), (2, "sent")]
    assert sorted(message.chat_id for message in double.sent) == [1, 1, 2, 2]
