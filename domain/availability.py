"""When it suits a volunteer: the week in 21 parts, a bit for each; no bit at all means any time."""

from __future__ import annotations

import datetime as dt
from typing import Final

NOON: Final = dt.time(12)
EVENING: Final = dt.time(17)
PARTS_A_DAY: Final = 3
ALL: Final = (1 << 7 * PARTS_A_DAY) - 1


def bit(weekday: int, part: int) -> int:
    """The bit of a part (0 until 12, 1 until 17, 2 after) of a day (0 is Monday)."""
    return 1 << weekday * PARTS_A_DAY + part


def parts_of(day: dt.date, starts: dt.time, ends: dt.time) -> int:
    """The parts of the week that an activity touches; what goes on past midnight belongs to the evening it began in."""
    first = (starts >= NOON) + (starts >= EVENING)
    last = PARTS_A_DAY - 1 if ends <= starts else (ends > NOON) + (ends > EVENING)
    return sum(bit(day.weekday(), part) for part in range(first, last + 1))
