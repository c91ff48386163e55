"""How many messages the other side may count within one second, whatever held them up; times are monotonic seconds."""

from __future__ import annotations

from collections import deque
from statistics import median_low
from typing import Final

SECOND: Final = 1.007  #: A second as the limits count it, and what networks may add.
ANSWERS: Final = 32  #: Of so many, the median tells how long an answer usually takes.
LOOK_AGAIN: Final = 0.05  #: Seconds until the next look, when all that counts is on its way.


class Window:
    """The messages that may count towards this second: those on their way, and those that came in a moment ago.

    When a message came in, only the other side knows. It counts from when it left, and as much later as its answer
    took longer than answers usually take: a message held up must not meet those that left a second after it.
    """

    def __init__(self, most: float) -> None:
        self._most = max(1.0, most)
        self._on_the_way: dict[int, float] = {}  # when it left, by chat
        self._counted: deque[float] = deque()
        self._took: list[float] = []
        self._usual = 0.0

    def wait(self, now: float) -> float:
        """Seconds until one more may leave; 0 when it may at once."""
        while self._counted and self._counted[0] <= now - SECOND:
            self._counted.popleft()
        if len(self._on_the_way) + len(self._counted) < self._most:
            return 0.0
        return self._counted[0] + SECOND - now if self._counted else LOOK_AGAIN

    def leave(self, chat: int, now: float) -> None:
        """A message to `chat` is on its way; there is one at a time to each."""
        self._on_the_way[chat] = now

    def stay(self, chat: int) -> None:
        """The message to `chat` did not leave after all."""
        self._on_the_way.pop(chat, None)

    def come_in(self, chat: int, now: float) -> None:
        """The message to `chat` was answered at `now`, or given up; what never left counts for nothing."""
        left = self._on_the_way.pop(chat, None)
        if left is None:
            return
        took = now - left
        self._counted.append(left + max(0.0, took - self._usual))
        self._took.append(took)
        if len(self._took) == ANSWERS:
            self._usual = median_low(self._took)
            self._took.clear()
