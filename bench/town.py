"""Torgbot's database, prepared and read from outside: volunteers, a call for help to all of them, and its results."""

from __future__ import annotations

import asyncio
import datetime as dt
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from msgspec import structs

from actions import requesting
from bench.stage import Program, Stuck
from bot.register import Register, first_register
from bot.settings import Settings
from bot.storage import fill_register, open_database
from db import Database, UnitOfWork
from db.people.volunteers import APART, ASKABLE, BLOCKED
from domain.agenda import Due
from domain.people import Person
from domain.requests import Reach, Request, RequestStatus
from handlers.agenda import happen
from handlers.requests.calls import call_screen
from handlers.toolkit.occasion import Occasion
from handlers.toolkit.turn import letter
from locales import texts_in

HUB: Final = "heggedal"
ROLE: Final = "vertskap"
COORDINATOR: Final = 17
_KAJA: Final = Person(COORDINATOR, "Kaja", "nb", coordinates=frozenset({HUB}))
FIRST_VOLUNTEER: Final = 1_000_000
RECORDED_WITHIN: Final = 10.0  #: Seconds after the last arrival; then something has been lost.


def _awake(register: Register) -> Register:
    """The packaged register without quiet hours, so that the bench may run at night."""
    limits = structs.replace(register.municipality.limits, quiet_from=0, quiet_until=0)
    return replace(register, municipality=structs.replace(register.municipality, limits=limits))


_REGISTER: Final = _awake(first_register(Settings()))


@dataclass(frozen=True, slots=True)
class Spread:
    """How volunteers differ, as SQL over `i`, their number from 0."""

    hub: str = f"'{HUB}'"
    roles: str = "1"  #: A mask.
    interests: str = "1"  #: A mask.
    status: str = "'active'"
    is_reachable: str = "1"

    @property
    def standing(self) -> str:
        """What is kept of the last two beside each hub."""
        willing = f"CASE WHEN {self.is_reachable} THEN {ASKABLE} ELSE {BLOCKED} END"
        return f"CASE {self.status} WHEN 'active' THEN {willing} ELSE {APART} END"


def address(file: Path) -> str:
    """What DATABASE_URL says for an SQLite file."""
    return f"sqlite+aiosqlite:///{file}"


@asynccontextmanager
async def opened(file: Path) -> AsyncIterator[Database]:
    """A database with the register in it."""
    async with open_database(address(file)) as database:
        await fill_register(database, _REGISTER, dt.datetime.now(dt.UTC))
        yield database


async def settle(file: Path, number: int, spread: Spread | None = None) -> None:
    """Make a new database with `number` volunteers."""
    async with opened(file):
        pass
    how, now = spread or Spread(), str(dt.datetime.now(dt.UTC).replace(tzinfo=None))
    many = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :number)"
    columns = {
        "people (id, name, language, is_reachable, first_seen)": (
            f":first + i, 'Person ' || i, 'nb', {how.is_reachable}, :now"
        ),
        "volunteers (person_id, status, roles, interests, joined_at)": (
            f":first + i, {how.status}, {how.roles}, {how.interests}, :now"
        ),
        "volunteer_hubs (hub, person_id, roles, interests, standing)": (
            f"{how.hub}, :first + i, {how.roles}, {how.interests}, {how.standing}"
        ),
    }
    with closing(sqlite3.connect(file)) as connection, connection:
        for table, values in columns.items():
            given = {"number": number, "first": FIRST_VOLUNTEER, "now": now}
            connection.execute(f"INSERT INTO {table} {many} SELECT {values} FROM n", given)  # noqa: S608 -- our own text


async def call_for_help(file: Path) -> None:
    """Send a request to everybody at the hub, as its coordinator does."""
    async with opened(file) as database:
        async with database.work() as work:
            await send_request(work)
        await write_letters(database)


async def write_letters(database: Database) -> None:
    """Write the letters of a large wave, step by step as the ticker does, until all stand in the outbox."""
    while True:
        now = dt.datetime.now(dt.UTC)
        async with database.work() as work:
            due = [entry for entry in await work.agenda.due(now, 100) if entry.kind is Due.LETTERS]
            for entry in due:
                await happen(Occasion(work, _REGISTER.municipality, now), entry)
        if not due:
            return


async def send_request(work: UnitOfWork, reach: Reach = Reach.EVERYONE) -> None:
    """Write a request and send it."""
    await send_draft(work, await write_draft(work), reach)


async def write_draft(work: UnitOfWork) -> int:
    """Write a request and do not send it; gives its number."""
    now = dt.datetime.now(dt.UTC)
    await work.arrivals.meet(COORDINATOR, "Kaja", "nb", now)
    draft = await requesting.draft(work, _KAJA, now)
    await work.drafts.save(_complete(draft, now))
    return draft.id


async def send_draft(work: UnitOfWork, number: int, reach: Reach) -> None:
    """Send a request, as its coordinator does."""
    now = dt.datetime.now(dt.UTC)
    await requesting.send(work, _KAJA, number, _REGISTER.municipality, _letters, now, card=None, reach=reach)


def load_texts() -> None:
    """Load the words and dates that the first request needs: a process that serves has done so long before."""
    now = dt.datetime.now(dt.UTC)
    _letters(_complete(Request(0, COORDINATOR, RequestStatus.DRAFT), now))


def _complete(draft: Request, now: dt.datetime) -> Request:
    return replace(
        draft,
        hub=HUB,
        activity="Konsert",
        day=(now + dt.timedelta(days=3)).date(),
        starts=dt.time(17),
        ends=dt.time(20),
        role=ROLE,
        needed=3,
        text="Vi rigger, tar imot gjester og rydder etterpå. Det er kaffe og kake til alle som hjelper.",
    )


def _letters(request: Request) -> dict[str, dict[str, Any]]:
    return {"nb": letter(call_screen(texts_in("nb"), _REGISTER.municipality, request))}


def recorded(file: Path) -> dict[str, int]:
    """How many messages are recorded in each state."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        return dict(connection.execute("SELECT state, count(*) FROM outbox GROUP BY state").fetchall())


def calls_sent(file: Path) -> int:
    """How many calls for help are recorded as sent; answers to questions do not count."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        query = "SELECT count(*) FROM outbox WHERE request_id IS NOT NULL AND state = 'sent'"
        return int(connection.execute(query).fetchone()[0])


async def until_recorded(file: Path, number: int, program: Program) -> float:
    """Wait until `number` messages are recorded as sent; returns when. Raises Stuck when some never are."""
    try:
        async with asyncio.timeout(RECORDED_WITHIN):
            while recorded(file).get("sent") != number:  # noqa: ASYNC110 -- another process writes
                await asyncio.sleep(0.005)
            return time.monotonic()
    except TimeoutError:
        raise Stuck(f"recorded are {recorded(file)}, not {number} as sent; {program.tail()}") from None
