"""A short campaign of kills with a fixed seed; the long one is `uv run python -m tests.kills --kills 200 --seed 1`."""

import random

import pytest

from domain.hubs import Municipality
from tests.kills.campaign import Campaign, Kind
from tests.kills.migrating import kill_migrations
from tests.kills.moments import Watchman
from tests.kills.process import Machine
from tests.kills.verdict import judge


@pytest.mark.timeout(120)
async def test_nothing_is_lost_and_hardly_anything_doubled(
    machine: Machine, watchman: Watchman, sleepless: Municipality
) -> None:
    campaign = Campaign(machine, sleepless, watchman, random.Random(5))  # noqa: S311 -- a test's dice
    await campaign.run([Kind.SENDER, Kind.LANES, Kind.INGEST])
    verdict = await judge(campaign)
    assert verdict.broken == {}
    assert (verdict.kills, len(campaign.ideas), len(campaign.calls)) == (3, 6, 1)
    assert "Traceback" not in machine.log


async def test_first_start_that_is_killed_is_made_whole_by_the_next(machine: Machine) -> None:
    dice = random.Random(3)  # noqa: S311 -- a test's dice
    assert await kill_migrations(machine.double, machine.folder, 1, dice) == 0
