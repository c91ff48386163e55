"""A start with thousands of updates waiting; `python -m tests.faults.backlog` does it with a hundred thousand."""

import datetime as dt
from pathlib import Path

import pytest

from bot.demo.double import BotApiDouble
from tests.faults.backlog import work_off
from tests.kills.process import Machine

UPDATES = 5000
MOST_GROWTH = 30  #: Megabytes.


@pytest.mark.timeout(120)
async def test_five_thousand_waiting_updates_are_worked_in_little_memory(tmp_path: Path) -> None:
    double = BotApiDouble(clock=lambda: dt.datetime.now(dt.UTC))
    await double.start()
    idle, peak, _ = await work_off(Machine(double, tmp_path), UPDATES)
    await double.stop()
    assert peak - idle <= MOST_GROWTH
    assert not double.updates.pending
