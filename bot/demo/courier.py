"""Updates posted to the bot's webhook, as Telegram posts them: many queues at once, each in order, until a 2xx."""

import asyncio
import json
import time
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

import aiohttp

from bot.demo.updates import Update
from bot.demo.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- a header's name
LONGEST_DELAY = 60.0
LONGEST_RETRY_AFTER = 3600.0
PATIENCE = 60.0

Queue = tuple[bool, int | None]
"""Presses of one person, or everything else in one chat: these two overtake each other."""


@dataclass(frozen=True, kw_only=True)
class Posted:
    """One attempt."""

    at: float
    """Monotonic seconds."""
    update_id: int
    status: int
    """HTTP status; 0 when nobody answered."""
    body: bytes = b""


class Courier:
    """Posts what is pending.

    Args:
        world: whose webhook it is, and what waits for the bot.
        proxy: where the public address leads.
        first_delay: seconds before the second retry.
    """

    def __init__(self, world: World, proxy: str, first_delay: float) -> None:
        self.posted: list[Posted] = []
        self._world = world
        self._updates = world.post.updates
        self._changes = world.post.changes
        self._proxy = proxy
        self._first_delay = first_delay
        self._busy: set[Queue] = set()

    async def run(self) -> None:
        """Post until cancelled."""
        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as posts:
            while not self._changes.closing:
                seen = self._changes.count
                for update in self._due():
                    self._busy.add(_queue(update))
                    posts.create_task(self._carry(session, update))
                await self._changes.until(partial(self._has_changed_since, seen), PATIENCE)

    def _has_changed_since(self, seen: int) -> bool:
        return self._changes.count != seen

    def _due(self) -> list[Update]:
        """The first update of each queue that nobody carries, as many as the bot lets in at once."""
        webhook = self._world.profile.webhook
        if not webhook["url"]:
            return []
        heads: dict[Queue, Update] = {}
        for update in self._updates.fresh():
            heads.setdefault(_queue(update), update)
        idle = [update for queue, update in heads.items() if queue not in self._busy]
        return idle[: webhook["max_connections"] - len(self._busy)]

    async def _carry(self, session: aiohttp.ClientSession, update: Update) -> None:
        """Post one update until it is taken, has expired, or there is no webhook any more."""
        delay = 0.0
        try:
            while self._world.profile.webhook["url"] and update in self._updates.fresh():
                pause = await self._post(session, update, delay)
                if pause is None:
                    self._updates.confirm_one(update)
                    return
                await asyncio.sleep(pause)
                delay = min(max(2 * delay, self._first_delay), LONGEST_DELAY)
        finally:
            self._busy.discard(_queue(update))
            self._changes.tell()

    async def _post(self, session: aiohttp.ClientSession, update: Update, delay: float) -> float | None:
        """One attempt; the seconds before the next, None when it was taken."""
        webhook = self._world.profile.webhook
        url = self._proxy + urlsplit(webhook["url"]).path
        headers = {"Content-Type": "application/json"}
        if webhook["secret_token"]:
            headers[SECRET_HEADER] = webhook["secret_token"]
        self._updates.mark_delivered(update)
        at, told = time.monotonic(), 0.0
        try:
            async with asyncio.timeout(PATIENCE), session.post(url, data=_text(update), headers=headers) as answer:
                status, body = answer.status, await answer.read()
                told = float(answer.headers.get("Retry-After", 0))
        except (aiohttp.ClientError, TimeoutError):
            status, body = 0, b""
        self.posted.append(Posted(at=at, update_id=update.update_id, status=status, body=body))
        self._changes.tell()
        return None if status // 100 == 2 else min(told, LONGEST_RETRY_AFTER) or delay  # noqa: PLR2004 -- 2xx


def _queue(update: Update) -> Queue:
    return update.kind == "callback_query", update.about


def _text(update: Update) -> bytes:
    # the standard library escapes lone surrogates, as Telegram does
    return json.dumps(update.body).encode()
