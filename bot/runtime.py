"""The running bot: its loops under one supervisor, started together and ended in order."""

from __future__ import annotations

import asyncio
import uuid
from typing import Final

import structlog
from telegram.error import InvalidToken, TelegramError

from bot.application import Torgbot, build_application
from bot.clock import Clock
from bot.endings import WrongToken
from bot.ingest import Ingest
from bot.lanes import Lanes
from bot.register import Register
from bot.sender import Sender
from bot.settings import Settings
from bot.storage import fill_register, open_database
from bot.ticker import Ticker
from bot.transport import Transport
from bot.turns import Turns
from db import Database
from domain.delivery import Reply
from domain.pacing import Limits, Pacer
from handlers.menus import common_menus

log = structlog.get_logger()

GREET_AGAIN: Final = 2.0  #: Seconds between attempts to reach Telegram at start.
GRACE: Final = 9.0  #: Seconds for what is in hand when the bot is told to stop.


class Runtime:
    """One bot process: `run` serves until `stop` is called."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        register: Register,
        *,
        limits: Limits | None = None,
        ticks_every: float = 5.0,
    ) -> None:
        if settings.token is None:
            raise ValueError("a token is needed to serve")
        self._settings = settings
        self._token: str = settings.token
        self._clock = clock
        self._first_register = register
        self._limits = limits or Limits(per_second=settings.rate_per_second)
        self._ticks_every = ticks_every
        self._stopped = asyncio.Event()
        self.ready = asyncio.Event()  #: Set when the loops run.

    def stop(self) -> None:
        """Ask `run` to end in order."""
        self._stopped.set()

    async def run(self) -> None:
        """Serve. Raises WrongToken or DatabaseTooNew before anything is served."""
        transport = Transport(self._settings.bot_api_url, self._token)
        await transport.initialize()
        try:
            async with open_database(self._settings.database_url) as database:
                await fill_register(database, self._first_register, self._clock.now())
                await self._greet(transport)
                if not self._stopped.is_set():
                    await self._serve(transport, database)
        finally:
            await transport.shutdown()

    async def _greet(self, transport: Transport) -> None:
        """Make sure that Telegram knows the token; the network may take its time."""
        while not self._stopped.is_set():
            outcome = await transport.call("getMe", {})
            if isinstance(outcome, Reply) and outcome.is_ok:
                await transport.call("deleteWebhook", {})  # Telegram does not let a bot poll that has one
                return
            if isinstance(outcome, Reply) and outcome.status in {401, 404}:
                raise WrongToken
            log.warning("start.unanswered", cure="check the network and BOT_API_URL; trying again")
            await self._pause(GREET_AGAIN)

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopped.wait()
        except TimeoutError:
            pass

    async def _serve(self, transport: Transport, database: Database) -> None:
        application = build_application(transport, self._token, self._settings.bot_api_url)
        await self._initialize(application)
        if self._stopped.is_set():
            return
        turns = Turns(application, transport, self._settings, self._clock, on_commit=lambda: sender.wake())  # noqa: PLW0108 -- each needs the other; the sender comes next
        owner, pacer = str(uuid.uuid4()), Pacer(self._limits)
        sender = Sender(transport, database, self._clock, pacer, owner, turns.apologise)
        lanes = Lanes(database, turns)
        ticker = Ticker(
            database, self._clock, turns.municipality, sender.moved_requests, sender.wake, self._ticks_every
        )
        ingest = Ingest(transport, database, self._clock, on_kept=lanes.add)
        async with asyncio.TaskGroup() as loops:
            ends = [
                loops.create_task(lanes.run(), name="lanes"),
                loops.create_task(sender.run(), name="sender"),
            ]
            endless = [
                loops.create_task(self._ingest(ingest, lanes), name="ingest"),
                loops.create_task(ticker.run(), name="ticker"),
                loops.create_task(self._show_menus(transport), name="menus"),
            ]
            log.info("bot.ready", username=application.bot.username)
            self.ready.set()
            await self._stopped.wait()
            for loop in endless:
                loop.cancel()
            lanes.stop()
            sender.stop()
            await asyncio.wait(ends, timeout=GRACE)
            for loop in ends:
                loop.cancel()
        await application.shutdown()
        log.info("bot.stopped")

    async def _initialize(self, application: Torgbot) -> None:
        """Let python-telegram-bot learn who the bot is; it asks once more, and the network may take its time."""
        while not self._stopped.is_set():
            try:
                await application.initialize()
            except InvalidToken:
                raise WrongToken from None
            except TelegramError:
                log.warning("start.unanswered", cure="check the network and BOT_API_URL; trying again")
                await self._pause(GREET_AGAIN)
            else:
                return

    async def _ingest(self, ingest: Ingest, lanes: Lanes) -> None:
        """Poll once the lanes hold what was left before: a person's updates keep their order."""
        await lanes.caught_up.wait()
        await ingest.run()

    async def _show_menus(self, transport: Transport) -> None:
        """Give Telegram the command menus; a menu that is not taken is tried at the next start."""
        for menu in common_menus(self._settings.default_language):
            outcome = await transport.call("setMyCommands", menu)
            if not (isinstance(outcome, Reply) and outcome.is_ok):
                log.warning("menu.refused", cure="command menus are set again at the next start")
                return
