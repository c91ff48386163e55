from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.demo.double import BotApiDouble
from bot.demo.people import Person
from tests.bot.demo.api import Api, StoppedClock


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
async def double(clock: StoppedClock) -> AsyncIterator[BotApiDouble]:
    double = BotApiDouble(clock=clock.now, monotonic=clock.monotonic)
    await double.start()
    yield double
    await double.stop()


@pytest.fixture
async def api(double: BotApiDouble) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession() as session:
        yield Api(double, session)


@pytest.fixture
def kari(double: BotApiDouble) -> Person:
    return double.person(7, "Kari", started=True)
