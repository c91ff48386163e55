"""The four-step dialogue as a `ConversationHandler`, its state in memory: `python -m bench.peers.ptb_conversation`.

Updates are worked one by one, as the library asks for with this handler.
"""

from __future__ import annotations

import os
from typing import Any, Final

from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    filters,
)

from bench.peers import ptb_screens, screens

MENU: Final = "menu"
HUB: Final = "hub"
WORDS: Final = "words"

Context = ContextTypes.DEFAULT_TYPE


async def start(update: Update, _context: Context) -> str:
    """Show the menu."""
    user, chat = update.effective_user, update.effective_chat
    if user is not None and chat is not None:
        await chat.send_message(
            screens.MENU.format(name=user.first_name), parse_mode="HTML", reply_markup=ptb_screens.MENU
        )
    return MENU


async def share(update: Update, _context: Context) -> str:
    """Ask which hub."""
    if query := update.callback_query:
        await query.answer()
        await query.edit_message_text(screens.WHICH_HUB, parse_mode="HTML", reply_markup=ptb_screens.HUBS)
    return HUB


async def choose_hub(update: Update, context: Context) -> str:
    """Ask for the words."""
    if (query := update.callback_query) and query.data and context.user_data is not None:
        context.user_data["hub"] = hub = query.data.partition(":")[2]
        await query.answer()
        await query.edit_message_text(screens.WORDS.format(hub=hub), parse_mode="HTML", reply_markup=ptb_screens.WORDS)
    return WORDS


async def hear(update: Update, context: Context) -> int:
    """Keep the idea, in memory, and say thank you."""
    if update.message is not None and context.user_data is not None:
        context.user_data["idea"] = update.message.text
        await update.message.reply_text(
            screens.THANKS.format(hub=context.user_data["hub"]), parse_mode="HTML", reply_markup=ptb_screens.THANKS
        )
    return ConversationHandler.END


CONVERSATION: Final[ConversationHandler[Any]] = ConversationHandler(
    entry_points=[CommandHandler("start", start)],
    states={
        MENU: [CallbackQueryHandler(share, "idea$")],
        HUB: [CallbackQueryHandler(choose_hub, "idea.hub:")],
        WORDS: [MessageHandler(filters.TEXT & ~filters.COMMAND, hear)],
    },
    fallbacks=[],
)


def main() -> None:
    """Poll until ended."""
    url = f"{os.environ['BOT_API_URL']}/bot"
    builder = Application.builder().token(os.environ["BOT_TOKEN"]).base_url(url).connection_pool_size(8)
    application = builder.build()
    application.add_handler(CONVERSATION)
    application.run_polling()


if __name__ == "__main__":
    main()
