"""The whole bot on PostgreSQL, and ways to take the database away from it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db import Database
from domain.hubs import Municipality
from tests.bot.conftest import impatient
from tests.conftest import Town, town_that_keeps
from tests.db.conftest import PostgreSQL, postgresql
from tests.faults.meanwhile import Meanwhile
from tests.faults.proxy import Proxy

__all__ = ["impatient", "postgresql"]


@pytest.fixture
async def address(postgresql: PostgreSQL) -> AsyncIterator[str]:
    """A database of its own without rows."""
    async with postgresql.lent() as url:
        yield url


@pytest.fixture
async def one(address: str) -> AsyncIterator[Database]:
    """One process."""
    async with Database(address) as database:
        yield database


@pytest.fixture
async def meanwhile(address: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Meanwhile]:
    """Another process at the same database."""
    async with Database(address) as two:
        yield Meanwhile(monkeypatch, two)


@pytest.fixture
async def proxy(address: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Proxy]:
    """A door in front of PostgreSQL that can shut at the worst moment."""
    async with Proxy(address, Path(tmp_path_factory.mktemp("p"))) as proxy:
        yield proxy


@pytest.fixture
async def postgresql_town(address: str, packaged: Municipality, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    """A town whose bot keeps everything in PostgreSQL, and is not running yet."""
    async with town_that_keeps(address, packaged, monkeypatch) as town:
        yield town
