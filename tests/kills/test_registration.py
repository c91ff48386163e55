"""kill -9 in the middle of registrations: every answer that was given is kept, and everybody gets to the end."""

import asyncio
import contextlib
import random
import sqlite3
from collections.abc import Callable
from functools import partial

import pytest

from bot.demo.changes import Changes
from bot.demo.double import BotApiDouble
from bot.demo.people import Person
from locales import texts_in
from tests.kills.process import Machine

_ = texts_in("nb")
HUB, ROLE, NEXT, CONSENT = "Heggedal", "Vertskap", _("Next →"), _("✅ Yes, and I am at least {age}", age=18)
PEOPLE = range(1001, 1005)
KEPT = """SELECT v.person_id, v.status, group_concat(h.hub) FROM volunteers v
    JOIN volunteer_hubs h ON h.person_id = v.person_id GROUP BY v.person_id ORDER BY v.person_id"""


class Registrant:
    """Somebody who registers, and presses again when what is wanted does not show."""

    def __init__(self, double: BotApiDouble, number: int) -> None:
        self.double = double
        self.person: Person = double.person(number, f"Person {number}")

    async def register(self) -> None:
        await self._do("/volunteer", until=lambda: self._key(HUB))
        await self._do(HUB)
        await self._do(NEXT, until=lambda: self._key(ROLE))
        await self._do(ROLE)
        await self._do(NEXT, until=lambda: self._key(CONSENT))
        await self._do(CONSENT, until=lambda: self._key(CONSENT) is None)

    async def _do(self, step: str, *, until: Callable[[], object] = lambda: True) -> None:
        while True:
            moment = self.double.changes.count
            found = self._key(step)
            if found is None:
                self.person.say(step)
            else:
                self.person.press(*found)
            await self.double.wait_for(partial(self._answered_since, moment), 40)
            if until():
                return

    def _key(self, label: str) -> tuple[int, str] | None:
        """The newest message with buttons: its number, and what the labelled button says."""
        newest = next((one for one in reversed(self.person.messages) if one.by_bot and one.rows), None)
        keys = [key for row in newest.rows for key in row] if newest else []
        data = next((key.callback_data for key in keys if key.label.endswith(label)), None)
        return (newest.message_id, data) if newest and data else None

    def _answered_since(self, moment: int) -> bool:
        return any(one.by_bot and one.revision > moment for one in self.person.messages)


async def kill_while(
    machine: Machine, everybody: "asyncio.Future[list[None]]", dice: random.Random, times: int
) -> None:
    """Kill the bot at moments that the double's events decide, and start it again."""
    changes = machine.double.changes
    for _number in range(times):
        async with machine.running() as bot:
            await changes.until(partial(has_come, changes, changes.count + dice.randrange(5, 60), everybody), 10)
            await bot.kill()


def has_come(changes: Changes, moment: int, everybody: "asyncio.Future[list[None]]") -> bool:
    return changes.count >= moment or everybody.done()


@pytest.mark.timeout(120)
async def test_killed_registrations_lose_nothing(machine: Machine) -> None:
    everybody = asyncio.gather(*(Registrant(machine.double, number).register() for number in PEOPLE))
    await kill_while(machine, everybody, random.Random(1), 2)  # noqa: S311 -- a test's dice
    async with machine.running() as bot:
        await everybody
        assert await bot.end() == 0
    with contextlib.closing(sqlite3.connect(machine.file)) as database:
        assert database.execute(KEPT).fetchall() == [(number, "active", "heggedal") for number in PEOPLE]
        assert database.execute("SELECT count(*) FROM inbox WHERE state <> 'done'").fetchall() == [(0,)]
        joined = "SELECT actor, count(*) FROM audit WHERE action = 'joined' GROUP BY actor"
        assert sorted(database.execute(joined)) == [(str(number), 1) for number in PEOPLE]
