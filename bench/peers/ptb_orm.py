"""The four-step dialogue in python-telegram-bot with its state in a database: `python -m bench.peers.ptb_orm`.

One ORM session and one commit a step, the reply after the commit. Updates are worked one by one, which was faster
than `concurrent_updates` without latency, and keeps a person's updates in order.
"""

from __future__ import annotations

import os
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bench.peers import ptb_screens, screens
from bench.peers.ideas import Idea, met, open_sessions

Context = ContextTypes.DEFAULT_TYPE


async def start(update: Update, context: Context) -> None:
    """Show the menu."""
    user, message = update.effective_user, update.message
    if user is None or message is None:
        return
    async with sessions(context)() as session:
        person = await met(session, user.id, user.first_name)
        person.step, person.hub = "menu", ""
        await session.commit()
    await say(message, screens.MENU.format(name=user.first_name), ptb_screens.MENU)


async def share(update: Update, context: Context) -> None:
    """Ask which hub."""
    user, query = update.effective_user, update.callback_query
    if user is None or query is None:
        return
    async with sessions(context)() as session:
        person = await met(session, user.id, user.first_name)
        person.step = "hub"
        await session.commit()
    await show(query, screens.WHICH_HUB, ptb_screens.HUBS)


async def choose_hub(update: Update, context: Context) -> None:
    """Ask for the words."""
    user, query = update.effective_user, update.callback_query
    if user is None or query is None or query.data is None:
        return
    async with sessions(context)() as session:
        person = await met(session, user.id, user.first_name)
        person.step, person.hub = "words", query.data.partition(":")[2]
        await session.commit()
    await show(query, screens.WORDS.format(hub=person.hub), ptb_screens.WORDS)


async def hear(update: Update, context: Context) -> None:
    """Keep the idea, and say thank you."""
    user, message = update.effective_user, update.message
    if user is None or message is None:
        return
    async with sessions(context)() as session:
        person = await met(session, user.id, user.first_name)
        if person.step != "words":
            return
        session.add(Idea(person_id=person.id, hub=person.hub, words=message.text or ""))
        person.step = ""
        await session.commit()
    await say(message, screens.THANKS.format(hub=person.hub), ptb_screens.THANKS)


async def say(message: Message, text: str, markup: InlineKeyboardMarkup) -> None:
    """Answer with a new message."""
    await message.reply_text(text, parse_mode="HTML", reply_markup=markup)


async def show(query: CallbackQuery, text: str, markup: InlineKeyboardMarkup) -> None:
    """Answer a press, and show what came of it."""
    await query.answer()
    await query.edit_message_text(text, parse_mode="HTML", reply_markup=markup)


def sessions(context: Context) -> async_sessionmaker[AsyncSession]:
    """The maker of sessions."""
    made: async_sessionmaker[AsyncSession] = context.bot_data["sessions"]
    return made


async def _open(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    application.bot_data["sessions"] = await open_sessions(os.environ["DATABASE_URL"])


def main() -> None:
    """Poll until ended."""
    url = f"{os.environ['BOT_API_URL']}/bot"
    builder = Application.builder().token(os.environ["BOT_TOKEN"]).base_url(url).connection_pool_size(8)
    application = builder.post_init(_open).build()
    application.add_handlers(
        [
            CommandHandler("start", start),
            CallbackQueryHandler(share, "idea$"),
            CallbackQueryHandler(choose_hub, "idea.hub:"),
            MessageHandler(filters.TEXT & ~filters.COMMAND, hear),
        ]
    )
    application.run_polling()


if __name__ == "__main__":
    main()
