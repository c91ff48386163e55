"""Two processes take up the same person's updates at once."""

from __future__ import annotations

from db import Database, UnitOfWork
from db.delivery.inbox import Inbox, InboxState
from tests.bot.diary import receive
from tests.faults.meanwhile import Meanwhile

KARI = 7


async def test_each_update_has_its_effect_in_one_of_two_processes_and_in_its_order(
    one: Database, meanwhile: Meanwhile
) -> None:
    await receive(one, [(1, KARI), (2, KARI)])
    effects: list[str] = []

    async def take_up(work: UnitOfWork) -> None:
        waiting = await work.inbox.next_of(KARI)
        assert waiting is not None
        effects.append(waiting.body)
        await work.inbox.finish(waiting.update_id)

    meanwhile.after(Inbox, "next_of", take_up)
    async with one.work() as work:
        await take_up(work)
    await meanwhile.is_done()
    assert effects == ["7:1", "7:2"]
    async with one.work() as work:
        assert await work.inbox.count(InboxState.DONE) == 2
