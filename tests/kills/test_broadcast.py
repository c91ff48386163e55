"""kill -9 in the middle of a call for help: all are asked, hardly anybody twice, and no place is given twice."""

import contextlib
import datetime as dt
import random
import sqlite3
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from actions import importing, requesting
from bot.demo.people import Person as Talker
from db import Database, UnitOfWork
from db.schema import migrate
from domain.hubs import Municipality
from domain.people import Person, Volunteer, VolunteerStatus
from domain.requests import Request
from handlers.requests.cards import call_screen
from handlers.toolkit.turn import letter
from locales import texts_in
from tests.kills.process import Machine

NOW = dt.datetime.now(dt.UTC)
PEOPLE = range(2001, 2061)
NEEDED = 3
MOST_COPIES = 8
COORDINATOR = 900


async def call_for_help(machine: Machine, municipality: Municipality) -> int:
    """Sixty volunteers, and a request that waits to be sent to all of them."""
    async with Database(f"sqlite+aiosqlite:///{machine.file}") as database:
        await migrate(database)
        async with database.work() as work:
            await importing.adopt(work, municipality, "test", NOW)
            for number in PEOPLE:
                person = machine.double.person(number, f"Person {number}", started=True)
                await work.people.meet(number, person.first_name, "nb", NOW)
                volunteer = Volunteer(
                    number,
                    person.first_name,
                    "nb",
                    VolunteerStatus.ACTIVE,
                    hubs=frozenset({"heggedal"}),
                    roles=frozenset({municipality.roles[0].slug}),
                )
                await work.volunteers.save(volunteer, NOW)
            return await _sent(work, municipality)


async def _sent(work: UnitOfWork, municipality: Municipality) -> int:
    await work.people.meet(COORDINATOR, "Kaja", "nb", NOW)
    coordinator = Person(COORDINATOR, "Kaja", "nb", coordinates=frozenset({"heggedal"}))
    draft = await requesting.draft(work, coordinator, NOW)
    complete = replace(
        draft,
        hub="heggedal",
        activity="Konsert",
        day=(NOW + dt.timedelta(days=3)).date(),
        starts=dt.time(17),
        ends=dt.time(20),
        role=municipality.roles[0].slug,
        needed=NEEDED,
    )
    await work.requests.save(complete)

    def letters(request: Request) -> dict[str, dict[str, Any]]:
        return {"nb": letter(call_screen(texts_in("nb"), municipality, request))}

    await requesting.send(work, coordinator, draft.id, municipality, letters, NOW, card=None)
    return draft.id


def volunteers(machine: Machine) -> list[Talker]:
    return [person for person in machine.double.people if person.id in PEOPLE]


def copies(machine: Machine) -> Counter[int]:
    """How often each volunteer was asked."""
    return Counter(message.chat_id for message in machine.double.sent if "Konsert" in message.text and message.rows)


async def more_sent(machine: Machine, number: int) -> None:
    """Wait until so many more messages have gone out."""
    target = len(machine.double.sent) + number
    await machine.double.wait_for(lambda: len(machine.double.sent) >= target, 20)


def press_yes(machine: Machine, asked: set[int]) -> None:
    """Whoever has been asked and has not answered yet says yes at once."""
    for person in volunteers(machine):
        calls = [message for message in person.messages if message.by_bot and message.rows]
        if calls and person.id not in asked:
            asked.add(person.id)
            person.press(calls[0].message_id, calls[0].rows[0][0].callback_data or "")


@pytest.mark.timeout(60)
async def test_killed_broadcast_reaches_all_and_gives_no_place_twice(machine: Machine, packaged: Municipality) -> None:
    request = await call_for_help(machine, packaged)
    dice, asked, kills = random.Random(7), set[int](), 3  # noqa: S311 -- a test's dice
    for _ in range(kills):
        async with machine.running() as bot:
            await more_sent(machine, dice.randrange(5, 15))
            press_yes(machine, asked)
            await bot.kill()
    async with machine.running() as bot:
        await machine.double.wait_for(lambda: len(copies(machine)) == len(PEOPLE), 30)
        press_yes(machine, asked)
        await machine.double.wait_for(lambda: all(person.presses[0].answered for person in volunteers(machine)), 30)
        assert await bot.end() == 0
    asked_often = copies(machine)
    assert sorted(asked_often) == list(PEOPLE)
    assert asked_often.total() - len(PEOPLE) <= MOST_COPIES * kills
    with contextlib.closing(sqlite3.connect(machine.file)) as database:
        accepted = "SELECT count(*) FROM commitments WHERE answer = 'yes'"
        assert database.execute(accepted).fetchall() == [(NEEDED,)]
        kept = "SELECT accepted, status FROM requests WHERE id = ?"
        assert database.execute(kept, [request]).fetchall() == [(NEEDED, "full")]
        assert database.execute("SELECT count(*) FROM outbox WHERE state = 'sending'").fetchall() == [(0,)]
    assert machine.double.violations == []


@pytest.mark.timeout(60)
async def test_asked_to_end_it_ends_in_time_and_loses_nothing(machine: Machine, packaged: Municipality) -> None:
    await call_for_help(machine, packaged)
    for _ in range(2):
        async with machine.running() as bot:
            await more_sent(machine, 10)
            assert await bot.end() == 0
    async with machine.running():
        await machine.double.wait_for(lambda: len(copies(machine)) == len(PEOPLE), 30)
    assert copies(machine) == Counter(PEOPLE)
    assert "Traceback" not in machine.log
