"""The demo as a whole, in surroundings that were made for something else."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import aiohttp
import orjson
import pytest

from bot.demo.stage import run_demo
from bot.register import Register
from bot.settings import Settings
from domain.hubs import Municipality

HERE = ["127.0.0.1", *(["::1"] if socket.has_dualstack_ipv6() else [])]


@asynccontextmanager
async def demo(municipality: Municipality, **settings: Any) -> AsyncIterator[str]:
    """Where a demo is while it runs."""
    said: asyncio.Queue[str] = asyncio.Queue()
    playing = asyncio.create_task(
        run_demo(Settings(http_port=0, **settings), Register(municipality, "test"), said.put_nowait)
    )
    try:
        async with asyncio.timeout(20):
            yield (await said.get()).split()[4]
    finally:
        playing.cancel()
        with suppress(asyncio.CancelledError):
            await playing


async def is_answered(address: str) -> bool:
    """Whether the bot answers whoever says something on the first phone."""
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        key = (await answer.text()).partition('name="demo-key" content="')[2].partition('"')[0]
    async with aiohttp.ClientSession() as session, session.get(f"{address}/demo/events") as stream:
        phones = first_phones(stream)
        phone = await anext(phones)
        said = {"person": phone["id"], "text": "/help"}
        async with session.post(f"{address}/demo/say", json=said, headers={"X-Demo-Key": key}) as answer:
            assert answer.status == 204
        async for later in phones:
            if len(later["messages"]) > len(phone["messages"]) + 1:
                return not later["messages"][-1]["mine"]
    return False


async def first_phones(stream: aiohttp.ClientResponse) -> AsyncIterator[dict[str, Any]]:
    """The first phone of each event that the page is told."""
    async for line in stream.content:
        if line.startswith(b"data: "):
            yield orjson.loads(line.removeprefix(b"data: "))["phones"][0]


@pytest.mark.parametrize("host", HERE)
async def test_demo_answers_beside_settings_of_a_real_bot(
    packaged: Municipality, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "example.org")
    webhook = {"webhook_url": "https://bot.example.org/telegram", "webhook_secret": "abc"}
    async with demo(packaged, http_host=host, **webhook) as address:
        assert await is_answered(address)


async def test_no_two_demos_share_a_token(packaged: Municipality, monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = []

    async def play(settings: Settings, *_: Any) -> None:
        tokens.append(settings.bot_token)

    monkeypatch.setattr("bot.demo.stage._play", play)
    for _ in range(2):
        await run_demo(Settings(http_port=0), Register(packaged, "test"), lambda _: None)
    assert len(set(tokens)) == 2
