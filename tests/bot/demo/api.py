"""A bare client of the Bot API, and clocks that only move when told."""

from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp

from bot.demo.double import BotApiDouble

Json = dict[str, Any]


class Api:
    """Calls methods as a bot does, and gives status and body."""

    def __init__(self, double: BotApiDouble, session: aiohttp.ClientSession) -> None:
        self.double = double
        self.session = session

    def url(self, method: str) -> str:
        return f"{self.double.url}/bot{self.double.token}/{method}"

    async def call(self, method: str, **params: Any) -> tuple[int, Json]:
        async with self.session.post(self.url(method), json=params) as answer:
            return answer.status, await answer.json()

    async def result(self, method: str, **params: Any) -> Any:
        status, body = await self.call(method, **params)
        assert (status, body["ok"]) == (200, True), body
        return body["result"]

    async def refusal(self, method: str, **params: Any) -> tuple[int, str]:
        status, body = await self.call(method, **params)
        assert (body["ok"], body["error_code"]) == (False, status), body
        return status, body["description"]


class StoppedClock:
    """A wall clock and a monotonic one."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
        self.seconds = 1000.0

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.seconds

    def advance(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
        self.seconds += seconds


def keyboard(*labels: str) -> Json:
    return {"inline_keyboard": [[{"text": label, "callback_data": label.lower()}] for label in labels]}
