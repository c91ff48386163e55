"""Two whole processes on one PostgreSQL: each works what Telegram posts to it, and one of them sends."""

from __future__ import annotations

from dataclasses import replace

import aiohttp
import orjson
import pytest

from bot.demo.courier import SECRET_HEADER
from tests.conftest import Town

SECRET = "s_1"  # noqa: S105 -- opens nothing but a test's server


async def test_each_takes_what_is_posted_and_one_sends_as_soon_as_it_hears(
    postgresql_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sending.sender.LOOK_EVERY", 3600.0)  # it is told, or does not know
    town, kari = postgresql_town, postgresql_town.person("Kari")
    town.settings = replace(town.settings, webhook_url="https://bot.example.org/telegram", webhook_secret=SECRET)
    headers = {"Content-Type": "application/json", SECRET_HEADER: SECRET}
    async with town.bot() as one, town.bot() as two, aiohttp.ClientSession(headers=headers) as session:
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
