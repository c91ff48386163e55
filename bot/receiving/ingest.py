"""From Telegram to the inbox by long polling: raw JSON, committed before the next poll confirms it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, Final

import structlog

from bot.clock import Clock
from bot.leadership import Term
from bot.receiving.envelopes import read_envelope
from bot.receiving.intake import Intake, OnKept
from bot.supervision.metrics import INGEST, Metrics, Way
from bot.transport import Transport
from db import Database
from db.engine import DatabaseUnavailable
from domain.delivery import Reply, Transit

log = structlog.get_logger()

POLL_SECONDS: Final = 30
ASK_FOR: Final = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
BEAT_EVERY: Final = 20.0  #: Seconds; a pause that Telegram asks for may be long.
BACKOFF: Final = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)


class Ingest:
    """Polls, keeps what came, and only then polls again: what is confirmed has been committed."""

    def __init__(
        self,
        transport: Transport,
        database: Database,
        clock: Clock,
        on_kept: OnKept,
        metrics: Metrics | None = None,
    ) -> None:
        self._transport = transport
        self._metrics = metrics or Metrics()
        self._intake = Intake(database, clock, on_kept, self._metrics, Way.POLLING)
        self._offset: int | None = None  # none at start: Telegram then gives what is unconfirmed
        self._failures = 0

    async def run(self, term: Term) -> None:
        """Poll until cancelled; whoever cancels says so to the metrics, for a loop that ends otherwise is missed.

        Raises LeaseLost when another process polls: a poll of this one would confirm, and end the other's.
        """
        self._metrics.polled()
        while True:
            self._metrics.beat(INGEST)
            await self._pause(await self._poll_once(term))

    async def _pause(self, seconds: float, *, is_told: bool = False) -> None:
        """Wait; what Telegram has told us to wait is no silence of Telegram's, which a new start might end."""
        while seconds > 0:
            self._metrics.beat(INGEST)
            if is_told:
                self._metrics.polled()
            await asyncio.sleep(min(seconds, BEAT_EVERY))
            seconds -= BEAT_EVERY

    async def _poll_once(self, term: Term) -> float:
        """One poll; returns seconds to wait before the next."""
        term.insist()
        parameters: dict[str, Any] = {"timeout": POLL_SECONDS, "limit": 100, "allowed_updates": ASK_FOR}
        if self._offset is not None:
            parameters["offset"] = self._offset
        outcome = await self._transport.call("getUpdates", parameters, deadline=POLL_SECONDS + 15)
        if isinstance(outcome, Transit) or not outcome.is_ok:
            return await self._after_failure(outcome)
        self._metrics.polled()
        result = (outcome.body or {}).get("result")
        updates = result if isinstance(result, list) else []
        if updates and not await self._keep(updates, term):
            return self._backoff()
        self._failures = 0
        return 0.0

    async def _keep(self, updates: Sequence[object], term: Term) -> bool:
        """Commit a batch to the inbox and move the offset; False when nothing of it could be kept."""
        readable = [received for update in updates if (received := read_envelope(update)) is not None]
        self._intake.refuse(len(updates) - len(readable))
        if not readable:
            log.error("poll.unreadable", updates=len(updates), cure="nothing here can be confirmed; trying again")
            return False
        kept = sorted(readable, key=lambda received: received.update_id)
        try:
            await self._intake.keep(kept, term)
        except DatabaseUnavailable as error:
            log.error("inbox.unavailable", cause=str(error), cure="free the database; nothing is lost meanwhile")
            return False
        self._offset = kept[-1].update_id + 1
        return True

    async def _after_failure(self, outcome: Reply | Transit) -> float:
        if isinstance(outcome, Reply) and outcome.retry_after is not None:
            self._metrics.flooded("getUpdates")
            await self._pause(outcome.retry_after, is_told=True)
            return 0.0
        if isinstance(outcome, Reply):
            log.warning("poll.refused", status=outcome.status, cure=await self._cure(outcome.status))
        else:
            log.warning("poll.unanswered", transit=outcome.value, cure="check the network; trying again")
        return self._backoff()

    async def _cure(self, status: int) -> str:
        """What the operator can do; two causes share status 409, and Telegram tells which when asked."""
        if status == HTTPStatus.CONFLICT and await self._has_webhook():
            return "another process has set a webhook: stop it, then start this one again, which takes it away"
        return _CURES.get(status, "waiting")

    async def _has_webhook(self) -> bool:
        outcome = await self._transport.call("getWebhookInfo", {})
        info = (outcome.body or {}).get("result") if isinstance(outcome, Reply) and outcome.is_ok else None
        return isinstance(info, dict) and bool(info.get("url"))

    def _backoff(self) -> float:
        self._failures += 1
        return BACKOFF[min(self._failures, len(BACKOFF)) - 1]


_CURES: Final[dict[int, str]] = {
    HTTPStatus.UNAUTHORIZED: "check BOT_TOKEN",
    HTTPStatus.NOT_FOUND: "check BOT_TOKEN and BOT_API_URL",
    HTTPStatus.CONFLICT: "stop the other process that polls with this token",
}
