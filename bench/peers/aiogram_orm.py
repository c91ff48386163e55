"""The four-step dialogue in aiogram with its state in a database: `python -m bench.peers.aiogram_orm`.

One ORM session and one commit a step behind one lock, the reply after the commit; updates are worked at the same
time, as aiogram does by itself. The state lies in the person's row, so that a step needs one transaction and not two.
"""

from __future__ import annotations

import asyncio
import os
from typing import Final

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bench.peers import screens
from bench.peers.ideas import Idea, met, open_sessions

Sessions = async_sessionmaker[AsyncSession]


def _markup(keyboard: screens.Keyboard) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup.model_validate(screens.markup(keyboard))


MENU: Final = _markup(screens.MENU_KEYBOARD)
HUBS: Final = _markup(screens.HUB_KEYBOARD)
WORDS: Final = _markup(screens.WORDS_KEYBOARD)
THANKS: Final = _markup(screens.THANKS_KEYBOARD)


async def start(message: Message, sessions: Sessions, pen: asyncio.Lock) -> None:
    """Show the menu."""
    user = message.from_user
    async with pen, sessions() as session:
        person = await met(session, user.id, user.first_name)
        person.step, person.hub = "menu", ""
        await session.commit()
    await message.answer(screens.MENU.format(name=user.first_name), parse_mode="HTML", reply_markup=MENU)


async def share(query: CallbackQuery, sessions: Sessions, pen: asyncio.Lock) -> None:
    """Ask which hub."""
    async with pen, sessions() as session:
        person = await met(session, query.from_user.id, query.from_user.first_name)
        person.step = "hub"
        await session.commit()
    await query.answer()
    await query.message.edit_text(screens.WHICH_HUB, parse_mode="HTML", reply_markup=HUBS)


async def choose_hub(query: CallbackQuery, sessions: Sessions, pen: asyncio.Lock) -> None:
    """Ask for the words."""
    async with pen, sessions() as session:
        person = await met(session, query.from_user.id, query.from_user.first_name)
        person.step, person.hub = "words", query.data.partition(":")[2]
        await session.commit()
    await query.answer()
    await query.message.edit_text(screens.WORDS.format(hub=person.hub), parse_mode="HTML", reply_markup=WORDS)


async def hear(message: Message, sessions: Sessions, pen: asyncio.Lock) -> None:
    """Keep the idea, and say thank you."""
    async with pen, sessions() as session:
        person = await met(session, message.from_user.id, message.from_user.first_name)
        if person.step != "words":
            return
        session.add(Idea(person_id=person.id, hub=person.hub, words=message.text or ""))
        person.step = ""
        await session.commit()
    await message.answer(screens.THANKS.format(hub=person.hub), parse_mode="HTML", reply_markup=THANKS)


async def main() -> None:
    """Poll until ended."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["BOT_API_URL"]))
    dispatcher = Dispatcher(sessions=await open_sessions(os.environ["DATABASE_URL"]), pen=asyncio.Lock())
    dispatcher.message.register(start, CommandStart())
    dispatcher.callback_query.register(share, F.data == "idea")
    dispatcher.callback_query.register(choose_hub, F.data.startswith("idea.hub:"))
    dispatcher.message.register(hear, F.text)
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=session))


if __name__ == "__main__":
    asyncio.run(main())
