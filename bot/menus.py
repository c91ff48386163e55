"""The command menus, given to Telegram when a start has left nobody waiting."""

from __future__ import annotations

import asyncio
from typing import Final

import structlog

from bot.receiving.lanes import Lanes
from bot.transport import Transport
from domain.delivery import Reply
from handlers.menus import common_menus

log = structlog.get_logger()

AFTER: Final = 1.0  #: Seconds from the start of the loops, and between looks whether nobody waits any more.
LATEST: Final = 30  #: Looks; after them, the menus are given to Telegram however many people wait.


async def show_menus(transport: Transport, lanes: Lanes, default_language: str) -> None:
    """Give Telegram the command menus once nobody waits; one that is not taken is tried at the next start."""
    for _look in range(LATEST):
        await asyncio.sleep(AFTER)
        if lanes.are_idle:
            break
    menus = await asyncio.to_thread(common_menus, default_language)  # reads all catalogues
    for menu in menus:
        outcome = await transport.call("setMyCommands", menu)
        if not (isinstance(outcome, Reply) and outcome.is_ok):
            log.warning("menu.refused", cure="command menus are set again at the next start")
            return
