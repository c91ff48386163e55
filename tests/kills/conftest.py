import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo.double import BotApiDouble
from bot.demo.limits import PublishedLimits
from tests.db.conftest import postgresql
from tests.kills.moments import Watchman
from tests.kills.process import Machine

__all__ = ["postgresql"]


@pytest.fixture
def unstarted() -> BotApiDouble:
    """Telegram, as strict about its limits as it says, before its door opens."""
    return BotApiDouble(clock=lambda: dt.datetime.now(dt.UTC), limits=PublishedLimits(chat_burst=5))


@pytest.fixture
def watchman(unstarted: BotApiDouble) -> Watchman:
    return Watchman(unstarted)


@pytest.fixture
async def machine(unstarted: BotApiDouble, watchman: Watchman, tmp_path: Path) -> AsyncIterator[Machine]:
    assert watchman is not None  # it stands at the door before the door opens
    await unstarted.start()
    yield Machine(unstarted, tmp_path)
    await unstarted.stop()
