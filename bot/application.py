"""python-telegram-bot's Application: it dispatches updates to handlers; it neither polls nor sends."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, CallbackContext, ExtBot

from bot.transport import Transport
from handlers.contents import all_handlers
from handlers.toolkit.turn import CURRENT_TURN

Torgbot = Application[Any, Any, Any, Any, Any, Any]


def build_application(transport: Transport, token: str, api_url: str) -> Torgbot:
    """The application over our transport, with every handler in order."""
    bot = ExtBot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=transport,
        get_updates_request=transport,
    )
    application: Torgbot = ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()
    application.add_handlers(all_handlers())
    application.add_error_handler(_keep_failure)
    return application


async def _keep_failure(_update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    """Keep what a handler raised, so that the lane can undo the whole turn."""
    CURRENT_TURN.get().failure = context.error


async def dispatch(application: Torgbot, update: Update) -> None:
    """Let the handlers work on an update in the current turn. Raises what a handler raised."""
    await application.process_update(update)
    failure = CURRENT_TURN.get().failure
    if failure is not None:
        raise failure
