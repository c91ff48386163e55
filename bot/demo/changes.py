"""Waiting for something to become true, without sleeping and without polling."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress

_Waiting = set[asyncio.Future[None]]


class Changes:
    """A counter of everything that happened, which others can wait on.

    `tell` is called after each change; whoever waits looks again at once. All of it lives on one event loop,
    so nothing can slip in between looking and waiting. Who cares for one chat only is not woken by the
    others: thousands of people can wait at the same time.
    """

    def __init__(self) -> None:
        self.count = 0
        self.closing = False
        self._waiting: dict[int | None, _Waiting] = defaultdict(set)

    def tell(self, about: int | None = None) -> int:
        """Count one change, wake those it concerns, and give the new count.

        Args:
            about: the chat that changed; None when it was none of the chats.
        """
        self.count += 1
        for topic in {None, about}:
            _wake(self._waiting.pop(topic, set()))
        return self.count

    def close(self) -> None:
        """Let everybody go who waits."""
        self.closing = True
        for topic in list(self._waiting):
            self.tell(topic)

    async def next(self, about: int | None = None) -> None:
        """Wait for the next change, of anything or about one chat."""
        one: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[about].add(one)
        try:
            await one
        finally:
            self._waiting[about].discard(one)

    async def until(
        self,
        true: Callable[[], object],
        timeout: float,  # noqa: ASYNC109 -- it gives an answer, not an exception
        *,
        about: int | None = None,
    ) -> bool:
        """Wait until `true()` holds and give its answer, at the latest when `timeout` seconds have passed.

        When the double closes, the answer is given at once.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                while not (self.closing or true()):
                    await self.next(about)
        return bool(true())


def _wake(waiting: _Waiting) -> None:
    for one in waiting:
        if not one.done():
            one.set_result(None)
