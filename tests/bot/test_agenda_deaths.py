"""What falls due and ends the process each time: the bot lives on, and everything else happens."""

import datetime as dt
from collections import Counter
from contextlib import AbstractAsyncContextManager
from itertools import count

import pytest

from bot.agenda import FIRST_DELAY, AgendaKeeper
from bot.clock import Clock
from db import Database, UnitOfWork
from domain.agenda import Due, Entry
from domain.hubs import Municipality
from handlers.agenda import happen
from handlers.toolkit.occasion import Occasion
from tests.bot.conftest import Unchallenged
from tests.conftest import MONDAY

KILLERS = ("5", "6")
INNOCENT = tuple(str(number) for number in range(5)) + tuple(str(number) for number in range(7, 10))


class Killed(BaseException):
    """The process has ended, and nothing was done about it."""


class Life:
    """A clock, processes one after another, and what was tried in them."""

    def __init__(self, database: Database, municipality: Municipality) -> None:
        self.now = MONDAY
        self.tried: Counter[str] = Counter()
        self.deadly: set[str] = set()
        self.failing: set[str] = set()
        self._database = database
        self._municipality = municipality

    async def happen(self, occasion: Occasion, entry: Entry) -> None:
        self.tried[entry.subject] += 1
        if entry.subject in self.deadly:
            raise Killed
        if entry.subject in self.failing:
            raise KeyError(entry.subject)
        await happen(occasion, entry)

    def begin(self) -> AgendaKeeper:
        """A process that has just become the leader."""

        async def registered(_work: UnitOfWork) -> Municipality:
            return self._municipality

        clock = Clock(now=lambda: self.now)
        return AgendaKeeper(self._database, clock, Unchallenged(1, "me", clock), registered, frozenset())

    async def deaths(self, most: int = 10) -> int:
        """Begin anew until a process outlives its first tick; returns how many did not."""
        for died in range(most):
            try:
                await self.begin().tick()
            except Killed:
                continue
            return died
        return most

    async def left(self) -> list[str]:
        """What has not happened, by its subject."""
        async with self._database.reading() as work:
            return [entry.subject for entry in await work.agenda.due(self.now + dt.timedelta(days=9), 100)]


@pytest.fixture
async def life(database: Database, packaged: Municipality, monkeypatch: pytest.MonkeyPatch) -> Life:
    """Ten series that do not exist any more fall due: nothing comes of any."""
    life = Life(database, packaged)
    monkeypatch.setattr("bot.agenda.happen", life.happen)
    async with database.work() as work:
        await work.agenda.put(*(Entry(Due.SERIES, MONDAY, subject=str(number)) for number in range(10)))
    return life


async def test_entry_that_ends_the_process_each_time_does_not_hold_up_the_others(life: Life) -> None:
    life.deadly = set(KILLERS)
    assert await life.deaths() == 3
    assert await life.left() == list(KILLERS)
    assert {life.tried[subject] for subject in INNOCENT} == {1}
    keeper, deaths = life.begin(), 0
    for _minute in range(24 * 60):
        life.now += FIRST_DELAY
        try:
            await keeper.tick()
        except Killed:
            keeper, deaths = life.begin(), deaths + 1
    assert deaths < 2 * 12  # later and later
    life.deadly = set()
    life.now += dt.timedelta(hours=12)
    assert await life.deaths() == 0
    assert await life.left() == []


async def test_whatever_waits_at_a_start_is_tried_once_and_without_another_commit_each(
    life: Life, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.agenda.AT_ONCE", 3)
    keeper, opened, commits = life.begin(), database.work, count()

    def counted() -> AbstractAsyncContextManager[UnitOfWork]:
        next(commits)
        return opened()

    monkeypatch.setattr(database, "work", counted)
    await keeper.tick()
    assert (await life.left(), set(life.tried.values()), next(commits)) == ([], {1}, 11)
    async with opened() as work:
        await work.agenda.put(Entry(Due.SERIES, MONDAY, subject="10"))
    await keeper.tick()
    assert (await life.left(), next(commits)) == ([], 13)


async def test_what_fails_waits_as_long_as_ever(life: Life, database: Database) -> None:
    life.failing = {"3"}
    keeper, waits = life.begin(), []
    for _ in range(3):
        before = life.now
        await keeper.tick()
        async with database.reading() as work:
            [failed] = await work.agenda.due(life.now + dt.timedelta(days=9), 9)
        life.now = failed.at
        waits.append(life.now - before)
    assert waits == [FIRST_DELAY, 2 * FIRST_DELAY, 4 * FIRST_DELAY]
    life.failing = set()
    await keeper.tick()
    assert await life.left() == []
