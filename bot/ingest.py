"""From Telegram to the inbox: raw JSON by long polling, committed before the next poll confirms it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeGuard

import orjson
import structlog

from bot.clock import Clock
from bot.transport import Transport
from db import Database
from db.engine import DatabaseUnavailable
from db.inbox import Received
from domain.delivery import Reply, Transit

log = structlog.get_logger()

POLL_SECONDS: Final = 30
ASK_FOR: Final = ("message", "edited_message", "callback_query", "my_chat_member")
BACKOFF: Final = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)


class Ingest:
    """Polls, keeps what came, and only then polls again: what is confirmed has been committed."""

    def __init__(
        self,
        transport: Transport,
        database: Database,
        clock: Clock,
        on_kept: Callable[[Sequence[tuple[int, int]]], None],
    ) -> None:
        self._transport = transport
        self._database = database
        self._clock = clock
        self._on_kept = on_kept
        self._offset: int | None = None  # none at start: Telegram then gives what is unconfirmed
        self._failures = 0

    async def run(self) -> None:
        """Poll until cancelled."""
        while True:
            delay = await self._poll_once()
            if delay:
                await asyncio.sleep(delay)

    async def _poll_once(self) -> float:
        """One poll; returns seconds to wait before the next."""
        parameters: dict[str, Any] = {"timeout": POLL_SECONDS, "limit": 100, "allowed_updates": ASK_FOR}
        if self._offset is not None:
            parameters["offset"] = self._offset
        outcome = await self._transport.call("getUpdates", parameters, deadline=POLL_SECONDS + 15)
        if isinstance(outcome, Transit) or not outcome.is_ok:
            return self._after_failure(outcome)
        result = (outcome.body or {}).get("result")
        updates = result if isinstance(result, list) else []
        if updates and not await self._keep(updates):
            return self._backoff()
        self._failures = 0
        return 0.0

    async def _keep(self, updates: Sequence[object]) -> bool:
        """Commit a batch to the inbox and move the offset; False when nothing of it could be kept."""
        readable = [received for update in updates if (received := read_envelope(update)) is not None]
        kept = sorted(readable, key=lambda received: received.update_id)
        if not kept:
            log.error("poll.unreadable", updates=len(updates), cure="nothing here can be confirmed; trying again")
            return False
        try:
            async with self._database.work() as work:
                await work.inbox.keep(kept, self._clock.now())
        except DatabaseUnavailable as error:
            log.error("inbox.unavailable", cause=str(error), cure="free the database; nothing is lost meanwhile")
            return False
        self._offset = kept[-1].update_id + 1
        self._on_kept([(received.update_id, received.lane) for received in kept])
        return True

    def _after_failure(self, outcome: Reply | Transit) -> float:
        if isinstance(outcome, Reply) and outcome.retry_after is not None:
            return float(outcome.retry_after)
        if isinstance(outcome, Reply):
            log.warning("poll.refused", status=outcome.status, cure=_CURES.get(outcome.status, "waiting"))
        else:
            log.warning("poll.unanswered", transit=outcome.value, cure="check the network; trying again")
        return self._backoff()

    def _backoff(self) -> float:
        self._failures += 1
        return BACKOFF[min(self._failures, len(BACKOFF)) - 1]


_CURES: Final = {
    401: "check BOT_TOKEN",
    404: "check BOT_TOKEN and BOT_API_URL",
    409: "stop the other process that polls with this token",
}


def read_envelope(update: object) -> Received | None:
    """The update id and lane of a raw update; None without an id, by which alone it could be confirmed."""
    if not isinstance(update, dict) or not _is_id(update_id := update.get("update_id")):
        return None
    return Received(update_id, _lane_of(update), orjson.dumps(update).decode())


def _lane_of(update: dict[str, Any]) -> int:
    """The person an update comes from, else its chat, else 0: updates of one lane are worked one by one."""
    for event in update.values():
        if isinstance(event, dict):
            for owner in (event.get("from"), event.get("chat")):
                number = owner.get("id") if isinstance(owner, dict) else None
                if _is_id(number):
                    return number
    return 0


def _is_id(number: object) -> TypeGuard[int]:
    """Whether this is a number that a database can keep."""
    return isinstance(number, int) and not isinstance(number, bool) and abs(number) < 1 << 62
