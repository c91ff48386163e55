"""The first words with Telegram: does it know us? The network may take its time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

import structlog
from telegram.error import InvalidToken, TelegramError

from bot.application import Torgbot
from bot.endings import WrongToken
from bot.transport import Transport, bot_in
from domain.delivery import Reply

log = structlog.get_logger()

GREET_AGAIN: Final = 2.0  #: Seconds between attempts to reach Telegram at start.
UNKNOWN: Final = frozenset({401, 404})

Pause = Callable[[float], Awaitable[bool]]
"""Waits so many seconds; True when the bot is to stop instead."""


async def greet(transport: Transport, pause: Pause) -> None:
    """Wait until Telegram knows the token. Raises WrongToken."""
    while True:
        outcome = await transport.call("getMe", {})
        if bot_in(outcome) is not None:
            return
        if isinstance(outcome, Reply) and outcome.status in UNKNOWN:
            raise WrongToken
        if await _is_over(pause, outcome.retry_after if isinstance(outcome, Reply) else None):
            return


async def introduce(application: Torgbot, pause: Pause) -> None:
    """Let python-telegram-bot learn who the bot is; it asks once more. Raises WrongToken."""
    while True:
        try:
            await application.initialize()
        except InvalidToken:
            raise WrongToken from None
        except TelegramError:
            if await _is_over(pause):
                return
        else:
            return


async def leave_webhook(transport: Transport, pause: Pause) -> None:
    """Have updates kept for polling: Telegram lets nobody poll while there is a webhook. What waits is kept."""
    while True:
        outcome = await transport.call("deleteWebhook", {"drop_pending_updates": False})
        if isinstance(outcome, Reply) and outcome.is_ok:
            return
        if await _is_over(pause, outcome.retry_after if isinstance(outcome, Reply) else None):
            return


async def _is_over(pause: Pause, seconds: float | None = None) -> bool:
    log.warning("start.unanswered", cure="check the network and BOT_API_URL; trying again")
    return await pause(GREET_AGAIN if seconds is None else seconds)
