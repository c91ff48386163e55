"""The inbox: each update kept once, worked once, and remembered against redelivery."""

import datetime as dt

import pytest

from db import UnitOfWork
from db.delivery.inbox import LONGEST_REST, InboxState, Received, Waiting
from tests.db.seeds import NOW

A_SECOND = dt.timedelta(seconds=1)
LARGE = 2**52 - 1


async def counts(work: UnitOfWork) -> dict[InboxState, int]:
    return {state: number for state in InboxState if (number := await work.inbox.count(state))}


async def waiting(work: UnitOfWork, now: dt.datetime = NOW) -> list[tuple[int, int]]:
    return await work.inbox.lanes(now, NOW, 10)


async def body_of(work: UnitOfWork, lane: int) -> str | None:
    first = await work.inbox.next_of(lane)
    return None if first is None else first.body


async def test_lanes_wait_in_the_order_of_their_oldest_update(work: UnitOfWork) -> None:
    updates = [Received(12, 7, "{}"), Received(10, LARGE, "{}"), Received(11, -7, "{}"), Received(13, LARGE, "{}")]
    await work.inbox.keep(updates, NOW)
    await work.inbox.keep([], NOW)
    assert await waiting(work) == [(LARGE, 2), (-7, 1), (7, 1)]
    assert await work.inbox.lanes(NOW, NOW, 2) == [(LARGE, 2), (-7, 1)]
    assert await work.inbox.lanes(NOW, NOW - A_SECOND, 10) == []


async def test_lane_is_worked_in_the_order_of_its_ids(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(12, 7, "b"), Received(10, 7, "a"), Received(11, 8, "c")], NOW)
    assert await body_of(work, 7) == "a"
    await work.inbox.finish(10)
    assert await body_of(work, 7) == "b"
    await work.inbox.finish(12)
    assert await work.inbox.next_of(7) is None


async def test_update_is_kept_as_it_came_first(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(10, 7, '{"text":"æ👩\u200d👧"}')], NOW)
    await work.inbox.keep([Received(10, 8, "other"), Received(11, 8, "{}"), Received(11, 9, "{}")], NOW)
    assert await waiting(work) == [(7, 1), (8, 1)]
    assert await work.inbox.next_of(7) == Waiting(10, '{"text":"æ👩\u200d👧"}', 0, NOW, None)


async def test_finished_update_has_no_body_and_does_not_come_back(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(10, 7, "{}")], NOW)
    await work.inbox.finish(10)
    await work.inbox.keep([Received(10, 7, "{}")], NOW)
    assert (await work.inbox.next_of(7), await waiting(work)) == (None, [])
    assert await counts(work) == {InboxState.DONE: 1}


async def test_failures_are_counted_until_the_last(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(10, 7, "{}")], NOW)
    for _ in range(2):
        await work.inbox.note_failure(10, "KeyError", NOW + A_SECOND)
    assert await work.inbox.next_of(7) == Waiting(10, "{}", 2, NOW, NOW + A_SECOND)
    await work.inbox.note_failure(10, "x" * 500, None)
    assert await work.inbox.next_of(7) is None
    assert await counts(work) == {InboxState.DEAD: 1}


async def test_failed_update_rests_before_anybody_looks_at_it_again(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(10, 7, "{}")], NOW)
    await work.inbox.note_failure(10, "KeyError", NOW + A_SECOND)
    assert (await waiting(work), await waiting(work, NOW + A_SECOND)) == ([], [(7, 1)])


@pytest.mark.parametrize("failures", [0, 1])
async def test_what_waits_is_found_though_the_clock_was_set_back(work: UnitOfWork, failures: int) -> None:
    await work.inbox.keep([Received(10, 7, "{}")], NOW)
    for _ in range(failures):
        await work.inbox.note_failure(10, "KeyError", NOW + A_SECOND)
    for left_alone in (0 * A_SECOND, A_SECOND):
        before = NOW - 3600 * A_SECOND
        assert await work.inbox.lanes(before, before - left_alone, 10) == [(7, 1)]


@pytest.mark.parametrize(("seconds", "rest"), [(-1, -1.0), (0, 0.0), (1, 1.0), (3600, LONGEST_REST)])
def test_rest_is_short_even_when_the_clock_is_set_back(seconds: int, rest: float) -> None:
    assert Waiting(1, "", 1, NOW, NOW + seconds * A_SECOND).rest(NOW) == rest


async def test_dead_letter_stays_dead(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(10, 7, "not an update")], NOW)
    await work.inbox.note_failure(10, "Unreadable", None)
    await work.inbox.keep([Received(10, 7, "{}")], NOW)
    assert await waiting(work) == []
    assert await counts(work) == {InboxState.DEAD: 1}


async def test_lane_that_never_came_has_nothing(work: UnitOfWork) -> None:
    await work.inbox.finish(99)
    assert await work.inbox.next_of(99) is None


async def test_nothing_is_left_of_what_a_forgotten_person_said(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(10, 7, "my address"), Received(11, 8, "theirs")], NOW)
    for update_id in (10, 11):
        await work.inbox.note_failure(update_id, "KeyError", None)
    await work.inbox.forget_person(7)
    table = await work.connection.exec_driver_sql("SELECT update_id, body FROM inbox ORDER BY update_id")
    assert [tuple(row) for row in table] == [(10, ""), (11, "theirs")]


async def test_attempt_is_counted_once_at_the_first_of_each_lane(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(number, lane, "x") for number, lane in ((10, 7), (11, 7), (12, 8), (13, 9))], NOW)
    assert sorted(await work.inbox.count_first_attempts([7, 8])) == [10, 12]
    assert await work.inbox.count_first_attempts([7, 8]) == []
    await work.inbox.count_attempt(12)
    await work.inbox.note_failure(12, "KeyError", NOW, is_counted=True)
    nexts = [await work.inbox.next_of(lane) for lane in (7, 8, 9)]
    assert [waiting.attempts for waiting in nexts if waiting] == [1, 2, 0]
