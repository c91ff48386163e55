"""Two processes on one PostgreSQL: the leader freezes in mid-broadcast, and wakes when another has taken over.

`FROZEN_SECONDS=60` keeps it frozen for so long, as a machine that was put to sleep would be.
"""

import asyncio
import os
import time
from collections import Counter
from dataclasses import replace

import pytest

from domain.hubs import Municipality
from tests.db.conftest import PostgreSQL
from tests.kills.process import Machine
from tests.kills.town import call_for_help, settle

PEOPLE = range(2001, 2061)
FAILOVER = 60.0
MOST_COPIES = 8
FROZEN_SECONDS = float(os.environ.get("FROZEN_SECONDS", "0"))


def asked(machine: Machine) -> Counter[int]:
    """How often each volunteer was asked."""
    return Counter(message.chat_id for message in machine.double.sent if message.chat_id in PEOPLE)


@pytest.mark.timeout(120 + FROZEN_SECONDS)
async def test_frozen_leader_is_followed_in_time_and_does_nothing_when_it_wakes(
    machine: Machine, postgresql: PostgreSQL, sleepless: Municipality
) -> None:
    machine = replace(machine, address=await postgresql.fresh())
    double = machine.double
    await settle(double, machine.url, sleepless, PEOPLE)
    await call_for_help(machine.url, sleepless, "Konsert", 3)
    async with machine.running() as leader, machine.starting() as follower:
        await double.wait_for(lambda: len(asked(machine)) >= 10, 20)
        leader.freeze()
        frozen = time.monotonic()
        in_flight = asked(machine).total() + MOST_COPIES
        await double.wait_for(lambda: asked(machine).total() > in_flight, FAILOVER)
        followed_after = time.monotonic() - frozen
        assert followed_after < FAILOVER
        await asyncio.sleep(FROZEN_SECONDS - followed_after)  # not at all, unless asked for
        leader.thaw()
        await double.wait_for(lambda: len(asked(machine)) == len(PEOPLE), 20)
        someone = double.person(1001, "Kari")
        someone.say("/start")
        await double.wait_for(lambda: any(message.chat_id == 1001 for message in double.sent), 20)
        assert [await leader.end(), await follower.end()] == [0, 0]
    assert asked(machine).total() - len(PEOPLE) <= MOST_COPIES
    assert sum(message.chat_id == 1001 for message in double.sent) == 1
    assert len(double.violations) * 100 <= len(double.sent)
