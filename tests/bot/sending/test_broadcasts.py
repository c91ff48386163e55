"""A broadcast under way: who is left out at the last moment, what stops it, and when Telegram is left alone."""

import datetime as dt
from typing import Any

import pytest

from bot.clock import Clock
from bot.demo.double import BotApiDouble
from bot.demo.faults import Fault
from bot.sending.aftermath import CANARY, Aftermath
from bot.sending.sender import Sender
from bot.transport import Transport
from db import Database, UnitOfWork
from domain.agenda import Due, Entry
from domain.breaker import OPENS_AT
from domain.letters import Kind
from domain.pacing import Limits, Pacer
from domain.people import VolunteerStatus
from domain.requests import Progress
from tests.bot.conftest import Unchallenged, WatchedSender, new_sender, people, rows, running, states, utc_now
from tests.db.seeds import CALL, add_open_request, add_volunteer, register_choices

UNHURRIED = Limits(per_second=100_000, chat_interval=0, per_group_minute=100_000)


async def call(database: Database, double: BotApiDouble, *volunteers: int) -> int:
    """A call for help that waits to be sent."""
    people(double, *volunteers)
    now = utc_now()
    async with database.work() as work:
        await register_choices(work)
        request = await add_open_request(work)
        for number in volunteers:
            await add_volunteer(work, number)
            await work.calls.add(request.id, number, 1, now)
        await work.outbox.put_letters(request.id, CALL, work.calls.of_wave(request.id, 1), now, None)
    return request.id


async def progress(database: Database, request_id: int) -> Progress:
    async with database.work() as work:
        return await work.deliveries.progress(request_id)


def asked(double: BotApiDouble) -> set[int | None]:
    return {message.chat_id for message in double.sent}


async def test_nobody_is_asked_who_does_not_want_it_any_more(
    double: BotApiDouble, database: Database, sender: WatchedSender
) -> None:
    request = await call(database, double, 1, 2, 3, 4)
    async with database.work() as work:
        await add_volunteer(work, 1, status=VolunteerStatus.LEFT)
        await add_volunteer(work, 2, paused_until=utc_now().date() + dt.timedelta(days=1))
        await work.people.mark_reachable(3, is_reachable=False)
    await sender.until_done()
    assert asked(double) == {4}
    assert await progress(database, request) == Progress(sent=1, stopped=3)


async def test_equal_refusals_stop_a_broadcast_and_its_coordinator_is_told(
    double: BotApiDouble, database: Database, transport: Transport
) -> None:
    request = await call(database, double, *range(1, 61))
    double.faults.always("sendMessage", Fault.refused(400, "can't parse entities"))
    told: list[int] = []

    async def tell(_work: UnitOfWork, request_id: int) -> None:
        told.append(request_id)

    clock = Clock(now=utc_now)
    aftermath = Aftermath(tell_stopped=tell)
    sender = Sender(transport, database, clock, Pacer(UNHURRIED), Unchallenged(1, "me", clock), aftermath)
    async with running(sender):
        await double.wait_for(lambda: told)
    result = await progress(database, request)
    assert (told, result.failed + result.stopped) == ([request], 60)
    assert CANARY <= result.failed < CANARY + UNHURRIED.claimed


async def test_whoever_has_no_letter_yet_gets_none_of_a_refused_broadcast(
    double: BotApiDouble, database: Database, transport: Transport
) -> None:
    request = await call(database, double, *range(1, 26))
    async with database.work() as work:
        for number in (101, 102):
            await add_volunteer(work, number)
            await work.calls.add(request, number, 1, utc_now())
        await work.agenda.put(Entry(Due.LETTERS, utc_now(), request, subject="1+101"))
    double.faults.always("sendMessage", Fault.refused(400, "can't parse entities"))
    await new_sender(transport, database, limits=UNHURRIED).until_done()
    result = await progress(database, request)
    assert (result.failed + result.stopped, result.waiting, asked(double)) == (27, 0, set())
    async with database.work() as work:
        assert await work.agenda.of_request(request) == []


