"""When the next message may go: Telegram's published limits as arithmetic on a monotonic clock (seconds)."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

GROUP_WINDOW: Final = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be sent: overall per second, per private chat, per group; margins keep jitter below the limit."""

    per_second: float = 30.0
    chat_interval: float = 1.0
    per_group_minute: int = 20
    margin: float = 1.0125  #: Intervals are this much longer than the limit asks.
    lateness: float = 0.008  #: Seconds that a late send may be caught up by.


class Pacer:
    """Keeps the pace. Sends are evenly spread: a burst would use up the second for everybody else.

    The overall pace is a virtual clock (GCRA): each send books the next interval; a send that came late may be
    caught up by `lateness`, so that the long-run rate holds without exceeding the limit in any one second.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._interval = limits.margin / limits.per_second
        self._next = float("-inf")
        self._paused_until = float("-inf")
        self._chats: dict[int, float] = {}
        self._groups: dict[int, deque[float]] = {}

    def pause(self, until: float) -> None:
        """Send nothing before `until`; a shorter pause never cuts a longer one."""
        self._paused_until = max(self._paused_until, until)

    def pause_chat(self, chat: int, until: float) -> None:
        """Send nothing to one chat before `until`."""
        self._chats[chat] = max(self._chats.get(chat, until), until)

    def wait(self, now: float) -> float:
        """Seconds until anything may be sent; 0 when it may at once."""
        return max(0.0, self._next - self.limits.lateness - now, self._paused_until - now)

    def allowance(self, now: float, most: int) -> int:
        """How many may be sent at this moment, at most `most`."""
        if self.wait(now) > 0:
            return 0
        behind = now + self.limits.lateness - max(self._next, now)
        return min(most, int(behind / self._interval) + 1)

    def is_paused(self, now: float) -> bool:
        """Whether flood control holds everything back."""
        return now < self._paused_until

    def book(self, chat: int, now: float) -> None:
        """Note that a message to `chat` goes out now."""
        self._next = max(self._next, now) + self._interval
        if chat < 0:
            self._groups.setdefault(chat, deque()).append(now)
        else:
            self._chats[chat] = now + self.limits.chat_interval * self.limits.margin

    def busy_chats(self, now: float) -> frozenset[int]:
        """Chats that must wait; forgets those whose time has come."""
        self._chats = {chat: free for chat, free in self._chats.items() if free > now}
        full = {chat for chat in list(self._groups) if not self._group_has_room(chat, now)}
        return frozenset(self._chats) | full

    def next_free_chat(self, now: float) -> float | None:
        """Seconds until the first busy chat is free again; None when none is busy."""
        waits = [free - now for free in self._chats.values()]
        waits += [self._group_wait(times, now) for times in self._groups.values()]
        return max(0.0, min(waits)) if waits else None

    def _group_has_room(self, chat: int, now: float) -> bool:
        times = self._groups[chat]
        while times and times[0] <= now - GROUP_WINDOW * self.limits.margin:
            times.popleft()
        if not times:
            del self._groups[chat]
        return len(times) < self.limits.per_group_minute

    def _group_wait(self, times: deque[float], now: float) -> float:
        full = len(times) >= self.limits.per_group_minute
        return times[0] + GROUP_WINDOW * self.limits.margin - now if full else GROUP_WINDOW
