"""The library the bot is built on takes the double for Telegram."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.demo.double import BotApiDouble
from tests.chat import Chat


async def greet(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Heggedal", callback_data="heggedal")]])
    await update.message.reply_html("Hei, <b>Kari</b>!", reply_markup=markup)


async def choose(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query is not None
    assert query.message is not None
    await query.answer()
    await query.edit_message_text(f"Du valgte {query.data}")
    await query.get_bot().send_document(query.from_user.id, b"BEGIN:VCALENDAR", filename="vakt.ics")


@pytest.fixture
async def running(double: BotApiDouble) -> AsyncIterator[Any]:
    builder = Application.builder().token(double.token).base_url(f"{double.url}/bot")
    application = builder.base_file_url(f"{double.url}/file/bot").build()
    application.add_handlers([CommandHandler("start", greet), CallbackQueryHandler(choose)])
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling()
        yield application
        await application.updater.stop()
        await application.stop()


async def test_library_greets_edits_and_sends_a_file(double: BotApiDouble, running: Any) -> None:
    kari = Chat(double).person("Kari")
    await kari.sends("/start")
    assert (kari.last.html, kari.buttons) == ("Hei, <b>Kari</b>!", ["Heggedal"])
    await kari.presses("Heggedal")
    await double.wait_for(lambda: kari.last.document)
    document = kari.last.document
    assert document is not None
    assert (kari.heard(2), document.content) == (["Du valgte heggedal", ""], b"BEGIN:VCALENDAR")
    file = await running.bot.get_file(document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"BEGIN:VCALENDAR"
