"""Moments to kill at, told by what passes the Bot API double: the n-th call of a method, at three points of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from enum import StrEnum

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.demo.double import BotApiDouble

PATIENCE = 20.0  #: Seconds after which a moment that must come is given up.


class Point(StrEnum):
    """How far the call had come when the process died."""

    LOST = "lost"  #: On the wire; Telegram never sees it.
    UNANSWERED = "unanswered"  #: Telegram has carried it out; the answer never arrives.
    ANSWERED = "answered"  #: The answer is on its way back.


@dataclass(frozen=True)
class Moment:
    """The n-th call of a method from now on, at one point of it."""

    method: str
    nth: int
    point: Point


class Watchman:
    """Stands at the double's door, and holds the call that a moment names until the caller is gone."""

    def __init__(self, double: BotApiDouble) -> None:
        self._moment: Moment | None = None
        self._seen = 0
        self._come = asyncio.Event()
        self._gone = asyncio.Event()
        self._double = double

        @web.middleware
        async def watch(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._watch(request, handler)

        double.app.middlewares.append(watch)

    def expect(self, moment: Moment) -> None:
        """Look out for a moment."""
        self._moment, self._seen = moment, 0
        self._come.clear()
        self._gone.clear()

    async def until_it_comes(self, patience: float = PATIENCE) -> bool:
        """Wait for the moment; False when it does not come within so many seconds."""
        try:
            async with asyncio.timeout(patience):
                await self._come.wait()
        except TimeoutError:
            return False
        return True

    @property
    def has_come(self) -> bool:
        """Whether the moment has come."""
        return self._come.is_set()

    def let_go(self) -> None:
        """The process has died: what was held is dropped, and everything else passes."""
        self._moment = None
        self._gone.set()

    async def _watch(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        moment = self._moment
        if moment is None or request.match_info.get("method", "").lower() != moment.method.lower():
            return await handler(request)
        self._seen += 1
        if self._seen != moment.nth:
            return await handler(request)
        if moment.point is Point.LOST:
            return await self._hold(web.Response(status=500))
        answer = await handler(request)
        if moment.point is Point.UNANSWERED:
            return await self._hold(answer)
        asyncio.get_running_loop().call_soon(self._come.set)
        return answer

    async def _hold(self, answer: web.StreamResponse) -> web.StreamResponse:
        self._come.set()
        self._double.changes.tell()
        await self._gone.wait()
        return answer
