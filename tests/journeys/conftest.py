"""Towns of journeys, on either engine, and what journeys through a backup begin with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.hubs import Municipality
from tests.conftest import Town, town_that_keeps
from tests.db.conftest import lent, postgresql

__all__ = ["postgresql"]


@pytest.fixture
def engine(pytestconfig: pytest.Config) -> str:
    """What the town is kept in; journeys that need one of the two, or are played on both, name it themselves."""
    return str(pytestconfig.getoption("engine"))


@pytest.fixture
async def address(engine: str, request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """A database of its own without rows."""
    async with lent(engine, request) as url:
        yield url


@pytest.fixture
async def quiet_town(address: str, packaged: Municipality, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    """A town whose bot is not running yet."""
    async with town_that_keeps(address, packaged, monkeypatch) as town:
        yield town


@pytest.fixture
async def resting_town(quiet_town: Town) -> Town:
    """A town whose bot has run before and does not now."""
    async with quiet_town.bot():
        return quiet_town


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backup.gz"
