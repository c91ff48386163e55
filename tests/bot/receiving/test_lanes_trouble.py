"""Whatever raises, only its own update is tried again and at last given up; nothing is lost."""

import asyncio
import datetime as dt

import pytest

from bot.clock import Clock
from bot.receiving.lanes import MAX_ATTEMPTS, Lanes, Unreadable
from db import Database, UnitOfWork
from tests.bot.conftest import locked, rows, running, utc_now
from tests.bot.diary import STATES, Diary, Effect, receive

pytestmark = pytest.mark.usefixtures("impatient")


def raising(error: BaseException) -> Effect:
    async def effect(work: UnitOfWork) -> None:
        await work.audit.note(1, "half done", "", utc_now())
        raise error

    return effect


async def test_failing_update_is_tried_again_then_dead_and_apologised_for(
    database: Database, lanes: Lanes, diary: Diary
) -> None:
    diary.effects["7:1"] = raising(KeyError("Kari"))
    await receive(database, [(1, 7), (2, 7), (3, 8)])
    async with running(lanes):
        await diary.until("7:2")
        await diary.until("8:3")
    assert (diary.worked.count("7:1"), diary.glanced.count("7:1")) == (MAX_ATTEMPTS, 1)
    assert diary.apologies == [7]
    assert await rows(database, STATES) == [(1, "dead"), (2, "done"), (3, "done")]
    assert await rows(database, "SELECT reason FROM inbox WHERE update_id = 1") == [("KeyError",)]
    assert await rows(database, "SELECT action FROM audit") == [("apology",)]


async def test_failure_that_passes_has_one_effect(database: Database, lanes: Lanes, diary: Diary) -> None:
    async def effect(work: UnitOfWork) -> None:
        await work.audit.note(7, "effect", "", utc_now())
        if diary.worked.count("7:1") < MAX_ATTEMPTS:
            raise RuntimeError

    diary.effects["7:1"] = effect
    await receive(database, [(1, 7)])
    async with running(lanes):
        await diary.until("7:1", MAX_ATTEMPTS)
    assert await rows(database, "SELECT action FROM audit") == [("effect",)]
    assert await rows(database, STATES) == [(1, "done")]


async def test_unreadable_update_is_dead_at_once(database: Database, lanes: Lanes, diary: Diary) -> None:
    diary.effects["7:1"] = raising(Unreadable())
    await receive(database, [(1, 7), (2, 7)])
    async with running(lanes):
        await diary.until("7:2")
    assert (diary.worked, diary.apologies) == (["7:1", "7:2"], [])
    assert await rows(database, STATES) == [(1, "dead"), (2, "done")]


@pytest.mark.parametrize("lane", [7])
async def test_cancellation_inside_an_update_ends_neither_worker_nor_lane(
    database: Database, lanes: Lanes, diary: Diary, lane: int
) -> None:
    for number in range(10):
        diary.effects[f"7:{number}"] = raising(asyncio.CancelledError())
    await receive(database, [*((number, 7) for number in range(10)), (10, lane)])
    async with running(lanes):
        await diary.until(f"{lane}:10")


class Killed(BaseException):
    """The process ends here: out of memory, a fault in a library, `kill -9`."""


