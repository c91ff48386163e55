"""A second look at the database: what was kept, what was audited, and whether anything changed."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from sqlalchemy import select, text

from db import Database
from db.audit import audit
from db.schema import METADATA
from domain.people import Digest, Volunteer
from domain.requests import Request
from tests.chat import Talker
from tests.conftest import Town
from tests.crashes.story import UNFINISHED

KEPT = ("volunteers", "volunteer_hubs", "requests", "commitments", "appointments", "invitations", "follows", "ideas")
"""Tables that hold what people have chosen, asked, answered and been given; not the post, not the audit."""


async def rows_of(town: Town, *tables: str) -> dict[str, list[dict[str, Any]]]:
    """Every row of some tables (without any: of all tables)."""
    chosen = [table for table in METADATA.sorted_tables if table.name in tables or not tables]
    async with town.database() as database, database.work() as work:
        return {
            table.name: [dict(row._mapping) for row in await work.connection.execute(select(table))]  # noqa: SLF001 -- SQLAlchemy's public name for it
            for table in chosen
        }


async def kept(town: Town) -> dict[str, list[dict[str, Any]]]:
    """All that must be the same before and after something refused."""
    return await rows_of(town, *KEPT)


async def audited(town: Town, talker: Talker) -> list[str]:
    """What the audit says that a person did or tried, in order."""
    async with town.database() as database, database.work() as work:
        query = select(audit.c.action).where(audit.c.actor == str(talker.person.id)).order_by(audit.c.id)
        return list((await work.connection.execute(query)).scalars())


async def volunteer_kept(town: Town, talker: Talker) -> Volunteer | None:
    """A person's choices as a volunteer."""
    async with town.database() as database, database.work() as work:
        return await work.volunteers.get(talker.person.id)


async def request_kept(town: Town, number: int = 1) -> Request:
    """A request, in whatever state."""
    async with town.database() as database, database.work() as work:
        found = await work.requests.get(number)
    assert found is not None
    return found


async def set_choices(town: Town, talker: Talker, **choices: Any) -> None:
    """Let a volunteer have chosen something without talking to the bot."""
    async with town.database() as database, database.work() as work:
        found = await work.volunteers.get(talker.person.id)
        if found is None:
            raise AssertionError(f"{talker.person.first_name} is no volunteer")
        if "digest" in choices:
            choices["digest"] = Digest(choices["digest"])
        await work.volunteers.save(replace(found, **choices), town.now)


async def until_done(town: Town) -> None:
    """Wait until everything that is due has happened and everything that was said has arrived."""
    async with asyncio.timeout(30), town.database() as database:
        while town.double.updates.pending or not await _is_done(database, town):  # noqa: ASYNC110 -- the database tells nobody when it changes
            await asyncio.sleep(0.005)


async def _is_done(database: Database, town: Town) -> bool:
    async with database.reading() as work:
        unfinished = await work.connection.scalar(text(UNFINISHED))
        return not unfinished and not await work.agenda.due(town.now, 1)  # a running clock is read last


async def credited(town: Town) -> dict[int, int | None]:
    kept = await rows_of(town, "commitments")
    return {row["person_id"]: row["minutes"] for row in kept["commitments"]}


async def reminders(town: Town) -> list[tuple[str, str]]:
    return [(row["hub"], str(row["day"])) for row in (await rows_of(town, "reminders"))["reminders"]]
