"""What is called off while it is on its way: it may still arrive, but it is not tried again."""

import datetime as dt
from collections.abc import Callable

import pytest

from db import UnitOfWork
from db.delivery.claims import Parcel
from db.delivery.marks import Mark
from domain.delivery import DeliveryState
from domain.requests import Progress
from tests.db.seeds import CALL, NOW, add_open_request, add_volunteer, call_for_help, register_choices

LATER = NOW + dt.timedelta(minutes=1)


def flooded(number: int) -> Mark:
    return Mark(number, DeliveryState.PENDING, not_before=NOW)


def unclear(number: int) -> Mark:
    return Mark(number, DeliveryState.PENDING, unclear=True)


async def claims_one(work: UnitOfWork) -> Parcel:
    (parcel,) = await work.claims.claim("me", 1, [], NOW)
    return parcel


@pytest.mark.parametrize("trouble", [flooded, unclear])
async def test_stopped_request_is_not_tried_again(work: UnitOfWork, trouble: Callable[[int], Mark]) -> None:
    request = await call_for_help(work)
    parcel = await claims_one(work)
    await work.unsent.stop_request(request, NOW)
    await work.marks.keep([trouble(parcel.id)], NOW, "me")
    assert await work.claims.claim("me", 8, [], LATER) == []
    assert (await work.deliveries.progress(request)).stopped == 3


async def test_somebody_forgotten_is_not_written_to_again(work: UnitOfWork) -> None:
    await work.outbox.put(7, "sendMessage", {"text": "hei"}, NOW)
    parcel = await claims_one(work)
    await work.outbox.forget_person(7, NOW)
    await work.marks.keep([unclear(parcel.id)], NOW, "me")
    assert await work.claims.claim("me", 8, [], LATER) == []


async def test_arrival_counts_though_it_was_called_off(work: UnitOfWork) -> None:
    request = await call_for_help(work)
    parcel = await claims_one(work)
    await work.unsent.stop_request(request, NOW)
    await work.marks.keep([Mark(parcel.id, DeliveryState.SENT, message_id=1)], NOW, "me")
    progress = await work.deliveries.progress(request)
    assert (progress.sent, progress.stopped) == (1, 2)


async def test_claim_that_an_outage_kept_from_being_sent_waits_again(work: UnitOfWork) -> None:
    await work.outbox.put(7, "sendMessage", {"text": "hei"}, NOW)
    await work.outbox.put(8, "sendMessage", {"text": "hei"}, NOW)
    flying, stuck = await work.claims.claim("me", 2, [], NOW)
    assert await work.recovery.take_back("me", [flying.id]) == 1
    (again,) = await work.claims.claim("me", 8, [], NOW)
    assert (again.id, again.unclear) == (stuck.id, 0)


async def test_many_who_do_not_want_it_any_more_hold_up_nobody(work: UnitOfWork) -> None:
    await register_choices(work)
    request = await add_open_request(work)
    for number in range(101, 401):
        await add_volunteer(work, number, is_reachable=number == 400)
        await work.calls.add(request.id, number, 1, NOW)
    await work.outbox.put_letters(request.id, CALL, work.calls.of_wave(request.id, 1), NOW, None)
    assert [parcel.chat_id for parcel in await work.claims.claim("1.me", 1, [], NOW)] == [400]
    assert await work.deliveries.progress(request.id) == Progress(waiting=1, stopped=299)
