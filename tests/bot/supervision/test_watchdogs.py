"""What shows that the bot only looks alive, and what follows from it."""

import asyncio
from typing import Any

import pytest

from bot.supervision import watchdogs
from bot.supervision.backlog import Observation
from bot.supervision.last_resort import LastResort
from bot.supervision.metrics import Metrics, Worked
from bot.supervision.systemd import Supervisor
from bot.supervision.watchdogs import GRACE, Fault, Vitals, Watchdogs, faults


@pytest.mark.parametrize(
    ("vitals", "names"),
    [
        ({}, []),
        ({"poll": 89.9}, []),
        ({"poll": 90.0}, ["poll"]),
        ({"oldest_update": 29.9, "worked": 300.0}, []),
        ({"oldest_update": 30.0, "worked": 300.0}, ["updates"]),
        ({"oldest_update": 3600.0, "worked": 29.9}, []),  # a backlog that is being worked off
        ({"oldest_update": 3600.0, "worked": 300.0, "is_database_away": True}, []),
        ({"oldest_update": None, "worked": 3600.0}, []),  # nobody has written for an hour
        ({"loops": {"sender": 59.9, "ticker": 0.0}}, []),
        ({"loops": {"sender": 60.0, "ticker": 0.0}}, ["loop sender"]),
        ({"loops": {"sender": 60.0}, "is_database_away": True}, ["loop sender"]),
        ({"ended": frozenset({"lanes"})}, ["loop lanes"]),
        ({"ended": frozenset({"lanes"}), "loops": {"lanes": 99.0}}, ["loop lanes"]),
        ({"poll": 90.0, "oldest_update": 31.0, "worked": 31.0}, ["poll", "updates"]),
    ],
)
def test_faults(vitals: dict[str, Any], names: list[str]) -> None:
    found = faults(Vitals(**vitals))
    assert [fault.name for fault in found] == names
    assert all(fault.cause and fault.cure for fault in found)


class Told(Supervisor):
    """A supervisor that notes what it is told."""

    def __init__(self) -> None:
        super().__init__("")
        self.alive_count = 0

    def alive(self) -> None:
        self.alive_count += 1


class Seen:
    """A database whose depth a test decides."""

    def __init__(self) -> None:
        self.waiting = Observation()

    async def look(self) -> Observation:
        return self.waiting


class Kennel:
    """Watchdogs on a clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.metrics = Metrics(lambda: self.now)
        self.seen, self.told = Seen(), Told()
        self.given_up: list[str] = []
        backlog: Any = self.seen
        self.dogs = Watchdogs(self.metrics, backlog, self.told, LastResort(4), self._note)

    def _note(self, fault: Fault) -> None:
        self.given_up.append(fault.name)

    def begins_to_poll(self) -> None:
        self.metrics.polled()
        self.metrics.beat("ingest")

    async def after(self, seconds: float) -> list[str]:
        """Look again so much later; gives what is wrong then."""
        self.now += seconds
        await self.dogs.look()
        return [fault.name for fault in self.dogs.faults()]


@pytest.fixture
def kennel() -> Kennel:
    return Kennel()


async def test_supervisor_hears_only_while_nothing_is_wrong(kennel: Kennel) -> None:
    kennel.metrics.beat("sender")
    assert [await kennel.after(50), kennel.told.alive_count] == [[], 1]
    assert [await kennel.after(10), kennel.told.alive_count] == [["loop sender"], 1]
    kennel.metrics.beat("sender")
    assert [await kennel.after(1), kennel.told.alive_count] == [[], 2]


async def test_fault_that_passes_within_the_grace_ends_nothing(kennel: Kennel) -> None:
    kennel.metrics.beat("sender")
    assert await kennel.after(60) == ["loop sender"]
    assert await kennel.after(GRACE - 1) == ["loop sender"]
    kennel.metrics.beat("sender")
    assert await kennel.after(5) == []
    assert await kennel.after(60) == ["loop sender"]
    assert kennel.given_up == []
    await kennel.after(GRACE)
    assert kennel.given_up == ["loop sender"]


async def test_process_that_goes_round_but_is_not_answered_is_missed(kennel: Kennel) -> None:
    kennel.begins_to_poll()
    assert await kennel.after(59) == []
    kennel.metrics.beat("ingest")
    assert await kennel.after(31) == ["poll"]


async def test_process_that_was_suspended_gets_the_grace_to_come_round(kennel: Kennel) -> None:
    for loop in ("ingest", "sender"):
        kennel.metrics.beat(loop)
    assert await kennel.after(600) == ["loop ingest", "loop sender"]
    assert kennel.given_up == []


async def test_process_that_does_not_poll_is_not_judged_by_it(kennel: Kennel) -> None:
    kennel.begins_to_poll()
    kennel.metrics.rest("ingest")
    assert await kennel.after(3600) == []


async def test_loop_that_rests_on_purpose_is_not_missed(kennel: Kennel) -> None:
    kennel.metrics.beat("sender")
    kennel.metrics.rest("sender")
    assert await kennel.after(3600) == []


async def test_backlog_is_a_fault_only_while_nothing_is_worked(kennel: Kennel) -> None:
    kennel.seen.waiting = Observation(oldest_update=500.0)
    assert await kennel.after(29) == []
    kennel.metrics.worked(Worked.FAILED)
    assert await kennel.after(29) == []
    assert await kennel.after(1) == ["updates"]
    kennel.metrics.refused()
    assert await kennel.after(1) == []


async def test_loop_that_ends_by_itself_is_missed_at_once(kennel: Kennel) -> None:
    async def sender() -> None:
        pass

    task = asyncio.create_task(sender(), name="sender")
    kennel.dogs.watch(task)
    await task
    assert await kennel.after(0) == ["loop sender"]


async def test_unhealthy_process_is_told_once(kennel: Kennel, caplog: pytest.LogCaptureFixture) -> None:
    kennel.metrics.beat("sender")
    for _ in range(4):
        await kennel.after(45)
    told = [record.getMessage() for record in caplog.records if "process.unhealthy" in record.getMessage()]
    assert (len(told), "the loop has stood still for 90 s" in told[0]) == (1, True)


async def test_loop_looks_until_the_process_is_given_up(kennel: Kennel, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOOK_EVERY", "GRACE"):
        monkeypatch.setattr(watchdogs, name, 0.0)
    kennel.metrics.beat("sender")
    kennel.now += 90
    await kennel.dogs.run()
    assert kennel.given_up == ["loop sender"]


async def test_start_is_not_held_up_by_a_first_look(kennel: Kennel) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.0):
            await kennel.dogs.run()
    assert kennel.told.alive_count == 0