async def lives(database: Database, diary: Diary, most: int = 10) -> int:
    """Start again and again until nothing waits any more; returns how often that was."""

    async def until_all_is_worked() -> None:
        while await rows(database, "SELECT 1 FROM inbox WHERE state = 'new' LIMIT 1"):
            pass

    for life in range(1, most + 1):
        lanes = Lanes(database, diary, Clock(now=utc_now))
        working, worked = asyncio.create_task(lanes.run()), asyncio.create_task(until_all_is_worked())
        await asyncio.wait({working, worked}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            lanes.stop()
            await working
            return life
        assert isinstance(working.exception(), BaseExceptionGroup)
        worked.cancel()
        await asyncio.wait({worked})
    return most + 1


async def test_update_that_kills_the_process_each_time_is_given_up(database: Database, diary: Diary) -> None:
    diary.effects["7:5"] = raising(Killed())
    await receive(database, [(number, lane) for number, lane in enumerate([1, 2, 3, 4, 5, 7, 8, 9, 7])])
    assert await lives(database, diary) == MAX_ATTEMPTS + 1
    assert await rows(database, STATES) == [(number, "dead" if number == 5 else "done") for number in range(9)]
    assert await rows(database, "SELECT reason, attempts FROM inbox WHERE update_id = 5") == [("ProcessEnded", 3)]
    assert diary.apologies == [7]


async def test_whoever_was_beside_what_killed_the_process_has_every_attempt_left(
    database: Database, diary: Diary
) -> None:
    diary.effects |= {"7:1": raising(Killed()), "8:2": raising(KeyError())}
    await receive(database, [(1, 7), (2, 8)])
    await lives(database, diary)
    assert await rows(database, STATES) == [(1, "dead"), (2, "dead")]
    assert await rows(database, "SELECT reason FROM inbox WHERE update_id = 2") == [("KeyError",)]
    assert sorted(diary.apologies) == [7, 8]


async def test_attempts_are_counted_beforehand_only_at_what_a_start_finds(
    database: Database, lanes: Lanes, diary: Diary
) -> None:
    await receive(database, [(0, 9)])
    async with running(lanes):
        await diary.until("9:0")
        lanes.add(await receive(database, [(1, 7), (2, 8)]))
        await diary.until("7:1")
        await diary.until("8:2")
    assert await rows(database, "SELECT update_id, attempts FROM inbox") == [(0, 1), (1, 0), (2, 0)]


@pytest.mark.parametrize("restarts", [3])
async def test_restarts_count_no_attempts_at_what_waits(database: Database, diary: Diary, restarts: int) -> None:
    await receive(database, [(1, 7)])
    for _restart in range(restarts):
        async with database.work() as work:
            await work.inbox.count_first_attempts([7])
    async with running(Lanes(database, diary, Clock(now=utc_now))):
        await diary.until("7:1")
    assert await rows(database, "SELECT state, attempts FROM inbox") == [("done", 2)]


async def test_outage_of_the_database_is_waited_out(database: Database, lanes: Lanes, diary: Diary) -> None:
    release = asyncio.Event()

    async def effect(work: UnitOfWork) -> None:
        await work.audit.note(7, "effect", "", utc_now())

    diary.effects["7:1"] = effect
    await receive(database, [(0, 7)])
    async with running(lanes):
        await diary.until("7:0")  # so the first look is over: another finds nothing as young as what comes now
        updates = await receive(database, [(1, 7)])
        async with locked(database.url.database):
            lanes.add(updates)
            asyncio.get_running_loop().call_later(0.2, release.set)
            await release.wait()
            assert diary.worked == ["7:0"]
        await diary.until("7:1")
    assert await rows(database, "SELECT action FROM audit") == [("effect",)]


async def test_start_waits_for_a_locked_database(database: Database, lanes: Lanes, diary: Diary) -> None:
    await receive(database, [(1, 7)])
    async with locked(database.url.database):
        task = asyncio.create_task(lanes.run())
        await asyncio.wait({task}, timeout=0.2)
        assert not task.done()
    await diary.until("7:1")
    lanes.stop()
    await task


@pytest.mark.usefixtures("impatient")
async def test_update_that_hangs_is_given_up(
    database: Database, lanes: Lanes, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.receiving.lanes.DEADLINE", 0.02)

    async def hang(_work: UnitOfWork) -> None:
        await asyncio.Event().wait()

    diary.effects["7:1"] = hang
    await receive(database, [(1, 7), (2, 7)])
    async with running(lanes):
        await diary.until("7:1", MAX_ATTEMPTS)
        monkeypatch.setattr("bot.receiving.lanes.DEADLINE", 30.0)  # the next one does not hang
        await diary.until("7:2")
    assert await rows(database, STATES) == [(1, "dead"), (2, "done")]


@pytest.mark.usefixtures("impatient")
async def test_missing_file_is_no_outage_of_the_database(database: Database, lanes: Lanes, diary: Diary) -> None:
    diary.effects["7:1"] = raising(FileNotFoundError())
    await receive(database, [(1, 7), (2, 7)])
    async with running(lanes):
        await diary.until("7:2")
    assert await rows(database, STATES) == [(1, "dead"), (2, "done")]


async def test_what_an_earlier_process_left_comes_first(database: Database, lanes: Lanes, diary: Diary) -> None:
    await receive(database, [(1, 7)])
    async with running(lanes):
        lanes.add(await receive(database, [(2, 7)]))
        await diary.until("7:2")
    assert diary.worked == ["7:1", "7:2"]


async def test_what_waits_is_worked_though_the_clock_was_set_back(database: Database, diary: Diary) -> None:
    await receive(database, [(1, 7)])
    async with running(Lanes(database, diary, Clock(now=lambda: utc_now() - dt.timedelta(hours=1)))):
        await diary.until("7:1")
