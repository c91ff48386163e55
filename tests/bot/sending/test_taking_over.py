"""A sender that follows another keeps to what the limits, and Telegram, still hold against its predecessor."""

import asyncio
import datetime as dt

import pytest

from bot.clock import Clock
from bot.demo.double import BotApiDouble
from bot.demo.faults import Fault
from bot.sending.aftermath import Aftermath
from bot.sending.sender import SETTLE, Sender
from bot.transport import Transport
from db import Database, UnitOfWork
from db.delivery.claims import Parcel
from db.delivery.marks import FLOOD, Mark
from db.engine import DatabaseUnavailable
from db.leases import LeaseLost
from domain.delivery import DeliveryState
from domain.pacing import Limits, Pacer
from tests.bot.conftest import Unchallenged, people, put, running, states, utc_now


def follower(transport: Transport, database: Database, *, idle: float = float("inf")) -> Sender:
    clock = Clock(now=utc_now)
    return Sender(transport, database, clock, Pacer(Limits()), Unchallenged(2, "me", clock, idle=idle))


def sent_at(double: BotApiDouble) -> list[float]:
    return [call.at for call in double.calls if call.method == "sendMessage"]


async def test_successor_rests_while_its_predecessors_messages_count(
    double: BotApiDouble, database: Database, transport: Transport
) -> None:
    await put(database, people(double, 1))
    sender, clock = follower(transport, database, idle=0.2), Clock(now=utc_now)
    began = clock.monotonic()
    async with running(sender):
        await double.wait_for(lambda: double.sent)
    assert sent_at(double)[0] - began >= SETTLE - 0.2


async def test_pause_that_telegram_asked_a_predecessor_for_is_kept(
    double: BotApiDouble, database: Database, transport: Transport
) -> None:
    await put(database, people(double, 1, 2))
    async with database.work() as work:
        (parcel,) = await work.claims.claim("1.old", 1, [], utc_now())
        again = utc_now() + dt.timedelta(seconds=1)
        waits = Mark(parcel.id, DeliveryState.PENDING, reason=FLOOD, not_before=again)
        await work.marks.keep([waits], utc_now(), "1.old")
        await work.flood_control.ask(1.0, utc_now())
    async with running(follower(transport, database)):
        await double.wait_for(lambda: double.sent)
        assert utc_now() >= again  # the other one waits too
        await double.wait_for(lambda: len(double.sent) == 2)
    assert await states(database) == {1: "sent", 2: "sent"}


@pytest.mark.parametrize("way", ["held for the night", "erased"])
async def test_pause_is_kept_whatever_becomes_of_the_message_at_which_it_was_asked_for(
    double: BotApiDouble, database: Database, transport: Transport, way: str
) -> None:
    seconds = 3
    await put(database, people(double, 1))
    double.faults.next("sendMessage", Fault.flood(seconds))
    async with running(follower(transport, database)):
        await double.wait_for(lambda: any(call.status == 429 for call in double.calls))
    async with database.work() as work:
        if way == "erased":
            await work.outbox.forget_person(1, utc_now())
        else:
            await work.connection.exec_driver_sql("UPDATE outbox SET kind = 'call'")
            await work.unsent.hold_calls(utc_now() + dt.timedelta(hours=8))
    await put(database, people(double, 2))
    async with running(follower(transport, database)):
        await double.wait_for(lambda: double.sent)
    refused, sent = sent_at(double)
    assert sent - refused >= seconds


async def test_group_that_was_full_under_a_predecessor_is_full_still(
    double: BotApiDouble, database: Database, transport: Transport
) -> None:
    double.group(-5, "Korgruppa")
    people(double, 1)
    await put(database, [-5] * 20)
    async with database.work() as work:
        for _ in range(20):
            (parcel,) = await work.claims.claim("1.old", 1, [], utc_now())
            await work.marks.keep([Mark(parcel.id, DeliveryState.SENT, message_id=1)], utc_now(), "1.old")
    await put(database, [-5, 1])
    async with running(follower(transport, database)):
        await double.wait_for(lambda: double.sent)
        assert not await double.changes.until(lambda: len(double.sent) > 1, 0.3)
    assert [message.chat_id for message in double.sent] == [1]


async def test_told_to_end_while_the_database_is_away_it_does_not_wait_for_it(
    transport: Transport, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sending.sender.OUTAGE_PAUSE", 3600.0)
    away = asyncio.Event()

    async def be_away(_work: UnitOfWork) -> None:
        away.set()
        raise DatabaseUnavailable

    clock = Clock(now=utc_now)
    aftermath = Aftermath(keep_quiet=be_away)
    async with (
        asyncio.timeout(30),
        running(Sender(transport, database, clock, Pacer(Limits()), Unchallenged(2, "me", clock), aftermath)),
    ):
        await away.wait()


async def test_message_whose_moment_fell_into_a_gap_of_the_term_is_sent_after_it(
    double: BotApiDouble, database: Database, transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    await put(database, people(double, 1))
    clock = Clock(now=utc_now)
    term = Unchallenged(1, "me", clock)
    wait, gaps = Sender._await_departure, list[int]()  # noqa: SLF001 -- the moment between waiting and sending

    async def wait_into_a_gap(self: Sender, parcel: Parcel, at: float) -> None:
        await wait(self, parcel, at)
        if not gaps:
            gaps.append(parcel.id)
            term.ends = clock.monotonic()  # the lease has run out
            asyncio.get_running_loop().call_soon(setattr, term, "ends", float("inf"))  # and is renewed

    monkeypatch.setattr(Sender, "_await_departure", wait_into_a_gap)
    async with running(Sender(transport, database, clock, Pacer(Limits()), term)):
        await double.wait_for(lambda: double.sent)
    assert (len(gaps), await states(database)) == (1, {1: "sent"})


async def test_message_whose_moment_comes_when_the_term_is_over_is_left_to_the_next_leader(
    double: BotApiDouble, database: Database, transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    await put(database, people(double, 1))
    clock = Clock(now=utc_now)
    term = Unchallenged(1, "me", clock)
    wait = Sender._await_departure  # noqa: SLF001 -- the moment between waiting and sending

    async def wait_too_long(self: Sender, parcel: Parcel, at: float) -> None:
        await wait(self, parcel, at)
        term.ends = clock.monotonic()

    monkeypatch.setattr(Sender, "_await_departure", wait_too_long)
    with pytest.RaisesGroup(LeaseLost):
        await asyncio.wait_for(Sender(transport, database, clock, Pacer(Limits()), term).run(), 20)
    assert (double.sent, await states(database)) == ([], {1: "sending"})


async def test_sender_whose_term_is_over_sends_nothing(
    double: BotApiDouble, database: Database, transport: Transport
) -> None:
    await put(database, people(double, 1))
    clock = Clock(now=utc_now)
    term = Unchallenged(1, "me", clock)
    term.ends = clock.monotonic()
    sender = Sender(transport, database, clock, Pacer(Limits()), term)
    with pytest.RaisesGroup(LeaseLost):
        await asyncio.wait_for(sender.run(), 20)
    assert (double.sent, await states(database)) == ([], {1: "pending"})
