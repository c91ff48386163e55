"""A PostgreSQL that does not let the bot in: said in one line, by the start and by the doctor, without a traceback."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from bot.clock import Clock
from bot.doctor.examination import Examination
from bot.endings import DatabaseOutOfReach
from bot.settings import Settings
from bot.storage import open_database
from db import Database
from db.outages import DatabaseUnavailable
from tests.conftest import MONDAY
from tests.db.conftest import PostgreSQL


@pytest.mark.parametrize(
    ("changed", "cause"),
    [({"database": "nowhere"}, "no such database"), ({"username": "stranger"}, "the user is not let in")],
)
async def test_whoever_is_not_let_in_says_why(
    postgresql: PostgreSQL, monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any], cause: str
) -> None:
    monkeypatch.setattr("bot.storage.PAUSE", 0.0)
    url = make_url(postgresql.url).set(**changed).render_as_string(hide_password=False)
    with pytest.raises(DatabaseOutOfReach, match=f"^DATABASE_URL=.not shown. cannot be used: {cause}"):
        async with open_database(url):
            pass
    found = Examination(Settings(database_url=url), Clock(now=lambda: MONDAY)).findings()
    told = {finding.check: str(finding) async for finding in found}
    assert f"it cannot be used ({cause}" in told["database"]
    assert set(told) == {"database", "token", "owners"}


async def test_database_that_is_shut_for_a_while_is_an_outage(postgresql: PostgreSQL) -> None:
    url = await postgresql.fresh()
    name = make_url(url).database
    async with Database(url) as database:
        await postgresql.command(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        with pytest.raises(DatabaseUnavailable, match="the database lets nobody in, SQLSTATE 55000"):
            async with database.work():
                pass
        await postgresql.command(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        async with database.work() as work:
            assert await work.connection.scalar(text("SELECT 1")) == 1
