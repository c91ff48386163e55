"""Those who are asked in stories about copies: a file with them in it, and the draft that Kaja sends."""

from __future__ import annotations

import asyncio
import functools
import tempfile
from dataclasses import replace
from pathlib import Path

from actions import arriving, importing
from db import Database, UnitOfWork
from db.schema import migrate
from domain import hubfile
from domain.people import Person
from tests.concert import CONCERT
from tests.conftest import MONDAY
from tests.db.seeds import add_volunteer

MUNICIPALITY = hubfile.read(hubfile.packaged())
KAJA = Person(9, "Kaja", "nb")
LATER_ONE = 24  #: Shares no interest, and is asked with the second wave.
LANGUAGES = {21: "nb", 22: "en", 23: "ar", LATER_ONE: "nb"}
PEOPLE = {number: Person(number, f"Person {number}", language) for number, language in LANGUAGES.items()}


async def draft(work: UnitOfWork) -> int:
    """A request for one person that is complete; its number."""
    begun = await work.drafts.begin(KAJA.id, MONDAY)
    await work.drafts.save(replace(CONCERT, id=begun.id, coordinator_id=KAJA.id, needed=1))
    return begun.id


@functools.cache
def prepared() -> Path:
    """An SQLite file with everybody in it, that each story begins with a copy of."""
    file = Path(tempfile.mkdtemp()) / "town.db"
    asyncio.run(_made(f"sqlite+aiosqlite:///{file}"))
    return file


async def _made(url: str) -> None:
    async with Database(url) as database:
        await migrate(database)
        async with database.work() as work:
            await settle(work)


async def settle(work: UnitOfWork) -> None:
    """Let everybody be there."""
    await importing.adopt(work, MUNICIPALITY, "test", MONDAY)
    await arriving.arrive(work, KAJA.id, KAJA.name, KAJA.language, (), MONDAY)
    await work.appointments.grant(KAJA.id, frozenset({"heggedal"}), None, MONDAY)
    for person in PEOPLE.values():
        interests = [] if person.id == LATER_ONE else ["kor"]
        await add_volunteer(work, person.id, interests=interests, language=person.language)
