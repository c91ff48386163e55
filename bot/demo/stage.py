"""The demo: the double, the page, invented people, and the real bot behind them, in one process."""

from __future__ import annotations

import asyncio
import secrets
import signal
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.addresses import LOOPBACK
from bot.clock import Clock
from bot.demo.cast import CAST, raise_curtain, seed
from bot.demo.clock import DemoClock
from bot.demo.double import BotApiDouble
from bot.demo.limits import PublishedLimits
from bot.demo.page import add_page
from bot.endings import BadSetting
from bot.register import Register
from bot.runtime import Runtime
from bot.settings import Settings
from bot.storage import fill_register, open_database

BOT_ID: Final = 42


async def run_demo(settings: Settings, register: Register, say: Callable[[str], None]) -> None:
    """Serve the demo until it is told to stop; its database is made for it and goes with it."""
    if settings.http_host not in LOOPBACK:
        raise BadSetting(f"HTTP_HOST={settings.http_host!r} cannot be used: the demo listens on {LOOPBACK[0]} only.")
    clock = DemoClock()
    token = f"{BOT_ID}:{secrets.token_urlsafe(24)}"  # not to be guessed by a page elsewhere on the web
    double = BotApiDouble(token=token, clock=clock.now, limits=PublishedLimits())
    add_page(double.app, double, clock, CAST)
    try:
        await double.start(settings.http_host, settings.http_port)
    except OSError:
        raise BadSetting(f"HTTP_PORT='{settings.http_port}' cannot be used: choose a port that is free.") from None
    try:
        with tempfile.TemporaryDirectory(prefix="torgbot-demo-") as folder:
            await _play(_demo_settings(settings, double, Path(folder)), register, double, clock, say)
    finally:
        await double.stop()


async def _play(
    settings: Settings, register: Register, double: BotApiDouble, clock: DemoClock, say: Callable[[str], None]
) -> None:
    async with open_database(settings.database_url) as database:
        await fill_register(database, register, clock.now())
        async with database.work() as work:
            await seed(work, register.municipality, clock.now())
    raise_curtain(double)
    runtime = Runtime(settings, Clock(now=clock.now), register, serves_web=False)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, runtime.stop)
    running, ready = asyncio.create_task(runtime.run()), asyncio.create_task(runtime.ready.wait())
    await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED)
    if ready.done():
        say(f"The demo is at {double.url} (Ctrl+C ends it).")
    ready.cancel()
    await running


def _demo_settings(settings: Settings, double: BotApiDouble, folder: Path) -> Settings:
    return replace(
        settings,
        bot_token=double.token,
        bot_api_url=double.url,
        database_url=f"sqlite+aiosqlite:///{folder / 'demo.db'}",
        owner_ids=frozenset(),
        webhook_url=None,
        webhook_secret=None,
    )
