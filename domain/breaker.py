"""A circuit breaker: when the other side fails again and again, it is left alone for a while, then asked carefully."""

from __future__ import annotations

from typing import Final

OPENS_AT: Final = 5  #: Failures in a row.
PAUSES: Final = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)  #: Seconds; each failed question makes the next pause longer.


class Breaker:
    """Counts failures in a row. Open means: ask nothing before `opened_until`, then ask one harmless question."""

    def __init__(self) -> None:
        self._failures = 0
        self._pauses = 0
        self._until = float("-inf")

    @property
    def is_open(self) -> bool:
        """Whether nothing but a harmless question may be asked."""
        return self._pauses > 0

    def wait(self, now: float) -> float:
        """Seconds until the question may be asked; 0 when closed."""
        return max(0.0, self._until - now) if self.is_open else 0.0

    def succeeded(self) -> None:
        """Hear of an answer: everything may go again."""
        self._failures = self._pauses = 0

    def failed(self, now: float) -> bool:
        """Hear of a failure; True when this one opens the circuit or keeps it open."""
        self._failures += 1
        if self.is_open and now < self._until:
            return False  # it was on its way when the circuit opened
        if not self.is_open and self._failures < OPENS_AT:
            return False
        self._until = now + PAUSES[min(self._pauses, len(PAUSES) - 1)]
        self._pauses += 1
        return True
