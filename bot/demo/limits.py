"""The limits Telegram publishes, measured at the door."""

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.demo.records import Violation


@dataclass(frozen=True, kw_only=True)
class PublishedLimits:
    """What Telegram says a bot may send. Sends and edits count alike."""

    per_second: int = 30
    """Over all chats, in any sliding second."""
    per_chat: float = 1.0
    """A second, to one private chat."""
    chat_burst: int = 5
    """So many at once to one private chat, after a pause, before `per_chat` bites."""
    per_group_per_minute: int = 20


class Meter:
    """Counts what is sent and tells what came too soon.

    Args:
        limits: what is allowed.
        monotonic: seconds that never jump.
    """

    def __init__(self, limits: PublishedLimits, monotonic: Callable[[], float]) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._overall: deque[float] = deque()
        self._groups: dict[int, deque[float]] = defaultdict(deque)
        self._private: dict[int, tuple[float, float]] = {}

    def measure(self, method: str, chat_id: int, *, enforced: bool) -> Violation | None:
        """Count one send or edit; give the violation, if it is one.

        Args:
            method: its name.
            chat_id: negative for a group.
            enforced: a violation is turned away, so it does not count as sent.
        """
        now = self._monotonic()
        waits = {
            "overall": _window_wait(self._overall, now, 1.0, self._limits.per_second),
            "group": self._group_wait(chat_id, now),
            "chat": self._private_wait(chat_id, now),
        }
        limit = max(waits, key=lambda name: waits[name])
        violated = waits[limit] > 0
        if not (violated and enforced):
            self._count(chat_id, now)
        if not violated:
            return None
        retry_after = max(1, math.ceil(waits[limit]))
        return Violation(at=now, method=method, chat_id=chat_id, limit=limit, retry_after=retry_after)

    def _group_wait(self, chat_id: int, now: float) -> float:
        if chat_id > 0:
            return 0.0
        return _window_wait(self._groups[chat_id], now, 60.0, self._limits.per_group_per_minute)

    def _private_wait(self, chat_id: int, now: float) -> float:
        if chat_id < 0:
            return 0.0
        return max(0.0, (1 - self._left(chat_id, now)) / self._limits.per_chat)

    def _left(self, chat_id: int, now: float) -> float:
        left, then = self._private.get(chat_id, (float(self._limits.chat_burst), now))
        # a hair of tolerance, for sums of floating seconds
        return min(self._limits.chat_burst, left + (now - then) * self._limits.per_chat + 1e-9)

    def _count(self, chat_id: int, now: float) -> None:
        self._overall.append(now)
        if chat_id < 0:
            self._groups[chat_id].append(now)
        else:
            self._private[chat_id] = (max(0.0, self._left(chat_id, now) - 1), now)


def _window_wait(sent: deque[float], now: float, seconds: float, most: int) -> float:
    while sent and now - sent[0] >= seconds:
        sent.popleft()
    if len(sent) < most:
        return 0.0
    return sent[len(sent) - most] + seconds - now
