"""The inbox: each update kept once, worked once, and remembered against redelivery."""

from db import UnitOfWork
from db.inbox import InboxState, Received
from tests.db.seeds import NOW

LARGE = 2**52 - 1


async def counts(work: UnitOfWork) -> dict[InboxState, int]:
    return {state: number for state in InboxState if (number := await work.inbox.count(state))}


async def test_updates_wait_in_the_order_of_their_ids(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(12, 7, "{}"), Received(10, LARGE, "{}"), Received(11, -7, "{}")], NOW)
    await work.inbox.keep([], NOW)
    assert await work.inbox.waiting() == [(10, LARGE), (11, -7), (12, 7)]


async def test_update_is_kept_as_it_came_first(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(10, 7, '{"text":"æ👩\u200d👧"}')], NOW)
    await work.inbox.keep([Received(10, 8, "other"), Received(11, 8, "{}"), Received(11, 9, "{}")], NOW)
    assert await work.inbox.waiting() == [(10, 7), (11, 8)]
    assert await work.inbox.body(10) == ('{"text":"æ👩\u200d👧"}', 0)


async def test_finished_update_has_no_body_and_does_not_come_back(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(10, 7, "{}")], NOW)
    await work.inbox.finish(10)
    await work.inbox.keep([Received(10, 7, "{}")], NOW)
    assert (await work.inbox.body(10), await work.inbox.waiting()) == (None, [])
    assert await counts(work) == {InboxState.DONE: 1}


async def test_failures_are_counted_until_the_last(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(10, 7, "{}")], NOW)
    for _ in range(2):
        await work.inbox.note_failure(10, "KeyError", is_last=False)
    assert await work.inbox.body(10) == ("{}", 2)
    await work.inbox.note_failure(10, "x" * 500, is_last=True)
    assert await work.inbox.body(10) is None
    assert await counts(work) == {InboxState.DEAD: 1}


async def test_dead_letter_stays_dead(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(10, 7, "not an update")], NOW)
    await work.inbox.note_failure(10, "Unreadable", is_last=True)
    await work.inbox.keep([Received(10, 7, "{}")], NOW)
    assert await work.inbox.waiting() == []
    assert await counts(work) == {InboxState.DEAD: 1}


async def test_update_that_never_came_has_no_body(work: UnitOfWork) -> None:
    await work.inbox.finish(99)
    assert await work.inbox.body(99) is None


async def test_nothing_is_left_of_what_a_forgotten_person_said(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(10, 7, "my address"), Received(11, 8, "theirs")], NOW)
    for update_id in (10, 11):
        await work.inbox.note_failure(update_id, "KeyError", is_last=True)
    await work.inbox.forget_person(7)
    table = await work.connection.exec_driver_sql("SELECT update_id, body FROM inbox ORDER BY update_id")
    assert [tuple(row) for row in table] == [(10, ""), (11, "theirs")]
