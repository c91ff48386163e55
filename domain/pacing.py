"""When the next message may go: Telegram's published limits as arithmetic on a monotonic clock (seconds)."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import Final

from domain.window import Window

GROUP_WINDOW: Final = 60.0  #: Seconds within which the messages to a group are counted.
FREE: Final = 30.0  #: Messages a second that cost nothing.
PAID: Final = 1000.0  #: Messages a second that can be bought.
IN_FLIGHT: Final = 8  #: Messages on their way at once, at the free pace.
SLOWEST: Final = 8.0  #: How many times slower than the limit repeated flood control can make it.
EASE_EVERY: Final = 10.0  #: Seconds between two steps back to full pace.
EASE_BY: Final = 0.75  #: What each step leaves of the slowness.
SAME_FLOOD: Final = 1.0  #: Seconds by which a pause must be longer to count as a new refusal.


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be sent: overall, per private chat, per group; margins keep jitter below the limit."""

    per_second: float = FREE  #: Messages to everybody together.
    chat_interval: float = 1.0  #: Seconds between two messages to one chat.
    chat_margin: float = 1.05  #: As `margin`, for one chat: nobody notices it there, and networks jitter more.
    per_group_minute: int = 20  #: Messages to one group.
    margin: float = 1.015  #: Intervals are this much longer than the limit asks.
    in_flight: int = IN_FLIGHT  #: Messages on their way at once.
    claimed: int = IN_FLIGHT  #: Messages claimed whose end is not recorded; what a killed process may send twice.
    is_paid: bool = False  #: Messages beyond the free limits are paid for.

    @classmethod
    def at_rate(cls, per_second: float) -> Limits:
        """The limits at another rate: beyond the free one, what goes out in 0.3 seconds may be claimed at once.

        Two thirds of it may be on the way, so that the disk, which records the rest, never keeps the line idle.
        """
        if per_second <= FREE:
            return cls(per_second=per_second)
        in_flight = max(IN_FLIGHT, math.ceil(0.2 * per_second))
        return cls(per_second=per_second, in_flight=in_flight, claimed=math.ceil(0.3 * per_second), is_paid=True)


class Pacer:
    """Keeps the pace. Sends are evenly spread: a burst would use up the second for everybody else.

    The overall pace is a row of moments, an interval apart. Messages are given theirs a little ahead, so that what
    it takes to claim one does not slow the row down; moments that pass unused are not made up for.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._ideal = limits.margin / limits.per_second
        self._slowness = 1.0  # 1 at full pace
        self._ease_at = float("-inf")
        self._next = float("-inf")
        self._paused_until = float("-inf")
        self._chats: dict[int, float] = {}
        self._groups: dict[int, deque[float]] = {}
        self._window = Window(limits.per_second)

    def pause(self, until: float) -> None:
        """Send nothing before `until`; a shorter pause never cuts a longer one."""
        self._paused_until = max(self._paused_until, until)

    def slow_down(self, until: float) -> None:
        """After flood control: nothing before `until`, then half the pace, recovering step by step.

        Messages that were refused in the same moment slow it down once.
        """
        if until > self._paused_until + SAME_FLOOD:
            self._slowness = min(self._slowness * 2, SLOWEST)
        self.pause(until)
        self._ease_at = self._paused_until + EASE_EVERY

    def rate(self, now: float) -> float:
        """Messages a second that may go out now; 0 while paused."""
        return 0.0 if self.is_paused(now) else self.limits.margin / self._interval(now)

    def _interval(self, now: float) -> float:
        if self._slowness > 1 and now >= self._ease_at:
            self._slowness = max(1.0, self._slowness * EASE_BY)
            self._ease_at = now + EASE_EVERY
        return self._ideal * self._slowness

    def pause_chat(self, chat: int, until: float) -> None:
        """Send nothing to one chat before `until`."""
        self._chats[chat] = max(self._chats.get(chat, until), until)

    def wait(self, now: float) -> float:
        """Seconds until anything may be sent; 0 when it may at once."""
        return self._first(now) - now

    def allowance(self, now: float, most: int, ahead: float = 0.0) -> int:
        """How many may go from now until `ahead` seconds from now, at most `most`."""
        room = now + ahead - self._first(now)
        return min(most, int(room / self._interval(now)) + 1) if room >= 0 else 0

    def _first(self, now: float) -> float:
        """The first moment at which anything may go."""
        return max(self._next, self._paused_until, now)

    def rest(self, now: float) -> float:
        """How many seconds everything is held back; 0 when nothing is."""
        return max(0.0, self._paused_until - now)

    def is_paused(self, now: float) -> bool:
        """Whether everything is held back: by flood control, for want of a network, or for another's last messages."""
        return now < self._paused_until

    def book(self, chat: int, now: float) -> float:
        """Give a message to `chat` the first free moment, and return it; the next one comes an interval later."""
        at = self._first(now)
        self._next = at + self._interval(now)
        if chat < 0:
            self._groups.setdefault(chat, deque()).append(at)
        else:
            self._keep_busy(chat, at)
        return at

    def _keep_busy(self, chat: int, at: float) -> None:
        self._chats[chat] = at + self.limits.chat_interval * self.limits.chat_margin

    def depart(self, chat: int, now: float) -> float:
        """Let a message go, or say how many seconds it must wait because others went later than they were given.

        Whatever held them up, here or on their way, no second has more messages than the limit allows.
        """
        if wait := self._window.wait(now):
            return wait
        self._window.leave(chat, now)
        if chat > 0:
            self._keep_busy(chat, now)
        return 0.0

    def stay(self, chat: int) -> None:
        """A message that was let go stays here after all."""
        self._window.stay(chat)

    def arrive(self, chat: int, now: float) -> None:
        """A message that was let go has been answered, or given up."""
        self._window.come_in(chat, now)

    def note_group(self, chat: int, at: float) -> None:
        """Note that a group was sent something at `at`, before this pacer kept count."""
        self._groups.setdefault(chat, deque()).append(at)

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
