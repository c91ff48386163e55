"""From the inbox to effects: in order for one person, and fair to all."""

import asyncio

import pytest

from bot.receiving.lanes import Lanes
from db import Database, UnitOfWork
from tests.bot.conftest import rows, running
from tests.bot.diary import STATES, Diary, receive

pytestmark = pytest.mark.usefixtures("impatient")


async def test_updates_of_one_person_are_worked_in_order(database: Database, lanes: Lanes, diary: Diary) -> None:
    await receive(database, [(number, 7) for number in range(50)])
    async with running(lanes):
        await diary.until("7:49")
    assert diary.worked == diary.glanced == [f"7:{number}" for number in range(50)]


async def test_much_from_one_person_does_not_delay_another(database: Database, lanes: Lanes, diary: Diary) -> None:
    await receive(database, [(number, 7) for number in range(300)])
    async with running(lanes):
        await diary.until("7:5")
        late = await receive(database, [(900, 8)])
        before = len(diary.worked)
        lanes.add(late)
        await diary.until("8:900")
    assert len(diary.worked) - before <= 3


async def test_many_people_take_turns(database: Database, lanes: Lanes, diary: Diary) -> None:
    await receive(database, [(100 * lane + number, lane) for lane in range(1, 6) for number in range(4)])
    async with running(lanes):
        for lane in range(1, 6):
            await diary.until(f"{lane}:{100 * lane + 3}")
    rounds = [{body.partition(":")[0] for body in diary.worked[start : start + 5]} for start in range(0, 20, 5)]
    assert rounds == [{"1", "2", "3", "4", "5"}] * 4


async def test_what_waited_when_the_process_ended_is_worked(database: Database, lanes: Lanes, diary: Diary) -> None:
    await receive(database, [(1, 7), (2, 8)])
    async with database.work() as work:
        await work.inbox.finish(1)
    async with running(lanes):
        await diary.until("8:2")
    assert diary.worked == ["8:2"]
    assert await rows(database, STATES) == [(1, "done"), (2, "done")]


async def test_update_held_twice_is_worked_once(database: Database, lanes: Lanes, diary: Diary) -> None:
    updates = await receive(database, [(1, 7), (2, 7)])
    lanes.add(updates)
    lanes.add(updates)
    async with running(lanes):
        lanes.add(await receive(database, [(3, 7)]))
        await diary.until("7:3")
    assert diary.worked == ["7:1", "7:2", "7:3"]


async def test_stop_ends_after_the_update_in_hand(database: Database, lanes: Lanes, diary: Diary) -> None:
    reached, release = asyncio.Event(), asyncio.Event()

    async def effect(_work: UnitOfWork) -> None:
        reached.set()
        await release.wait()

    diary.effects["7:1"] = effect
    await receive(database, [(number, 7) for number in range(1, 100)])
    async with running(lanes):
        await reached.wait()
        lanes.stop()
        release.set()
    done = await rows(database, "SELECT count(*) FROM inbox WHERE state = 'done'")
    waiting = await rows(database, "SELECT count(*) FROM inbox WHERE state = 'new'")
    assert len(diary.worked) == done[0][0] <= 2
    assert waiting[0][0] == 99 - done[0][0]
