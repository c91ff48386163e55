"""The next day of a kind: a weekday, a date without a year, a feast, a stretch such as the weekend."""

from __future__ import annotations

import datetime as dt

from domain.calendar import Days, easter, named_day


class NoSuchDayError(Exception):
    """No calendar has this day, or it does not come for years."""


def weekday_coming(weekday: int, today: dt.date) -> dt.date:
    """The first such weekday from today on; today counts."""
    return today + dt.timedelta(days=(weekday - today.weekday()) % 7)


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
    if name in {"weekend", "next_weekend"}:
        saturday = monday + dt.timedelta(days=5 if name == "weekend" else 12)
        return Days(max(today, saturday), saturday + dt.timedelta(days=1))
    for year in (today.year, today.year + 1):
        first, last = _feast(name, year)
        if last >= today:
            return Days(first, last)
    raise NoSuchDayError


def _feast(name: str, year: int) -> tuple[dt.date, dt.date]:
    day = easter(year)
    if name == "easter":
        return day - dt.timedelta(days=3), day + dt.timedelta(days=1)
    if name == "pentecost":
        return day + dt.timedelta(days=48), day + dt.timedelta(days=50)
    first, last = (24, 26) if name == "christmas" else (27, 31)
    return dt.date(year, 12, first), dt.date(year, 12, last)
