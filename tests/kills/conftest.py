import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo.double import BotApiDouble
from bot.demo.limits import PublishedLimits
from tests.kills.process import Machine


@pytest.fixture
async def machine(tmp_path: Path) -> AsyncIterator[Machine]:
    double = BotApiDouble(clock=lambda: dt.datetime.now(dt.UTC), limits=PublishedLimits(chat_burst=5))
    await double.start()
    yield Machine(double, tmp_path)
    await double.stop()
