"""What the many towns of one test process share, so that each costs less, and in what order they come."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from sqlalchemy.util import LRUCache

from db import Database

STATEMENTS = 2000
"""How many are kept compiled; the whole house has some hundreds on each engine."""


def pytest_asyncio_loop_factories(item: pytest.Item) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Tests run on the loop that the bot runs on; where power is cut, on one that closes whatever is left open."""
    if "crashes" in item.path.parts:
        return {"as the bot": asyncio.new_event_loop}
    return {"as the bot": _fastest_loop()}


def _fastest_loop() -> Callable[[], asyncio.AbstractEventLoop]:
    try:
        from uvloop import new_event_loop  # noqa: PLC0415 -- it does not exist for every system
    except ImportError:
        return asyncio.new_event_loop
    return new_event_loop


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those that may take longest begin first, so that at the end nobody waits for one of them."""
    items.sort(key=lambda item: item.get_closest_marker("timeout") is None)


def pytest_collection_finish() -> None:
    """What has been loaded by now stays to the end: the garbage collector need not look at it again and again."""
    gc.collect()
    gc.freeze()


class Compiled(LRUCache[Any, Any]):
    """Statements by all but their dialect's identity: every database of one kind is spoken to alike."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(_of_its_kind(key), default)

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__(_of_its_kind(key), value)


def _of_its_kind(key: Any) -> Any:
    dialect, *rest = key
    return (dialect.name, *rest)


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Each statement is compiled once a process, not once for each of the hundreds of databases in it."""
    opened, compiled = Database.__init__, Compiled(STATEMENTS)

    def open_sharing(database: Database, url: str) -> None:
        opened(database, url)
        database.engine.sync_engine.update_execution_options(compiled_cache=compiled)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Database, "__init__", open_sharing)
        yield
