"""The Norwegian year: Easter, public holidays and the eves on which many places keep shorter hours."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_FROM_EASTER: Final = {
    "palm_sunday": -7,
    "maundy_thursday": -3,
    "good_friday": -2,
    "easter_day": 0,
    "easter_monday": 1,
    "ascension_day": 39,
    "whit_sunday": 49,
    "whit_monday": 50,
}
_FIXED: Final = {
    "new_years_day": (1, 1),
    "labour_day": (5, 1),
    "constitution_day": (5, 17),
    "christmas_day": (12, 25),
    "boxing_day": (12, 26),
}
_ORDINARY: Final = {
    "day_before_christmas_eve": (12, 23),
    "third_day_of_christmas": (12, 27),
    "fourth_day_of_christmas": (12, 28),
}
"""Days with a name and no custom of shorter hours."""

_EVES_FROM_EASTER: Final = {"wednesday_before_easter": -4, "easter_saturday": -1, "whit_saturday": 48}
_EVES_FIXED: Final = {"christmas_eve": (12, 24), "new_years_eve": (12, 31)}

HOLIDAYS: Final = (*(name for name in _FROM_EASTER if name != "palm_sunday"), *_FIXED)
EVES: Final = (*_EVES_FROM_EASTER, *_EVES_FIXED)
"""Half-days by custom: what holds there is a place's own choice and is asked for, never assumed."""


@dataclass(frozen=True)
class Days:
    """A stretch of days, both ends included."""

    first: dt.date
    last: dt.date

    @property
    def is_one(self) -> bool:
        """Whether this is a single day."""
        return self.first == self.last

    def each(self) -> tuple[dt.date, ...]:
        """All days of the stretch, in order."""
        if self.is_one:
            return (self.first,)
        return tuple(self.first + dt.timedelta(days=n) for n in range((self.last - self.first).days + 1))


def easter(year: int) -> dt.date:
    """Easter Day by the Gregorian rule."""
    century, of_century = divmod(year, 100)
    leaps, of_leaps = divmod(century, 4)
    moon = (19 * (year % 19) + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * of_leaps + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


@lru_cache(maxsize=64)
def _named(year: int) -> dict[str, dt.date]:
    day = easter(year)
    moving = {name: day + dt.timedelta(days=n) for name, n in {**_FROM_EASTER, **_EVES_FROM_EASTER}.items()}
    fixed = {name: dt.date(year, *when) for name, when in {**_FIXED, **_EVES_FIXED, **_ORDINARY}.items()}
    return {**moving, **fixed}


def named_day(name: str, year: int) -> dt.date | None:
    """The date of a holiday or eve in a year; None for a name that is none."""
    return _named(year).get(name)


def holidays_on(day: dt.date) -> tuple[str, ...]:
    """The public holidays that fall on a day; in 2027 both Constitution Day and Whit Monday on 17 May."""
    return tuple(name for name in HOLIDAYS if _named(day.year)[name] == day)


def holiday_on(day: dt.date) -> str | None:
    """The public holiday that falls on a day, the first of two."""
    return next(iter(holidays_on(day)), None)


def eve_on(day: dt.date) -> str | None:
    """The eve that falls on a day: no public holiday, but hours may differ."""
    return next((name for name in EVES if _named(day.year)[name] == day), None)
