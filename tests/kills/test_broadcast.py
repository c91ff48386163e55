"""kill -9 in the middle of a call for help: all are asked, hardly anybody twice, and no place is given twice."""

import asyncio
import contextlib
import datetime as dt
import random
import sqlite3
from collections import Counter

import pytest

from actions import importing, requesting
from bot.demo.people import Person
from db import Database
from db.schema import migrate
from domain.hubs import Municipality
from domain.people import Volunteer, VolunteerStatus
from domain.requests import Request
from handlers.request_cards import letters
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


async def _sent(work: "requesting.UnitOfWork", municipality: Municipality) -> int:
    coordinator, _ = await work.people.meet(COORDINATOR, "Kaja", "nb", NOW)
    await work.appointments.grant(COORDINATOR, frozenset({"heggedal"}), None, NOW)
    coordinator = requesting.Person(COORDINATOR, "Kaja", "nb", coordinates=frozenset({"heggedal"}))
    draft = await requesting.draft(work, coordinator, NOW)
    await work.requests.save(
        Request(
            draft.id,
            COORDINATOR,
            draft.status,
            hub="heggedal",
            activity="Konsert",
            day=(NOW + dt.timedelta(days=3)).date(),
            starts=dt.time(17),
            ends=dt.time(20),
            role=municipality.roles[0].slug,
            needed=NEEDED,
        )
    )
    text = {"nb": {"text": "Konsert"}}
    await requesting.send(work, coordinator, draft.id, municipality, lambda _request: text, NOW, card=None)
    return draft.id
