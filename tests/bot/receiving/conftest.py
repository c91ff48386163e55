"""Lanes, and the diary of what they have worked."""

import pytest

from bot.clock import Clock
from bot.receiving.lanes import Lanes
from db import Database
from tests.bot.conftest import utc_now
from tests.bot.diary import Diary


@pytest.fixture
def diary() -> Diary:
    return Diary()


@pytest.fixture
def lanes(database: Database, diary: Diary) -> Lanes:
    return Lanes(database, diary, Clock(now=utc_now))
