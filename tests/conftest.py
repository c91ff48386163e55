"""A small town to test in: the Bot API double, the real bot behind it on a real SQLite file, and people who chat."""

from __future__ import annotations

import asyncio
import datetime as dt
import shutil
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from bot.clock import Clock
from bot.demo.double import BotApiDouble
from bot.logs import set_up_logs
from bot.register import Register
from bot.runtime import Runtime
from bot.settings import Settings
from db import Database, sqlite
from db.schema import migrate
from domain import hubfile
from domain.hubs import Municipality
from domain.pacing import Limits
from tests.chat import Chat, Talker
from tests.thrift import (
    compiled_once,
    pytest_asyncio_loop_factories,
    pytest_collection_finish,
    pytest_collection_modifyitems,
)

__all__ = [
    "compiled_once",
    "pytest_asyncio_loop_factories",
    "pytest_collection_finish",
    "pytest_collection_modifyitems",
]

OSLO = ZoneInfo("Europe/Oslo")
MONDAY = dt.datetime(2026, 11, 23, 12, 0, tzinfo=OSLO)
OWNER_ID = 9001
UNHURRIED = Limits(per_second=100_000, chat_interval=0, per_group_minute=100_000)
"""No pacing: chats in tests need not wait a second between two lines."""


@dataclass
class Wall:
    """A clock that stands still until a test moves it."""

    moment: dt.datetime

    def read(self) -> dt.datetime:
        return self.moment


@dataclass(repr=False)  # asyncio tells what its tasks give, and that would be the whole register
class Town:
    """Everything a test may look at or move."""

    double: BotApiDouble
    settings: Settings
    municipality: Municipality
    wall: Wall
    limits: Limits = UNHURRIED
    chat: Chat = field(init=False)

    def __post_init__(self) -> None:
        self.chat = Chat(self.double)

    @property
    def now(self) -> dt.datetime:
        return self.wall.moment

    @now.setter
    def now(self, moment: dt.datetime) -> None:
        self.wall.moment = moment

    @property
    def database_file(self) -> Path:
        return Path(self.settings.database_url.partition("///")[2])

    def person(self, name: str, *, language: str = "nb", **more: Any) -> Talker:
        """Somebody new in town."""
        return self.chat.person(name, language=language, **more)

    def owner(self, *, language: str = "nb") -> Talker:
        """Whoever owns the bot."""
        return self.chat.person("Eira Eier", language=language, id=OWNER_ID)

    @asynccontextmanager
    async def bot(self, ticks_every: float = 0.05) -> AsyncIterator[Runtime]:
        """The bot, running; leaving ends it in order."""
        register = Register(self.municipality, "test")
        runtime = Runtime(
            self.settings, Clock(now=lambda: self.now), register, limits=self.limits, ticks_every=ticks_every
        )
        running = asyncio.create_task(runtime.run())
        ready = asyncio.create_task(runtime.ready.wait())
        await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        try:
            yield runtime
        finally:
            runtime.stop()
            await running

    @asynccontextmanager
    async def database(self) -> AsyncIterator[Database]:
        """A second look at the database, through a connection of its own."""
        async with Database(self.settings.database_url) as database:
            yield database


def without_rest(municipality: Municipality) -> Municipality:
    """The same municipality, where people may be called at any hour and as often as anybody likes."""
    limits = replace(municipality.limits, quiet_from=0, quiet_until=0, calls_per_week=50)
    return replace(municipality, limits=limits)


@pytest.fixture(scope="session", autouse=True)
def logs() -> None:
    """As the bot logs: without texts and without the frames of a failure."""
    set_up_logs("INFO", "json")


@pytest.fixture(scope="session")
def packaged() -> Municipality:
    return hubfile.read(hubfile.packaged())


@pytest.fixture(scope="session")
def newest_schema(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with every migration and no rows; tests copy it, for migrating takes a fifth of a second."""
    file = tmp_path_factory.mktemp("schema") / "town.db"
    with ThreadPoolExecutor(1) as threads:  # a loop may be running in this one
        threads.submit(asyncio.run, _migrated(file)).result()
    return file


async def _migrated(file: Path) -> None:
    async with Database(f"sqlite+aiosqlite:///{file}") as database:
        await migrate(database)


@pytest.fixture
def town_file(newest_schema: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database with the newest schema and nothing in it; nobody waits for the disk, for nobody pulls the plug."""
    unsynced = tuple(pragma.replace("synchronous=FULL", "synchronous=OFF") for pragma in sqlite.PRAGMAS)
    monkeypatch.setattr(sqlite, "PRAGMAS", unsynced)
    return Path(shutil.copyfile(newest_schema, tmp_path / "town.db"))


@pytest.fixture(scope="session")
def sleepless(packaged: Municipality) -> Municipality:
    """A municipality without quiet hours, for tests that run by the real clock."""
    return without_rest(packaged)


@asynccontextmanager
async def town_that_keeps(url: str, municipality: Municipality, patch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    """A town that keeps everything in a database; its bot is not running yet."""
    patch.setattr("bot.sending.sender.SETTLE", 0.0)  # no limits here that a predecessor may have used up
    wall = Wall(MONDAY)
    double = BotApiDouble(clock=wall.read)
    await double.start()
    settings = Settings(
        bot_token=double.token,
        bot_api_url=double.url,
        database_url=url,
        owner_ids=frozenset({OWNER_ID}),
        http_port=0,
    )
    yield Town(double, settings, municipality, wall)
    await double.stop()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/journeys --engine postgresql` plays every journey on PostgreSQL."""
    parser.addoption("--engine", choices=("sqlite", "postgresql"), default="sqlite", help="what journeys are kept in")


@pytest.fixture
async def quiet_town(town_file: Path, packaged: Municipality, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    """A town whose bot is not running yet."""
    async with town_that_keeps(f"sqlite+aiosqlite:///{town_file}", packaged, monkeypatch) as town:
        yield town


@pytest.fixture
async def town(quiet_town: Town) -> AsyncIterator[Town]:
    """A town whose bot is running."""
    async with quiet_town.bot():
        yield quiet_town
