"""Whoever gets a certificate checks its code in a browser."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import aiohttp
import pytest

from bot.settings import Settings
from bot.web.health import Health
from bot.web.server import WebServer
from bot.web.verification import AT_ONCE, HEADERS, Verification, address
from db import Database, UnitOfWork
from db.engine import DatabaseUnavailable
from domain.aftercare import Hours
from domain.certificates import Certificate, code_of, written
from tests.bot.conftest import utc_now

HOURS = Hours("heggedal", "vertskap", 150, 2, dt.date(2026, 11, 5), dt.date(2026, 11, 26))
CERTIFICATE = Certificate(code_of("token"), 7, "Åse <b> & Per", (HOURS,), dt.datetime(2026, 11, 28, tzinfo=dt.UTC))
CODE = written(CERTIFICATE.code)


@pytest.fixture
async def url(database: Database, health: Health) -> AsyncIterator[str]:
    async with database.work() as work:
        await work.arrivals.meet(7, "Åse", "nb", utc_now())
        await work.certificates.keep(CERTIFICATE)
    settings = Settings(http_port=0)
    server = WebServer(settings, health, None, Verification(database, settings).routes())
    await server.start()
    yield server.url
    await server.stop()


async def shown(url: str, path: str, language: str = "nb") -> tuple[int, str]:
    headers = {"Accept-Language": language}
    async with aiohttp.ClientSession() as session, session.get(url + path, headers=headers) as answer:
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        return answer.status, await answer.text()


async def test_a_code_proves_name_hours_and_period(url: str) -> None:
    status, page = await shown(url, f"/verify/{CODE}")
    assert status == 200
    told = page.partition("<p role=status>")[2].partition("</p>")[0].splitlines()
    assert told == [
        "<b>Bekreftelsen er ekte.</b>",
        "Navn: Åse &lt;b&gt; &amp; Per",
        "Timer: 2 t 30 min",
        "Periode: 5. november 2026–26. november 2026",
        "Utstedt 28. november 2026",
    ]


@pytest.mark.parametrize("path", [f"/verify/{CODE.lower()}", f"/verify?code=+{CODE.replace('-', '+')}"])
async def test_it_may_be_written_as_one_likes(url: str, path: str) -> None:
    status, page = await shown(url, path)
    assert (status, f'value="{CODE}"' in page) == (200, True)


@pytest.mark.parametrize("code", ["0000-0000-0000-0000", "x", "%22%3E%3Cscript%3E", "%00", "9" * 5000])
async def test_what_is_not_known_tells_nothing(url: str, code: str) -> None:
    status, page = await shown(url, f"/verify/{code}")
    assert (status, "Denne koden er ikke kjent." in page, "<script" in page) == (404, True, False)


@pytest.mark.parametrize(
    ("asked", "language", "direction"),
    [("en-GB,en;q=0.9", "en", "ltr"), ("fr, nn;q=0.5", "nn", "ltr"), ("xx", "nb", "ltr"), ("", "nb", "ltr")],
)
async def test_form_speaks_the_browsers_language(url: str, asked: str, language: str, direction: str) -> None:
    status, page = await shown(url, "/verify", asked)
    assert (status, f'<html lang="{language}" dir="{direction}">' in page) == (200, True)
    assert "role=status" not in page


async def test_two_who_ask_at_once_see_their_own(url: str, database: Database) -> None:
    other = replace(CERTIFICATE, code=code_of("other"), name="Per")
    async with database.work() as work:
        await work.certificates.keep(other)
    assert "Navn: Per" in (await shown(url, f"/verify/{other.code}"))[1]
    assert "Navn: Åse" in (await shown(url, f"/verify/{CODE}"))[1]


@pytest.mark.parametrize(
    ("webhook", "expected"),
    [("https://bot.example.org/telegram", "https://bot.example.org/verify/"), (None, "")],
)
def test_address_is_that_of_the_webhook(webhook: str | None, expected: str) -> None:
    given: dict[str, Any] = {"webhook_url": webhook, "webhook_secret": "s" * 32} if webhook else {}
    assert address(Settings(**given)) == expected


async def test_database_that_is_away_is_said_so(url: str, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise DatabaseUnavailable("away")

    monkeypatch.setattr(database, "reading", away)
    status, page = await shown(url, f"/verify/{CODE}")
    assert (status, "Åse" in page) == (503, False)


async def test_flood_leaves_the_database_to_people(
    url: str, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, reading, go_on = database.reading, asyncio.Semaphore(0), asyncio.Event()

    @asynccontextmanager
    async def slow() -> AsyncIterator[UnitOfWork]:
        reading.release()
        await go_on.wait()
        async with opened() as work:
            yield work

    monkeypatch.setattr(database, "reading", slow)
    async with asyncio.TaskGroup() as flood:
        let_in = [flood.create_task(shown(url, f"/verify/{CODE}")) for _ in range(AT_ONCE)]
        for _ in let_in:
            await reading.acquire()
        async with asyncio.timeout(10), aiohttp.ClientSession() as session:
            answers = [await session.get(f"{url}/verify/{CODE}") for _ in range(3)]
        assert [(answer.status, answer.headers["Retry-After"]) for answer in answers] == [(503, "1")] * 3
        assert (await shown(url, "/verify"))[0] == 200
        go_on.set()
    assert [task.result()[0] for task in let_in] == [200] * AT_ONCE
    assert (await shown(url, f"/verify/{CODE}"))[0] == 200
