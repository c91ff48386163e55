"""The next day of a kind: a weekday, a date without a year, a feast, a stretch such as the weekend."""

from __future__ import annotations

import datetime as dt
from typing import Final

from domain.calendar import Days, easter, named_day

_FRIDAY: Final = 4
_WEEK: Final = dt.timedelta(days=7)
_ADVENT_SUNDAYS: Final = 4
_FEASTS: Final = {"christmas": ("christmas_day", 13), "easter": ("easter_day", 3), "pentecost": ("whit_sunday", 3)}
"""The feasts whose days are counted: the first of them, and how many there are."""

_AFTER: Final = {"christmas": "boxing_day", "new_year": "new_years_day", "easter": "easter_monday"}
"""The feasts after which a week may be meant, each with its last day."""


class NoSuchDayError(Exception):
    """No calendar has this day, or it does not come for years."""


def weekday_coming(weekday: int, today: dt.date, *, after: bool = False) -> dt.date:
    """The first such weekday from today on; today counts, unless it must be `after` it."""
    begin = today + dt.timedelta(days=after)
    return begin + dt.timedelta(days=(weekday - begin.weekday()) % 7)


def dated(day: int, month: int, year: str | None, today: dt.date) -> dt.date:
    """A day and month of a year, or of the year that brings it next."""
    if year is not None:
        return dt.date(int(year) + (2000 if len(year) <= 2 else 0), month, day)  # noqa: PLR2004 -- two digits: this century
    for coming in range(today.year, today.year + 9):
        try:
            found = dt.date(coming, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise NoSuchDayError


def day_of_month(day: int, today: dt.date) -> dt.date:
    """`den 18.`: the first 18th to come."""
    for months in range(12):
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        try:
            found = dt.date(year, month + 1, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise NoSuchDayError


def week_coming(number: int, today: dt.date) -> Days:
    """`uke 50`: that week by number, this year's or the next one's; raises ValueError where a year has none."""
    for year in (today.isocalendar().year, today.isocalendar().year + 1):
        monday = dt.date.fromisocalendar(year, number, 1)
        if monday + dt.timedelta(days=6) >= today:
            return Days(max(monday, today), monday + dt.timedelta(days=6))
    raise NoSuchDayError


def nth_weekday(number: int, weekday: int, month: int, year: str | None, today: dt.date) -> dt.date:
    """`første lørdag i desember`: the next one to come; -1 is the last. Raises NoSuchDayError."""
    for coming in (int(year),) if year is not None else range(today.year, today.year + 2):
        first = dt.date(coming, month, 1)
        days = [day for day in _month(first).each() if day.weekday() == weekday]
        if number > len(days):
            raise NoSuchDayError
        found = days[number - 1 if number > 0 else -1]
        if found >= today:
            return found
    raise NoSuchDayError


def advent_sunday(number: int, today: dt.date) -> dt.date:
    """`andre søndag i advent`; the fourth is the last before Christmas Day. Raises NoSuchDayError."""
    if not 1 <= number <= _ADVENT_SUNDAYS:
        raise NoSuchDayError
    for year in (today.year, today.year + 1):
        christmas = dt.date(year, 12, 25)
        fourth = christmas - dt.timedelta(days=christmas.isoweekday())
        found = fourth - dt.timedelta(days=7 * (_ADVENT_SUNDAYS - number))
        if found >= today:
            return found
    raise NoSuchDayError


def month_coming(month: int, year: str | None, today: dt.date) -> Days:
    """What is left of a month, or the whole of the next one so called."""
    coming = int(year) if year is not None else today.year + (month < today.month)
    whole = _month(dt.date(coming, month, 1))
    return Days(max(whole.first, min(today, whole.last)), whole.last)


def _month(first: dt.date) -> Days:
    following = (first + dt.timedelta(days=31)).replace(day=1)
    return Days(first, following - dt.timedelta(days=1))


def feast_coming(name: str, today: dt.date) -> dt.date:
    """The next time a holiday or an eve falls."""
    for year in (today.year, today.year + 1):
        found = named_day(name, year)
        if found is not None and found >= today:
            return found
    raise NoSuchDayError


def period(name: str, today: dt.date) -> Days:
    """A stretch of days by name: a week, a weekend, a feast."""
    monday = today - dt.timedelta(days=today.weekday())
    weeks = {"this_week": (today, 6), "next_week": (monday + dt.timedelta(days=7), 13)}
    if name in weeks:
        start, end = weeks[name]
        return Days(start, monday + dt.timedelta(days=end))
    if name == "weekdays":
        begin = max(monday, today) if today.weekday() <= _FRIDAY else monday + dt.timedelta(days=7)
        return Days(begin, begin + dt.timedelta(days=_FRIDAY - begin.weekday()))
    if name in {"this_month", "next_month"}:
        following = (today.replace(day=1) + dt.timedelta(days=31)).replace(day=1)
        return month_coming((today if name == "this_month" else following).month, None, today)
    if name in {"weekend", "next_weekend"}:
        saturday = monday + dt.timedelta(days=5 if name == "weekend" else 12)
        return Days(max(today, saturday), saturday + dt.timedelta(days=1))
    for year in (today.year, today.year + 1):
        first, last = _feast(name, year)
        if last >= today:
            return Days(first, last)
    raise NoSuchDayError


def after(feast: str, today: dt.date) -> Days:
    """`etter jul`: the week that follows a feast, or what is left of it. Raises NoSuchDayError."""
    for year in range(today.year - 1, today.year + 2):
        ended = named_day(_AFTER[feast], year)
        if ended is not None and ended + _WEEK >= today:
            return Days(max(ended + dt.timedelta(days=1), today), ended + _WEEK)
    raise NoSuchDayError


def day_of_feast(feast: str, number: int, today: dt.date) -> dt.date:
    """`tredje juledag`, `2. påskedag`: the next one to come; the first is the feast. Raises NoSuchDayError."""
    begins, most = _FEASTS[feast]
    if not 1 <= number <= most:
        raise NoSuchDayError
    firsts = filter(None, (named_day(begins, year) for year in range(today.year - 1, today.year + 2)))
    days = (first + dt.timedelta(days=number - 1) for first in firsts)
    return next(day for day in days if day >= today)


def _feast(name: str, year: int) -> tuple[dt.date, dt.date]:
    day = easter(year)
    if name == "easter":
        return day - dt.timedelta(days=3), day + dt.timedelta(days=1)
    if name == "pentecost":
        return day + dt.timedelta(days=48), day + dt.timedelta(days=50)
    first, last = (24, 26) if name == "christmas" else (27, 30)
    return dt.date(year, 12, first), dt.date(year, 12, last)
