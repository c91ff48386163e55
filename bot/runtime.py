"""The running bot: its loops under one supervisor, started together and ended in order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final

import structlog

from actions import answering
from bot.application import Torgbot, build_application
from bot.clock import Clock
from bot.duties import Duties, Pace
from bot.endings import Stalled
from bot.front import Front
from bot.greeting import greet, introduce, leave_webhook
from bot.leadership import NAME as LEADER
from bot.leadership import Leadership
from bot.loading import for_good
from bot.menus import show_menus
from bot.receiving.lanes import NAME as LANES
from bot.receiving.lanes import Lanes
from bot.register import Register
from bot.settings import Settings
from bot.storage import fill_register, open_database
from bot.supervision.metrics import Metrics
from bot.ticker import EVERY as TICKS_EVERY
from bot.transport import Transport
from bot.turns import Turns
from db import Database
from db.engine import DatabaseUnavailable
from db.hints import Hints
from domain.pacing import Limits
from locales.texts import texts_in

log = structlog.get_logger()

GRACE: Final = 6.0  #: Seconds for what is in hand when the bot is told to stop, of the ten that it has.

Step = Callable[[], Coroutine[None, None, None]]
"""Something that is done once in a start."""


@dataclass(frozen=True, slots=True)
class Loops:
    """What runs at the same time in one process."""

    lanes: Lanes
    leadership: Leadership
    duties: Duties
    hints: Hints
    front: Front
    show_menus: Step

    def stop(self) -> None:
        """Let nothing more in, and end what is in hand."""
        self.front.end()
        self.lanes.stop()
        self.leadership.stop()
        self.duties.stop()


class Runtime:
    """One bot process: `run` serves until `stop` is called."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        register: Register | None,
        *,
        limits: Limits | None = None,
        ticks_every: float = TICKS_EVERY,
        serves_web: bool = True,
    ) -> None:
        if settings.bot_token is None:
            raise ValueError("a token is needed to serve")
        self._settings = settings
        self._token: str = settings.bot_token
        self._clock = clock
        self._first_register = register  # what a new database starts with
        self._limits = limits or Limits.at_rate(settings.rate_per_second)
        self._ticks_every = ticks_every
        self._serves_web = serves_web
        self._stopped = asyncio.Event()
        self.ready = asyncio.Event()  #: Set when the loops run.
        self.url = ""  #: Where health is told and the webhook listens, once it does.

    def stop(self) -> None:
        """Ask `run` to end in order."""
        self._stopped.set()

    async def run(self) -> None:
        """Serve. Raises WrongToken or DatabaseTooNew before anything is served, Stalled where it cannot go on."""
        serving = asyncio.create_task(self._run(), name="bot")
        stopped = asyncio.create_task(self._stopped.wait(), name="told to stop")
        try:
            await asyncio.wait({serving, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if not self.ready.is_set():  # nothing is in hand yet: whoever waits for Telegram or a lock need not
                serving.cancel()
            await asyncio.wait({serving})
        finally:
            serving.cancel()
            stopped.cancel()
            await asyncio.wait({serving, stopped})
        if not serving.cancelled():
            serving.result()

    async def _run(self) -> None:
        transport = Transport(self._settings.bot_api_url, self._token)
        await transport.initialize()
        try:
            async with open_database(self._settings.database_url) as database:
                await fill_register(database, self._first_register, self._clock.now())
                await self._open(transport, database)
        finally:
            await transport.shutdown()

    async def _open(self, transport: Transport, database: Database) -> None:
        """Put the parts together, open the doors, meet Telegram, and serve."""
        application = build_application(transport, self._token, self._settings.bot_api_url)
        metrics = Metrics(self._clock.monotonic)
        turns = Turns(application, transport, self._settings, self._clock, on_commit=lambda: self._call(duties, hints))
        lanes = Lanes(database, turns, self._clock, metrics)
        front = Front(self._settings, self._clock, metrics, transport, database, lanes.add, self.stop)
        pace = Pace(self._limits, self._ticks_every)
        duties = Duties(transport, database, self._clock, turns, pace, metrics, front.bring_updates)
        leadership = Leadership(database, self._clock, metrics)
        hints = Hints(database, duties.wake)
        if self._serves_web:
            await front.server.start()
            self.url = front.server.url
        try:
            await self._meet(transport, application, front, partial(self._get_ready, database, turns))
            if not self._stopped.is_set():
                showing = partial(show_menus, transport, lanes, self._settings.default_language)
                await self._serve(Loops(lanes, leadership, duties, hints, front, showing))
                await application.shutdown()
        finally:
            await front.close()
        log.info("bot.stopped")

    def _call(self, duties: Duties, hints: Hints) -> None:
        """There may be something to send: here, or where another process leads."""
        if not duties.wake():
            hints.give()

    async def _meet(self, transport: Transport, application: Torgbot, front: Front, get_ready: Step) -> None:
        """Know that the token holds before anything else is said; the rest is said, and got ready, at the same time."""
        await greet(transport, self._pause)
        steps = [introduce(application, self._pause), get_ready()]
        if front.polls:
            steps.append(leave_webhook(transport, self._pause))
        await asyncio.gather(*steps)

    async def _pause(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                await self._stopped.wait()
        except TimeoutError:
            pass
        return self._stopped.is_set()

    async def _serve(self, loops: Loops) -> None:
        """Run the loops until told to stop; a loop that fails ends them all."""
        try:
            async with asyncio.TaskGroup() as tasks:
                ends = [
                    tasks.create_task(loops.lanes.run(), name=LANES),
                    tasks.create_task(loops.leadership.run(loops.duties.lead), name=LEADER),
                ]
                endless = [
                    tasks.create_task(loops.hints.run(), name="hints"),
                    tasks.create_task(loops.front.watch(ends), name="watchdogs"),
                    tasks.create_task(loops.duties.relay(), name="floods"),
                    tasks.create_task(loops.show_menus(), name="menus"),
                ]
                loops.front.open()
                log.info("bot.ready")
                self.ready.set()
                await self._stopped.wait()
                for task in endless:
                    task.cancel()
                loops.stop()
                await asyncio.wait(ends, timeout=GRACE)
                for task in ends:
                    task.cancel()
        except ExceptionGroup as failures:
            log.critical("loop.failed", exc_info=failures.exceptions[0])
            raise Stalled.by("a loop has failed", "the lines above tell where; report them") from failures

    async def _get_ready(self, database: Database, turns: Turns) -> None:
        """Load, beside the loop, what the first answer needs; words are sorted by the letters that a text brings."""
        language = self._settings.default_language
        with for_good(), suppress(DatabaseUnavailable):  # then a first question waits a little
            await asyncio.to_thread(texts_in, language)
            async with database.reading() as work:
                municipality = await turns.municipality(work)
            ask = partial(answering.ask, "?", municipality=municipality)
            await asyncio.to_thread(ask, language=language, now=self._clock.now())
