"""What arrived and when, and whether Telegram's published limits were kept."""

from __future__ import annotations

from collections import deque
from typing import Final

PER_SECOND: Final = 30
CHAT_SECONDS: Final = 1.0


class Ledger:
    """Notes each message (sent or edited); times are seconds on the machine's monotonic clock."""

    def __init__(self) -> None:
        self.too_many_a_second = 0  #: Messages that were the 31st or later within less than a second.
        self.tightest = float("inf")  #: The shortest time from a message to the 30th after it.
        self.too_soon_in_chat = 0  #: Messages less than a second after the one before in the same chat.
        self.arrivals: list[tuple[float, int]] = []  #: Moment and chat of each message.
        self._latest: deque[float] = deque(maxlen=PER_SECOND)
        self._chats: dict[int, float] = {}

    def note(self, chat: int, now: float) -> None:
        """Take one message down."""
        if len(self._latest) == PER_SECOND:
            window = now - self._latest[0]
            self.tightest = min(self.tightest, window)
            self.too_many_a_second += window < 1
        self._latest.append(now)
        if now - self._chats.get(chat, float("-inf")) < CHAT_SECONDS:
            self.too_soon_in_chat += 1
        self._chats[chat] = now
        self.arrivals.append((now, chat))
