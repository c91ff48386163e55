"""Every await of the running bot, seen from outside: each step of each of its tasks is told to a watcher."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

_WATCHER: contextvars.ContextVar[Callable[[], None] | None] = contextvars.ContextVar("watcher", default=None)
"""Inherited by every task that a watched task starts; what others run in the same loop is not watched."""


class _Steps(Coroutine[Any, Any, Any]):
    """A coroutine that tells the watcher before it goes on."""

    def __init__(self, inner: Coroutine[Any, Any, Any], watcher: Callable[[], None]) -> None:
        self._inner = inner
        self._watcher = watcher

    def send(self, value: Any) -> Any:
        self._watcher()
        return self._inner.send(value)

    def throw(self, *error: Any) -> Any:
        self._watcher()
        return self._inner.throw(*error)

    def close(self) -> None:
        self._inner.close()

    def __await__(self) -> Any:
        return self._inner.__await__()


def _task(loop: asyncio.AbstractEventLoop, coroutine: Any, **more: Any) -> asyncio.Task[Any]:
    watcher = _WATCHER.get()
    watched = _Steps(coroutine, watcher) if watcher is not None else coroutine
    return asyncio.Task(watched, loop=loop, **more)


@contextmanager
def watching(watcher: Callable[[], None]) -> Iterator[None]:
    """Tell `watcher` of every step of the tasks started in here, and of all tasks that those start."""
    loop = asyncio.get_running_loop()
    before = loop.get_task_factory()
    loop.set_task_factory(_task)
    token = _WATCHER.set(watcher)
    try:
        yield
    finally:
        _WATCHER.reset(token)
        loop.set_task_factory(before)
