"""A request is stopped, filled or cancelled by one process just after another has read that it looks for people."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from actions import cancelling, requesting, responding
from bot.sending.aftermath import CANARY, Aftermath
from bot.sending.attempts import Landed
from db import Database, UnitOfWork
from db.delivery.claims import Parcel
from db.delivery.marks import Mark
from db.delivery.outbox import Outbox, outbox
from db.requests.places import Places
from db.requests.requests import Requests
from domain.agenda import Due, Entry
from domain.delivery import DeliveryState
from domain.hubs import Municipality
from domain.letters import CONSENTED
from domain.people import Person
from domain.requests import RequestStatus
from handlers.agenda import happen
from handlers.requests.calling import letters_of
from handlers.requests.calls import call_screen
from handlers.toolkit.occasion import Occasion
from tests.conftest import MONDAY
from tests.db.seeds import CALL, NOW, add_open_request, add_volunteer, call_for_help, register_choices
from tests.faults.meanwhile import Meanwhile

KAJA = Person(9, "Kaja", "nb", coordinates=frozenset({"heggedal"}))


async def called(work: UnitOfWork) -> int:
    """A request for one, to which 21 and 22 were called; 23 fits it too."""
    await register_choices(work)
    request = await add_open_request(work, needed=1)
    for number in (21, 22, 23):
        await add_volunteer(work, number)
    for number in (21, 22):
        await work.calls.add(request.id, number, 1, NOW)
    await work.requests.note_wave(request.id, 1)
    return request.id


async def refused(work: UnitOfWork, request_id: int, calls: int) -> list[Parcel]:
    """Further calls of a request, claimed by a sender to which Telegram has refused them."""
    numbers = range(101, 101 + calls)
    for number in numbers:
        await add_volunteer(work, number)
        await work.calls.add(request_id, number, 2, NOW)
    await work.outbox.put_letters(request_id, CALL, work.calls.of_wave(request_id, 2), NOW, None)
    return await work.claims.claim("1.me", calls, [], NOW)


async def wait_to_be_sent(work: UnitOfWork) -> int:
    waiting = (outbox.c.state == DeliveryState.PENDING.value, outbox.c.kind.in_([kind.value for kind in CONSENTED]))
    return await work.connection.scalar(select(func.count()).select_from(outbox).where(*waiting)) or 0


@pytest.mark.parametrize("way", ["stopped", "filled", "cancelled"])
@pytest.mark.parametrize("kind", [Due.LETTERS, Due.NUDGE, Due.WAVE])
async def test_calls_written_while_a_request_ends_are_not_sent(
    one: Database, meanwhile: Meanwhile, packaged: Municipality, kind: Due, way: str
) -> None:
    async with one.work() as work:
        request_id = await called(work)
        entry = Entry(kind, MONDAY, request_id, subject="1+21" if kind is Due.LETTERS else "")
        await work.agenda.put(entry)

    async def end(work: UnitOfWork) -> None:
        match way:
            case "stopped":
                await requesting.stop(work, KAJA, request_id, MONDAY)
            case "filled":
                await responding.accept(work, Person(21, "Person 21", "nb"), request_id, MONDAY)
            case _cancelled:
                words = letters_of(call_screen, packaged)
                await cancelling.cancel(work, KAJA, request_id, "regn", words, MONDAY)

    meanwhile.after(Requests, "get", end)
    async with one.work() as work:
        await happen(Occasion(work, packaged, MONDAY), entry)
    await meanwhile.is_done()
    async with one.work() as work:
        request = await work.requests.get(request_id)
        assert request is not None
        assert (request.status is RequestStatus.OPEN, await wait_to_be_sent(work)) == (False, 0)


async def test_everybody_is_not_asked_for_a_request_that_is_stopped_meanwhile(
    one: Database, meanwhile: Meanwhile, packaged: Municipality
) -> None:
    async with one.work() as work:
        request_id = await called(work)

    async def stop(work: UnitOfWork) -> None:
        await requesting.stop(work, KAJA, request_id, MONDAY)

    meanwhile.after(Requests, "get", stop)
    async with one.work() as work:
        await requesting.ask_all(work, KAJA, request_id, packaged, letters_of(call_screen, packaged), MONDAY)
    await meanwhile.is_done()
    async with one.work() as work:
        assert await wait_to_be_sent(work) == 0


async def test_call_claimed_while_its_request_is_stopped_is_not_tried_again(
    one: Database, meanwhile: Meanwhile
) -> None:
    async with one.work() as work:
        request_id = await call_for_help(work)

    async def claim(work: UnitOfWork) -> None:
        await work.claims.claim("1.me", 1, [], NOW)

    meanwhile.after(AsyncConnection, "execute", claim)  # with the first statement of several
    async with one.work() as work:
        await work.unsent.stop_request(request_id, NOW)
    await meanwhile.is_done()
    async with one.work() as work:
        await work.recovery.take_back("1.me", [])
        assert (await work.deliveries.progress(request_id)).stopped == 3


async def test_letters_written_while_a_broadcast_is_stopped_are_not_sent(
    one: Database, meanwhile: Meanwhile, packaged: Municipality
) -> None:
    async with one.work() as work:
        request_id = await called(work)
        await work.agenda.put(entry := Entry(Due.LETTERS, MONDAY, request_id, subject="1+21"))
        parcels = await refused(work, request_id, CANARY)
    landed = [Landed(parcel, Mark(parcel.id, DeliveryState.FAILED, "can't parse")) for parcel in parcels]

    left: list[Landed] = []

    async def stop(work: UnitOfWork) -> None:
        left.extend(await Aftermath().keep(work, landed, NOW, "1.me"))

    meanwhile.after(Outbox, "put_letters", stop)
    async with one.work() as work:
        await happen(Occasion(work, packaged, MONDAY), entry)
    await meanwhile.is_done()
    assert left == landed  # the sender waits for nobody, and marks what it could not in its next round
    async with one.work() as work:
        await Aftermath().keep(work, left, NOW, "1.me")
        result = await work.deliveries.progress(request_id)
    assert (result.waiting, result.failed, result.stopped) == (0, CANARY, 2)


async def test_sender_does_not_wait_for_whoever_holds_the_request_of_a_card_that_was_edited(
    one: Database, meanwhile: Meanwhile
) -> None:
    async with one.work() as work:
        request_id = await called(work)
        card = {"message_id": 7, "text": "Konsert"}
        await work.outbox.put(KAJA.id, "editMessageText", card, NOW, card_of=request_id)
        (parcel,) = await work.claims.claim("1.me", 1, [], NOW)

    async def mark(work: UnitOfWork) -> None:
        await Aftermath().keep(work, [Landed(parcel, Mark(parcel.id, DeliveryState.SENT))], NOW, "1.me")

    meanwhile.after(Places, "hold", mark)
    async with one.work() as work:
        await work.places.hold(request_id)
        on_its_way = await work.marks.unmarked("1.me", [parcel.id])
    await meanwhile.is_done()
    assert on_its_way == set()


async def test_sender_does_not_wait_for_whoever_holds_the_request_of_a_call_that_goes_once_more(
    one: Database, meanwhile: Meanwhile
) -> None:
    async with one.work() as work:
        request_id = await call_for_help(work)
        (parcel,) = await work.claims.claim("1.me", 1, [], NOW)

    async def go_once_more(work: UnitOfWork) -> None:
        await work.marks.keep([Mark(parcel.id, DeliveryState.PENDING)], NOW, "1.me")
        assert len(await work.claims.claim("2.me", 1, [], NOW)) == 1

    meanwhile.after(Places, "hold", go_once_more)
    async with one.work() as work:
        await work.places.hold(request_id)
        claimed = await work.marks.unmarked("2.me", [parcel.id])
    await meanwhile.is_done()
    assert claimed == {parcel.id}
