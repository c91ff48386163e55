"""kill -9 in the middle of a call for help: all are asked, hardly anybody twice, and no place is given twice."""

import contextlib
import sqlite3
import time
from collections import Counter

import pytest

from bot.demo.people import Person as Phone
from domain.hubs import Municipality
from tests.kills.moments import Moment, Point, Watchman
from tests.kills.process import Machine
from tests.kills.town import call_for_help, press_yes, settle

PEOPLE = range(2001, 2031)
NEEDED = 3
MOST_COPIES = 8
RESUMES_WITHIN = 10.0  #: Seconds from the start of a process to its first message.


def copies(machine: Machine) -> Counter[int]:
    """How often each volunteer was asked."""
    return Counter(message.chat_id for message in machine.double.sent if message.chat_id in PEOPLE)


@pytest.fixture
async def volunteers(machine: Machine, sleepless: Municipality) -> list[Phone]:
    """Thirty volunteers, and a request that waits to be sent to all of them."""
    found = await settle(machine.double, machine.url, sleepless, PEOPLE)
    await call_for_help(machine.url, sleepless, "Konsert", NEEDED)
    return found


@pytest.mark.timeout(120)
async def test_killed_broadcast_reaches_all_and_gives_no_place_twice(
    machine: Machine, watchman: Watchman, volunteers: list[Phone]
) -> None:
    for point in (Point.LOST, Point.UNANSWERED):
        watchman.expect(Moment("sendMessage", 8, point))
        async with machine.starting() as bot:
            assert await watchman.until_it_comes()
            await bot.kill()
        watchman.let_go()
    sent, restarted = len(machine.double.sent), time.monotonic()
    async with machine.running() as bot:
        await machine.double.wait_for(lambda: len(machine.double.sent) > sent, 20)
        assert time.monotonic() - restarted <= RESUMES_WITHIN
        await machine.double.wait_for(lambda: len(copies(machine)) == len(PEOPLE), 30)
        press_yes(volunteers, set())
        await machine.double.wait_for(lambda: all(phone.presses[0].answered for phone in volunteers), 30)
        assert await bot.end() == 0
    asked = copies(machine)
    assert sorted(asked) == list(PEOPLE)
    assert asked.total() - len(PEOPLE) <= MOST_COPIES * 2
    with contextlib.closing(sqlite3.connect(machine.file)) as database:
        accepted = "SELECT count(*) FROM commitments WHERE answer = 'yes'"
        assert database.execute(accepted).fetchall() == [(NEEDED,)]
        waiting = "SELECT line FROM commitments WHERE answer = 'waiting' ORDER BY line"
        assert database.execute(waiting).fetchall() == [(line,) for line in range(1, len(PEOPLE) - NEEDED + 1)]
        assert database.execute("SELECT accepted, status FROM requests").fetchall() == [(NEEDED, "full")]
        assert database.execute("SELECT count(*) FROM outbox WHERE state = 'sending'").fetchall() == [(0,)]
    assert machine.double.violations == []


@pytest.mark.timeout(120)
async def test_asked_to_end_it_ends_in_time_and_loses_nothing(machine: Machine, volunteers: list[Phone]) -> None:
    async with machine.running() as bot:
        await machine.double.wait_for(lambda: len(copies(machine)) >= 10, 20)
        assert await bot.end() == 0
    async with machine.running():
        await machine.double.wait_for(lambda: len(copies(machine)) == len(volunteers), 30)
    assert copies(machine) == Counter(PEOPLE)
    assert "Traceback" not in machine.log
