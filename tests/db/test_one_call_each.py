"""Nobody gets two messages of one call: the one that waits gives way to whatever was told or answered meanwhile."""

import datetime as dt
from collections.abc import Awaitable, Callable

import pytest

from actions import dispatching, responding
from db import UnitOfWork
from db.delivery.dispatch import Mark
from domain.delivery import DeliveryState
from domain.letters import Kind
from domain.people import Person
from tests.db.seeds import CALL, LATER, NOW, call_for_help

ANNE = Person(21, "Person 21", "nb")
MORNING = NOW + dt.timedelta(hours=20)


async def reminded(work: UnitOfWork) -> int:
    """A request whose calls have arrived, and whose word to the silent waits for the morning."""
    request_id = await call_for_help(work)
    sent = await work.dispatch.claim("me", 8, [], NOW)
    await work.dispatch.mark([Mark(each.id, DeliveryState.SENT, message_id=each.id) for each in sent], NOW, "me")
    request = await work.requests.get(request_id)
    assert request is not None
    assert await dispatching.nudge(work, request, LATER, lambda _request: CALL) == 3
    await work.outbox.hold_calls(MORNING)
    return request_id


@pytest.mark.parametrize("answer", [responding.accept, responding.decline])
async def test_whoever_answers_before_the_word_to_the_silent_leaves_is_not_reminded(
    work: UnitOfWork, answer: Callable[..., Awaitable[object]]
) -> None:
    await answer(work, ANNE, await reminded(work), LATER)
    claimed = await work.dispatch.claim("me", 8, [], MORNING)
    assert [(each.chat_id, each.kind) for each in claimed] == [(22, Kind.NUDGE), (23, Kind.NUDGE)]