async def test_nothing_more_goes_out_by_itself_once_a_broadcast_was_refused(
    double: BotApiDouble, database: Database, transport: Transport
) -> None:
    request = await call(database, double, *range(1, CANARY + 1))
    later = utc_now() + dt.timedelta(hours=1)
    async with database.work() as work:
        for kind in (Due.WAVE, Due.NUDGE, Due.HEAL, Due.ALERT):
            await work.agenda.put(Entry(kind, later, request))
    double.faults.always("sendMessage", Fault.refused(400, "can't parse entities"))
    told: list[int] = []

    async def tell(_work: UnitOfWork, request_id: int) -> None:
        told.append(request_id)

    await WatchedSender(transport, database, UNHURRIED, Aftermath(tell_stopped=tell)).until_done()
    assert (told, await progress(database, request)) == ([request], Progress(failed=CANARY))
    async with database.work() as work:
        assert [entry.kind for entry in await work.agenda.of_request(request)] == [Due.ALERT]


async def test_refusals_for_different_reasons_stop_nothing(
    double: BotApiDouble, database: Database, transport: Transport
) -> None:
    request = await call(database, double, *range(1, 31))
    for chat in range(1, 31):
        double.faults.next("sendMessage", Fault.refused(400, f"reason {chat % 2}"), chat_id=chat)
    await new_sender(transport, database, limits=UNHURRIED).until_done()
    assert await progress(database, request) == Progress(failed=30)


@pytest.mark.parametrize("step", [1, 2], ids=["at the very start", "between others"])
async def test_recipients_whom_telegram_does_not_know_stop_nothing(
    double: BotApiDouble, database: Database, transport: Transport, step: int
) -> None:
    request = await call(database, double, *range(1, 4 * CANARY + 1))
    for chat in range(1, step * CANARY + 1, step):
        del double.world.rooms[chat]
    await new_sender(transport, database, limits=UNHURRIED).until_done()
    assert await progress(database, request) == Progress(sent=3 * CANARY, unreachable=CANARY)
    reachable = await rows(database, "SELECT count(*) FROM people WHERE id < 1000 AND is_reachable")
    assert reachable == [(3 * CANARY,)]


async def test_chat_that_cannot_be_asked_about_now_is_tried_again(
    double: BotApiDouble, database: Database, sender: WatchedSender
) -> None:
    request = await call(database, double, 1)
    double.faults.next("sendMessage", Fault.refused(400, "can't parse entities"), times=2)
    double.faults.next("getChat", Fault.flood(1))
    await sender.until_done()
    assert await progress(database, request) == Progress(failed=1)
    asked = [call.status for call in double.calls if call.chat_id == 1]
    assert asked == [400, 429, 400, 200]


async def test_ill_telegram_is_left_alone_and_asked_carefully(
    double: BotApiDouble, database: Database, transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("domain.breaker.PAUSES", (0.1, 0.2))
    request = await call(database, double, *range(1, 41))
    for chat in range(1, OPENS_AT + 1):
        double.faults.next("sendMessage", Fault.bad_gateway(), chat_id=chat)
    double.faults.next("getMe", Fault.bad_gateway(), times=1)
    await new_sender(transport, database, limits=Limits(claimed=1)).until_done()
    assert await progress(database, request) == Progress(sent=40, doubled=OPENS_AT)
    assert [call.status for call in double.calls if call.method == "getMe"] == [502, 200]


async def test_news_is_never_sent_twice(double: BotApiDouble, database: Database, sender: WatchedSender) -> None:
    people(double, 1, 2)
    double.faults.next("sendMessage", Fault.dropped(performs=True), chat_id=1)
    async with database.work() as work:
        for chat in (1, 2):
            await work.outbox.put(chat, "sendMessage", {"text": "hei"}, utc_now(), kind=Kind.NEWS)
    await sender.until_done()
    assert await states(database) == {1: "uncertain", 2: "sent"}
    assert [message.chat_id for message in double.sent] == [1, 2]


@pytest.mark.parametrize(("limits", "paid"), [(UNHURRIED, [None]), (Limits.at_rate(1000), [True])])
async def test_only_an_owner_who_pays_goes_beyond_the_free_limits(
    double: BotApiDouble, database: Database, transport: Transport, limits: Limits, paid: list[Any]
) -> None:
    await call(database, double, 1)
    await new_sender(transport, database, limits=limits).until_done()
    sent = [call for call in double.calls if call.method == "sendMessage"]
    assert [call.params.get("allow_paid_broadcast") for call in sent] == paid


async def test_possible_second_copies_are_counted(
    double: BotApiDouble, database: Database, sender: WatchedSender
) -> None:
    request = await call(database, double, 1, 2)
    double.faults.next("sendMessage", Fault.dropped(performs=True), chat_id=1)
    await sender.until_done()
    assert await progress(database, request) == Progress(sent=2, doubled=1)
    assert await rows(database, "SELECT unclear FROM outbox ORDER BY chat_id") == [(1,), (0,)]
