"""The spine on its own: loops under test, each with the double or a small stand-in for its neighbour."""

import asyncio
import datetime as dt
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest

from bot.clock import Clock
from bot.demo.double import BotApiDouble
from bot.demo.limits import PublishedLimits
from bot.leadership import Term
from bot.sending.aftermath import Aftermath
from bot.sending.sender import Sender
from bot.supervision.metrics import Metrics
from bot.transport import Transport
from db import Database, UnitOfWork
from db.delivery.claims import Parcel
from domain.letters import Lane
from domain.pacing import Limits, Pacer


def utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@pytest.fixture
async def double() -> AsyncIterator[BotApiDouble]:
    """Telegram, as strict about its limits as it says."""
    double = BotApiDouble(clock=utc_now, limits=PublishedLimits(chat_burst=1))
    await double.start()
    yield double
    await double.stop()


@pytest.fixture
async def transport(double: BotApiDouble) -> AsyncIterator[Transport]:
    transport = Transport(double.url, double.token)
    await transport.initialize()
    yield transport
    await transport.shutdown()


@pytest.fixture
async def database(town_file: Path) -> AsyncIterator[Database]:
    async with Database(f"sqlite+aiosqlite:///{town_file}") as database:
        yield database


@asynccontextmanager
async def running(loop: Any, *given: Any) -> AsyncIterator[None]:
    """A loop of the spine at work; leaving ends it in order, or at once when it knows no order."""
    task = asyncio.create_task(loop.run(*given))
    try:
        yield
    finally:
        if hasattr(loop, "stop"):
            loop.stop()
        else:
            task.cancel()
        await asyncio.wait({task})
        if not task.cancelled():
            task.result()


class Unchallenged(Term):
    """A term that nobody takes over."""

    async def demand(self, work: UnitOfWork) -> None:
        """Nothing is demanded."""


class WatchedSender(Sender):
    """A sender that tells when it has marked something."""

    def __init__(
        self,
        transport: Transport,
        database: Database,
        limits: Limits,
        aftermath: Aftermath | None = None,
        metrics: Metrics | None = None,
    ) -> None:
        clock = Clock(now=utc_now)
        super().__init__(transport, database, clock, Pacer(limits), Unchallenged(1, "me", clock), aftermath, metrics)
        self.marked = asyncio.Event()
        self.watched = database

    async def _round(self) -> list[tuple[Parcel, float]]:
        parcels = await super()._round()
        self.marked.set()
        return parcels

    async def until_done(self) -> None:
        """Work until nothing waits any more."""
        async with running(self), asyncio.timeout(40):
            while await rows(self.watched, "SELECT 1 FROM outbox WHERE state IN ('pending', 'sending') LIMIT 1"):
                await self.marked.wait()
                self.marked.clear()


def new_sender(transport: Transport, database: Database, *, limits: Limits | None = None) -> WatchedSender:
    return WatchedSender(transport, database, limits or Limits())


@pytest.fixture
def sender(transport: Transport, database: Database) -> WatchedSender:
    return new_sender(transport, database)


async def put(database: Database, chats: Sequence[int], text: str = "hei", *, lane: Lane = Lane.INTERACTIVE) -> None:
    """Lay messages into the outbox."""
    async with database.work() as work:
        for chat in chats:
            await work.outbox.put(chat, "sendMessage", {"text": text}, utc_now())
            await work.connection.exec_driver_sql("UPDATE outbox SET lane = ? WHERE chat_id = ?", (lane.value, chat))


async def rows(database: Database, query: str) -> list[tuple[Any, ...]]:
    """What lies in the database, read past the repositories."""
    async with database.work() as work:
        return [tuple(row) for row in await work.connection.exec_driver_sql(query)]


async def states(database: Database) -> dict[int, str]:
    """Chat id and state of everything in the outbox."""
    return dict(await rows(database, "SELECT chat_id, state FROM outbox"))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loops that try again soon, and SQLite that does not wait for locks."""
    monkeypatch.setattr("bot.receiving.ingest.BACKOFF", (0.02,))
    monkeypatch.setattr("bot.receiving.lanes.RETRY_AFTER", (0.0, 0.0))
    for module in ("receiving.lanes", "sending.sender"):
        monkeypatch.setattr(f"bot.{module}.OUTAGE_PAUSE", 0.02)
    pragmas = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON", "PRAGMA busy_timeout=5")
    monkeypatch.setattr("db.sqlite.PRAGMAS", pragmas)


@asynccontextmanager
async def locked(file: str | None) -> AsyncIterator[None]:
    """Another process holds the database's lock."""
    with closing(sqlite3.connect(file or "", isolation_level=None, check_same_thread=False)) as other:
        await asyncio.to_thread(other.execute, "BEGIN EXCLUSIVE")  # whoever writes now must be able to go on
        yield


def people(double: BotApiDouble, *numbers: int) -> list[int]:
    return [double.person(number, f"Person {number}", started=True).id for number in numbers]


def texts(double: BotApiDouble, chat: int) -> list[str]:
    return [message.text for message in double.sent if message.chat_id == chat]
