"""The doors on their own: a real HTTP server before a real database, and whoever knocks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from bot.clock import Clock
from bot.receiving.intake import Intake
from bot.settings import Settings
from bot.supervision.backlog import Backlog
from bot.supervision.metrics import Metrics, Way
from bot.web.health import Health
from bot.web.server import WebServer
from bot.web.webhook import SECRET_HEADER, Webhook
from db import Database
from tests.bot.conftest import utc_now

SECRET = "s_1-secret-canary"  # noqa: S105 -- opens nothing but a test's server
PATH = "/telegram"
Kept = list[tuple[int, int]]


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
def kept() -> Kept:
    """What the lanes heard of."""
    return []


@pytest.fixture
def health(database: Database, metrics: Metrics) -> Health:
    backlog = Backlog(database, Clock(now=utc_now))
    return Health(metrics, backlog, backlog.expected_version)


@pytest.fixture
def webhook(database: Database, metrics: Metrics, kept: Kept) -> Webhook:
    webhook = Webhook(SECRET, Intake(database, Clock(now=utc_now), kept.extend, metrics, Way.WEBHOOK))
    webhook.open()
    return webhook


@pytest.fixture
async def server(health: Health, webhook: Webhook) -> AsyncIterator[WebServer]:
    settings = Settings(
        http_port=0,
        webhook_url=f"https://bot.example.org{PATH}",
        webhook_secret=SECRET,
    )
    server = WebServer(settings, health, webhook)
    await server.start()
    yield server
    await server.stop()


class Visitor:
    """Somebody who calls the server; answers are (status, body)."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.url = url

    async def posts(self, body: bytes | BytesIO | AsyncIterator[bytes], **headers: str | None) -> tuple[int, bytes]:
        """Post as Telegram does; a header set to None is left out."""
        sent: dict[str, str | None] = {"Content-Type": "application/json", SECRET_HEADER: SECRET}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        given = {name: value for name, value in sent.items() if value is not None}
        async with self.session.post(self.url + PATH, data=body, headers=given) as answer:
            return answer.status, await answer.read()

    async def gets(self, path: str) -> tuple[int, Any]:
        async with self.session.get(self.url + path) as answer:
            is_json = answer.content_type == "application/json"
            return answer.status, await answer.json() if is_json else await answer.text()


@pytest.fixture
async def visitor(server: WebServer) -> AsyncIterator[Visitor]:
    async with aiohttp.ClientSession(skip_auto_headers=["Content-Type"]) as session:
        yield Visitor(session, server.url)
