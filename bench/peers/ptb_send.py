"""python-telegram-bot's `Bot.send_message`, recording nothing: `python -m bench.peers.ptb_send N IN_FLIGHT [tuned]`.

Plain, it is the library as it comes. Tuned is the best found: a pool of 8 connections, and sniffio installed.
"""

from __future__ import annotations

import asyncio
import os
import sys
from importlib.machinery import PathFinder
from itertools import count
from typing import Any

from telegram import Bot
from telegram.request import HTTPXRequest

from bench.peers import ptb_screens, screens


def without_sniffio() -> None:
    """Let sniffio be looked for and not found, as where nobody has installed it."""
    finder: Any = PathFinder
    find = finder.find_spec

    def absent(name: str, *where: Any) -> Any:
        return find("sniffio_is_not_installed" if name == "sniffio" else name, *where)

    finder.find_spec = absent


async def send_all(bot: Bot, messages: int, in_flight: int) -> None:
    """Send to so many chats, with so many requests in flight."""
    numbers = count()

    async def send_next() -> None:
        while (number := next(numbers)) < messages:
            chat = screens.FIRST_CHAT + number
            await bot.send_message(chat, screens.CALL, parse_mode="HTML", reply_markup=ptb_screens.CALL)

    async with asyncio.TaskGroup() as senders:
        for _ in range(in_flight):
            senders.create_task(send_next())


async def main(messages: int, in_flight: int, *, is_tuned: bool) -> None:
    """Make the bot, and let it send."""
    request = HTTPXRequest(connection_pool_size=8, pool_timeout=60) if is_tuned else None
    async with Bot(os.environ["BOT_TOKEN"], base_url=f"{os.environ['BOT_API_URL']}/bot", request=request) as bot:
        await send_all(bot, messages, in_flight)


if __name__ == "__main__":
    IS_TUNED = sys.argv[3:] == ["tuned"]
    if not IS_TUNED:
        without_sniffio()
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), is_tuned=IS_TUNED))
