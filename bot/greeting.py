"""The first words with Telegram: does it know us? The network may take its time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

import structlog
from telegram.error import InvalidToken, TelegramError

from bot.application import Torgbot
from bot.endings import WrongToken
from bot.transport import Transport, bot_in
from domain.delivery import Reply, Transit

log = structlog.get_logger()

GREET_AGAIN: Final = 2.0  #: Seconds between attempts to reach Telegram at start.
UNKNOWN: Final = frozenset({401, 404})  #: The statuses of a token that Telegram does not know.

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
        if await _is_stopped_meanwhile(pause, outcome):
            return


async def introduce(application: Torgbot, pause: Pause) -> None:
    """Let python-telegram-bot learn who the bot is; it asks once more. Raises WrongToken."""
    while True:
        try:
            await application.initialize()
        except InvalidToken:
            raise WrongToken from None
        except TelegramError:
            if await _is_stopped_meanwhile(pause):
                return
        else:
            return


async def leave_webhook(transport: Transport, pause: Pause) -> None:
    """Have updates kept for polling: Telegram lets nobody poll while there is a webhook. What waits is kept."""
    while True:
        outcome = await transport.call("deleteWebhook", {"drop_pending_updates": False})
        if isinstance(outcome, Reply) and outcome.is_ok:
            return
        if await _is_stopped_meanwhile(pause, outcome):
            return


async def _is_stopped_meanwhile(pause: Pause, outcome: Reply | Transit | None = None) -> bool:
    """Wait before the next attempt, as long as Telegram asks for; whether the bot is to stop instead."""
    log.warning("start.unanswered", cure="check the network and BOT_API_URL; trying again")
    asked_for = outcome.retry_after if isinstance(outcome, Reply) else None
    return await pause(GREET_AGAIN if asked_for is None else asked_for)
