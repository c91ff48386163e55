"""Whom "ask everybody" finds among those who were called: only people whom nothing has reached, and who are silent."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from actions import halting, responding
from db import UnitOfWork
from db.commitments.calls import calls
from db.delivery.outbox import outbox
from domain.delivery import DeliveryState
from domain.letters import Kind
from domain.people import Person
from domain.requests import Progress, Reach
from tests.db.seeds import CALL, LATER, NOW, call_for_help

ANNE = Person(21, "Person 21", "nb")


async def called(work: UnitOfWork, request_id: int) -> list[int]:
    found = await work.connection.execute(select(calls.c.person_id).where(calls.c.request_id == request_id))
    return sorted(found.scalars())


@pytest.mark.parametrize(
    ("state", "unclear", "counts_as_called"),
    [
        (DeliveryState.STOPPED, 0, False),
        (DeliveryState.FAILED, 0, False),
        (DeliveryState.STOPPED, 1, True),  # it may have arrived before that
        (DeliveryState.SENT, 0, True),
        (DeliveryState.SENDING, 0, True),
        (DeliveryState.PENDING, 0, True),
        (DeliveryState.UNCERTAIN, 1, True),
        (DeliveryState.UNREACHABLE, 0, True),
    ],
)
async def test_whoever_may_have_got_it_stays_called(
    work: UnitOfWork, state: DeliveryState, unclear: int, *, counts_as_called: bool
) -> None:
    request_id = await call_for_help(work)
    of_anne = update(outbox).where(outbox.c.chat_id == ANNE.id)
    await work.connection.execute(of_anne.values(state=state.value, unclear=unclear))
    await halting.go_on(work, request_id)
    assert await called(work, request_id) == ([21, 22, 23] if counts_as_called else [22, 23])


async def test_whoever_got_the_call_but_not_the_reminder_stays_called(work: UnitOfWork) -> None:
    request_id = await call_for_help(work)
    await work.connection.execute(update(outbox).values(state=DeliveryState.SENT.value))
    recipients = work.calls.of_wave(request_id, 1)
    await work.outbox.put_letters(request_id, CALL, recipients, LATER, None, Kind.NUDGE)
    await work.unsent.stop_request(request_id, LATER)
    await halting.go_on(work, request_id)
    assert await called(work, request_id) == [21, 22, 23]


async def test_whoever_has_answered_from_a_list_is_not_asked(work: UnitOfWork) -> None:
    request_id = await call_for_help(work)
    await responding.decline(work, ANNE, request_id, NOW)
    await work.unsent.stop_request(request_id, NOW)
    await halting.go_on(work, request_id)
    assert await called(work, request_id) == [21]


async def test_what_was_stopped_is_counted_no_more_once_others_are_on_their_way(work: UnitOfWork) -> None:
    request_id = await call_for_help(work)
    assert await halting.halt(work, request_id, NOW) == 3
    assert await halting.halt(work, request_id, NOW) is None
    halted = await work.requests.get(request_id)
    assert halted is not None
    assert (halted.reach, await work.deliveries.progress(request_id)) == (Reach.NOBODY, Progress(stopped=3))
    await halting.go_on(work, request_id)
    assert (await called(work, request_id), await work.deliveries.progress(request_id)) == ([], Progress())
