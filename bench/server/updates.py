"""What Telegram has for the bot: updates handed out by long polling and confirmed by the next offset."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, Final

import orjson

from bench.server.connection import Answer

BATCH: Final = 100  #: Updates in one answer, at most; Telegram's own limit.


class Updates:
    """The queue of updates and the poll that waits for it; `on_handed` hears when an update leaves first."""

    def __init__(self, on_handed: Callable[[int], None]) -> None:
        self._on_handed = on_handed
        self._waiting: deque[tuple[int, bytes]] = deque()
        self._number = 1000
        self._handed = 0  # the newest update that has left
        self._poll: Answer | None = None
        self._end: asyncio.TimerHandle | None = None

    def put(self, update: dict[str, Any]) -> int:
        """Queue an update under a fresh id, and hand it out when somebody polls."""
        self._number += 1
        self._waiting.append((self._number, orjson.dumps({"update_id": self._number, **update})))
        if self._poll is not None:
            asyncio.get_running_loop().call_soon(self._hand_out)
        return self._number

    def poll(self, offset: int, seconds: float, answer: Answer) -> None:
        """Answer a getUpdates: at once when there is something, else when there is, or after `seconds`."""
        while self._waiting and self._waiting[0][0] < offset:
            self._waiting.popleft()
        self._close([])
        self._poll = answer
        if self._waiting:
            self._hand_out()
        else:
            self._end = asyncio.get_running_loop().call_later(seconds, self._close, [])

    def _hand_out(self) -> None:
        if self._poll is None or not self._waiting:
            return
        batch = [self._waiting[index] for index in range(min(BATCH, len(self._waiting)))]
        for number, _ in batch:
            if number > self._handed:
                self._handed = number
                self._on_handed(number)
        self._close([body for _, body in batch])

    def _close(self, bodies: list[bytes]) -> None:
        if self._end is not None:
            self._end.cancel()
            self._end = None
        if self._poll is not None:
            answer, self._poll = self._poll, None
            answer(b'{"ok":true,"result":[' + b",".join(bodies) + b"]}")
