"""Somebody is erased by one process while another is writing to them: nothing is sent, and nothing is left."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import func, select

from actions import leaving, lettering
from db import Database, UnitOfWork
from db.commitments.calls import Calls
from db.commitments.copies import Copies
from db.delivery.marks import Mark
from db.delivery.outbox import Outbox, outbox
from db.people.people import People
from domain.delivery import DeliveryState
from domain.people import Person
from tests.conftest import MONDAY
from tests.db.seeds import CALL, NOW, add_open_request, add_volunteer, call_for_help, register_choices
from tests.faults.meanwhile import Meanwhile

ERASED = Person(21, "Person 21", "nb")
Writing = Callable[[UnitOfWork, int], Awaitable[object]]


async def remind(work: UnitOfWork, _request: int) -> None:
    await work.outbox.put(ERASED.id, "sendMessage", {"text": "I morgen kl. 17"}, NOW)


async def call_again(work: UnitOfWork, request: int) -> None:
    await work.outbox.put_letters(request, CALL, work.calls.of_wave(request, 1), NOW, None)


async def call_off(work: UnitOfWork, request: int) -> None:
    await work.outbox.put_ended(request, work.calls.of_wave(request, 1), NOW)


async def cover(work: UnitOfWork, request: int) -> None:
    await work.copies.edit(request, CALL, NOW)


async def called(database: Database) -> int:
    """A request for which 21 has a call in the chat."""
    async with database.work() as work:
        request = await call_for_help(work)
        (parcel,) = await work.claims.claim("1.me", 1, [], NOW)
        await work.marks.keep([Mark(parcel.id, DeliveryState.SENT, message_id=77)], NOW, "1.me")
    assert parcel.chat_id == ERASED.id
    return request


async def erase(work: UnitOfWork) -> None:
    await leaving.forget(work, ERASED, MONDAY)


async def left_of_the_erased(database: Database) -> int:
    async with database.work() as work:
        told = select(func.count()).select_from(outbox).where(outbox.c.chat_id == ERASED.id)
        return await work.connection.scalar(told) or 0


@pytest.mark.parametrize(
    ("repository", "method", "write"),
    [
        (Outbox, "put", remind),
        (Outbox, "put_letters", call_again),
        (Outbox, "put_ended", call_off),
        (Copies, "edit", cover),
    ],
)
async def test_nothing_is_left_of_somebody_erased_while_written_to(
    one: Database, meanwhile: Meanwhile, repository: type, method: str, write: Writing
) -> None:
    request = await called(one)
    meanwhile.after(repository, method, erase)
    async with one.work() as work:
        await write(work, request)
    await meanwhile.is_done()
    assert await left_of_the_erased(one) == 0


@pytest.mark.parametrize("write", [remind, call_again, call_off, cover])
async def test_nobody_is_written_to_while_being_erased(one: Database, meanwhile: Meanwhile, write: Writing) -> None:
    request = await called(one)

    async def writing(work: UnitOfWork) -> None:
        await write(work, request)

    meanwhile.after(People, "forget", writing)
    async with one.work() as work:
        await erase(work)
    await meanwhile.is_done()
    assert await left_of_the_erased(one) == 0


async def test_letters_that_are_due_tell_of_nobody_erased_while_others_were_written(
    one: Database, meanwhile: Meanwhile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lettering, "AT_ONCE", 2)
    async with one.work() as work:
        await register_choices(work)
        request = await add_open_request(work)
        for number in (19, 20, ERASED.id, 22):
            await add_volunteer(work, number)
            await work.calls.add(request.id, number, 1, NOW)
    meanwhile.after(Calls, "first_after", erase)
    async with one.work() as work:
        await lettering.write_letters(work, request, 1, CALL, NOW)
    await meanwhile.is_done()
    async with one.work() as work:
        assert [entry.subject for entry in await work.agenda.of_request(request.id)] == ["1+22"]
