"""The demo's clock: real time, or real time from another day."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


def _real() -> datetime:
    return datetime.now(UTC)


class DemoClock:
    """A clock that can be moved and runs on from there.

    Args:
        real: gives the real time; aware.
    """

    def __init__(self, real: Callable[[], datetime] = _real) -> None:
        self._real = real
        self._moved_by = timedelta()

    @property
    def moved(self) -> bool:
        """Whether the clock shows another time than the real one."""
        return self._moved_by != timedelta()

    def now(self) -> datetime:
        """Give the time on the clock, in Europe/Oslo."""
        return (self._real().astimezone(UTC) + self._moved_by).astimezone(OSLO)

    def move_to(self, moment: datetime) -> None:
        """Set the clock; a time without a zone is Norwegian time."""
        aware = moment.replace(tzinfo=OSLO) if moment.tzinfo is None else moment
        self._moved_by = aware.astimezone(UTC) - self._real().astimezone(UTC)

    def back_to_real(self) -> None:
        """Show the real time again."""
        self._moved_by = timedelta()
