"""Two whole processes on one PostgreSQL: each works what Telegram posts to it, and one of them sends."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import aiohttp
import orjson
import pytest

from bot.demo.courier import SECRET_HEADER
from bot.demo.faults import Fault
from bot.runtime import Runtime
from tests.conftest import Town

SECRET = "s_1"  # noqa: S105 -- opens nothing but a test's server
HEADERS = {"Content-Type": "application/json", SECRET_HEADER: SECRET}


async def post(session: aiohttp.ClientSession, town: Town, runtime: Runtime) -> None:
    """Let Telegram post the oldest update to one of the processes."""
    body = orjson.dumps(town.double.updates.pending.popleft().body)
    async with session.post(f"{runtime.url}/telegram", data=body) as answer:
        assert answer.status == 200


async def kept(town: Town) -> None:
    """Wait until a pause is in the database."""
    async with asyncio.timeout(20), town.database() as database:
        while True:
            async with database.reading() as work:
                if await work.flood_control.left(town.now):
                    return


async def test_leader_keeps_the_pause_that_flood_control_asks_another_process_for(postgresql_town: Town) -> None:
    town, kari, seconds = postgresql_town, postgresql_town.person("Kari"), 2
    town.settings = replace(town.settings, webhook_url="https://bot.example.org/telegram", webhook_secret=SECRET)
    async with town.bot() as leader, aiohttp.ClientSession(headers=HEADERS) as session:
        await town.double.wait_for(lambda: any(call.method == "setWebhook" for call in town.double.calls))
        async with town.bot() as other:
            kari.person.say("/start")
            await post(session, town, leader)
            await kari.hears("Hei")
            town.double.faults.next("answerCallbackQuery", Fault.flood(seconds))
            kari.person.press(1, "home", carrying="inaccessible")
            await post(session, town, other)
            await kept(town)
            kari.person.say("/help")
            await post(session, town, leader)
            await kari.hears("/help")
    refused = next(call.at for call in town.double.calls if call.status == 429)
    sent = [call.at for call in town.double.calls if call.method == "sendMessage"]
    assert sent[-1] - refused >= seconds


async def test_each_takes_what_is_posted_and_one_sends_as_soon_as_it_hears(
    postgresql_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sending.sender.LOOK_EVERY", 3600.0)  # it is told, or does not know
    town, kari = postgresql_town, postgresql_town.person("Kari")
    town.settings = replace(town.settings, webhook_url="https://bot.example.org/telegram", webhook_secret=SECRET)
    async with town.bot() as one, town.bot() as two, aiohttp.ClientSession(headers=HEADERS) as session:
        await town.double.wait_for(lambda: any(call.method == "setWebhook" for call in town.double.calls))
        for times, first, second in ((1, one, two), (2, two, one)):
            kari.person.say("/start")
            body = orjson.dumps(town.double.updates.pending.popleft().body)
            for runtime in (first, second, first):
                async with session.post(f"{runtime.url}/telegram", data=body) as answer:
                    assert answer.status == 200
            await kari.hears("Hei", times=times)
    assert len(town.double.sent) == 2
    assert sum(call.method == "setWebhook" for call in town.double.calls) == 1
