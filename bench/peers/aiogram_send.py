"""aiogram's `Bot.send_message`, recording nothing: `python -m bench.peers.aiogram_send N IN_FLIGHT`."""

from __future__ import annotations

import asyncio
import os
import sys
from itertools import count

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import InlineKeyboardMarkup

from bench.peers import screens

MARKUP = InlineKeyboardMarkup.model_validate(screens.markup(screens.CALL_KEYBOARD))


async def main(messages: int, in_flight: int) -> None:
    """Send to so many chats, with so many requests in flight."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["BOT_API_URL"]))
    bot = Bot(os.environ["BOT_TOKEN"], session=session)
    numbers = count()

    async def send_next() -> None:
        while (number := next(numbers)) < messages:
            await bot.send_message(screens.FIRST_CHAT + number, screens.CALL, parse_mode="HTML", reply_markup=MARKUP)

    async with asyncio.TaskGroup() as senders:
        for _ in range(in_flight):
            senders.create_task(send_next())
    await session.close()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
