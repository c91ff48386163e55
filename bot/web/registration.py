"""Telling Telegram where to post updates, and looking now and then whether it still knows."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Final

import structlog

from bot.leadership import Term
from bot.receiving.ingest import ASK_FOR
from bot.supervision.metrics import INGEST, Metrics
from bot.transport import Transport
from domain.delivery import Reply

log = structlog.get_logger()

CONNECTIONS: Final = 40  #: Posts at once; one commit serves those that wait together.
CHECK_EVERY: Final = 30.0  #: Seconds; within the minute in which a loop has to go round.
TRY_EVERY: Final = 5.0


class Registration:
    """Sets the webhook. It is left set at the end: updates then wait at Telegram for the next start."""

    def __init__(self, transport: Transport, metrics: Metrics, url: str, secret: str) -> None:
        self._transport = transport
        self._metrics = metrics
        self._url = url
        self._secret = secret
        self.is_set = asyncio.Event()  #: Telegram has been told.

    async def run(self, term: Term) -> None:
        """Set the webhook, and set it again where somebody has taken it away; until cancelled.

        Raises LeaseLost when another process does that.

        The metrics hear of each look that finds it set, as they do of each poll: without either nothing comes in.
        """
        self._metrics.polled()
        while True:
            self._metrics.beat(INGEST)
            await self._rest(CHECK_EVERY if await self._look(term) else TRY_EVERY)

    async def _look(self, term: Term) -> bool:
        term.insist()
        info = await self._call("getWebhookInfo", {})
        if not isinstance(info, dict):
            return False
        if self.is_set.is_set() and info.get("url") == self._url:
            self._metrics.polled()
            return True
        if self.is_set.is_set():
            log.warning("webhook.lost", cure="it is set again; stop the process that polls with this token")
        term.insist()
        return await self._set()

    async def _set(self) -> bool:
        parameters = {
            "url": self._url,
            "secret_token": self._secret,
            "allowed_updates": ASK_FOR,
            "max_connections": CONNECTIONS,
        }
        if await self._call("setWebhook", parameters) is not True:
            return False
        self.is_set.set()
        self._metrics.polled()
        log.info("webhook.set")
        return True

    async def _call(self, method: str, parameters: Mapping[str, Any]) -> Any:
        """The result of a call; None when there is none, which has then been told."""
        outcome = await self._transport.call(method, parameters)
        if isinstance(outcome, Reply) and outcome.is_ok:
            return (outcome.body or {}).get("result")
        if isinstance(outcome, Reply) and outcome.retry_after is not None:
            self._metrics.flooded(method)
            await self._rest(outcome.retry_after, is_told=True)
            return None
        status = outcome.status if isinstance(outcome, Reply) else outcome.value
        log.error("webhook.refused", method=method, status=status, cure="check WEBHOOK_URL and the network")
        return None

    async def _rest(self, seconds: float, *, is_told: bool = False) -> None:
        """Wait; what Telegram has told us to wait is no silence of Telegram's, which a new start might end."""
        while seconds > 0:
            self._metrics.beat(INGEST)
            if is_told:
                self._metrics.polled()
            await asyncio.sleep(min(seconds, CHECK_EVERY))
            seconds -= CHECK_EVERY
