"""The real house to hold against the plain one: the whole bot, which can lose its memory at any send."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from unittest.mock import patch

from aiohttp import web
from aiohttp.typedefs import Handler
from sqlalchemy import text

from actions import leaving, requesting
from bot.demo.double import BotApiDouble
from bot.demo.faults import Fault
from bot.settings import Settings
from db import Database, UnitOfWork
from domain.hubs import Municipality
from domain.people import Person
from handlers.requests.buttons import Accept, Decline, SendToAll
from handlers.requests.offers import tell_about_freed_places
from handlers.toolkit.occasion import Occasion
from tests.conftest import Town, Wall
from tests.db.looking import rows_in
from tests.journeys.records import until_done
from tests.kills.moments import Moment, Watchman
from tests.kills.town import KAJA, settle, volunteer, write_draft
from tests.model.disks import Disk
from tests.model.plain import VOLUNTEERS

IN_FLIGHT = "SELECT count(*) FROM outbox WHERE state = 'sending'"

BEGIN = dt.datetime(2026, 11, 23, 11, tzinfo=dt.UTC)


class RunningWall(Wall):
    """A clock that goes on by itself and can be put forward."""

    def __init__(self, moment: dt.datetime) -> None:
        self.moment = moment

    @property
    def moment(self) -> dt.datetime:
        return self._set_to + dt.timedelta(seconds=time.monotonic() - self._set_at)

    @moment.setter
    def moment(self, moment: dt.datetime) -> None:
        self._set_to, self._set_at = moment, time.monotonic()


class Life:
    """One town with a running bot; `crash` takes its memory away and starts it again on what was on the disk."""

    def __init__(self, disk: Disk, municipality: Municipality) -> None:
        self._disk = disk
        self._municipality = municipality
        self._calls = 0
        self.was_in_flight = 0  #: How many messages were on their way at all crashes together.
        self._deaf = False  # nothing that a dead process still says is heard
        wall = RunningWall(BEGIN)
        self.double = BotApiDouble(clock=wall.read)

        @web.middleware
        async def hear(request: web.Request, handler: Handler) -> web.StreamResponse:
            return web.Response(status=500) if self._deaf else await handler(request)

        self.double.app.middlewares.append(hear)
        self.watchman = Watchman(self.double)
        settings = Settings(bot_token=self.double.token, database_url=disk.url, http_port=0)
        self.town = Town(self.double, settings, municipality, wall)
        self._running = AsyncExitStack()
        self._unsettled = patch("bot.sending.sender.SETTLE", 0.0)  # no limits here that a predecessor may have used up

    async def begin(self) -> None:
        self._unsettled.start()
        await self.double.start()
        self.town.settings = replace(self.town.settings, bot_api_url=self.double.url)
        await settle(self.double, self._disk.url, self._municipality, VOLUNTEERS)
        await self._start()

    async def _start(self) -> None:
        self._database = await self._running.enter_async_context(Database(self._disk.url))
        await self._running.enter_async_context(self.town.bot())

    async def end(self) -> None:
        await self._running.aclose()
        await self.double.stop()
        self._unsettled.stop()

    async def crash(self) -> None:
        """Start again on what is committed at this moment; the old process is heard no more."""
        self._deaf = True
        await self._disk.cut()
        ((in_flight,),) = await rows_in(self._disk.url, IN_FLIGHT)
        self.was_in_flight += int(str(in_flight))
        self.watchman.let_go()
        with patch("bot.runtime.GRACE", 0.0):  # the dead finish nothing that they had in hand
            await self._running.aclose()
        self._deaf = False
        self.town.settings = replace(self.town.settings, database_url=self._disk.url)
        await self._start()

    async def quiet(self) -> None:
        """Wait until what is due has happened and what was said has arrived."""
        await until_done(self.town)

    # -- what people do

    async def call(self, needed: int) -> int:
        """Kaja writes a request, each for a day of its own, and asks everybody at once; gives its number."""
        self._calls += 1
        days_ahead = 2 + self._calls
        async with self.town.database() as database, database.work() as work:
            number = await write_draft(work, self._municipality, "Konsert", needed, self.now, days_ahead=days_ahead)
        self.double.person(KAJA.id, "").press(1, SendToAll(number).pack(), carrying="inaccessible")
        return number

    async def call_and_crash(self, needed: int, moment: Moment) -> int:
        """Kaja sends a request, and the process dies at a moment, or at the end if it does not come."""
        self.watchman.expect(moment)
        number = await self.call(needed)
        came = asyncio.create_task(self.watchman.until_it_comes())
        done = asyncio.create_task(self.quiet())
        await asyncio.wait({came, done}, return_when=asyncio.FIRST_COMPLETED)
        for task in (came, done):
            task.cancel()
        await asyncio.wait({came, done})
        await self.crash()
        return number

    async def stop(self, number: int) -> None:
        """Kaja stops a request. Raises what the action raises."""
        async with self.town.database() as database, database.work() as work:
            await requesting.stop(work, KAJA, number, self.now)

    async def erase(self, who: int) -> None:
        """Somebody is forgotten; those places are looked after, as when they say so themselves."""

        async def forget(work: UnitOfWork) -> None:
            freed = await leaving.forget(work, Person(who, f"Person {who}", "nb"), self.now)
            await tell_about_freed_places(Occasion(work, self._municipality, self.now), freed)

        await self._in_work(forget)

    async def join(self, who: int) -> None:
        await self._in_work(lambda work: volunteer(work, self._municipality, who))

    async def _in_work(self, deed: Callable[[UnitOfWork], Awaitable[object]]) -> None:
        async with self.town.database() as database, database.work() as work:
            await deed(work)

    def press(self, who: int, number: int, *, yes: bool) -> None:
        data = Accept(number).pack() if yes else Decline(number).pack()
        self.double.person(who, "").press(1, data, carrying="inaccessible")

    def flood(self) -> None:
        """The next message meets flood control for a second."""
        self.double.faults.next("sendMessage", Fault.flood(1))

    @property
    def now(self) -> dt.datetime:
        return self.town.now

    async def rows(self, query: str) -> list[tuple[object, ...]]:
        async with self._database.reading() as work:
            return [tuple(row) for row in await work.connection.execute(text(query))]
