"""Dead letters: told without their words, and worked again when asked."""

import datetime as dt

import pytest

from db import UnitOfWork
from db.delivery.inbox import DeadLetter, InboxState, Received
from tests.db.seeds import LATER, NOW


@pytest.fixture
async def buried(work: UnitOfWork) -> UnitOfWork:
    """Two dead letters, and an update that still waits."""
    await work.inbox.keep([Received(10, 7, "secret")], LATER)
    await work.inbox.keep([Received(11, 8, "{}"), Received(12, 9, "{}")], NOW)
    await work.inbox.note_failure(10, "KeyError", NOW)
    for number in (10, 11):
        await work.inbox.note_failure(number, "Unreadable", None)
    return work


async def waiting(work: UnitOfWork) -> list[tuple[int, int]]:
    return await work.inbox.lanes(NOW, LATER + dt.timedelta(days=1), 10)


async def test_dead_letters_are_told_oldest_first(buried: UnitOfWork) -> None:
    told = [DeadLetter(11, NOW, "Unreadable", 1), DeadLetter(10, LATER, "Unreadable", 2)]
    assert await buried.inbox.dead() == told


async def test_one_is_worked_again_as_if_it_had_just_come(buried: UnitOfWork) -> None:
    assert await buried.inbox.revive(LATER, [10, 12, 99]) == 1
    assert [one.update_id for one in await buried.inbox.dead()] == [11]
    revived = await buried.inbox.next_of(7)
    assert revived is not None
    assert (revived.update_id, revived.body, revived.attempts, revived.received_at) == (10, "secret", 0, LATER)
    assert revived.not_before is None


async def test_all_are_worked_again(buried: UnitOfWork) -> None:
    assert await buried.inbox.revive(NOW) == 2
    assert (await buried.inbox.dead(), await buried.inbox.count(InboxState.NEW)) == ([], 3)
