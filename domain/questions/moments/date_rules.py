"""Ways of saying days, the same for every language: a row of classes of lexemes each, and the days it comes to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from domain.calendar import Days
from domain.questions.lexemes import figure
from domain.questions.moments.coming import (
    NoSuchDayError,
    advent_sunday,
    after,
    dated,
    day_of_feast,
    day_of_month,
    feast_coming,
    month_coming,
    nth_weekday,
    period,
    week_coming,
    weekday_coming,
)
from domain.questions.moments.grammar import Match, Rules, number_in, rule

_WEEKDAY: Final = "wd=weekday/weekday_short?"
_DAY_A, _DAY_B = (f"joining.the? {name}=int/nth joining.th?" for name in "ab")
RULES: Final = Rules(
    rule("iso", "iso"),
    rule("holiday", "holiday"),
    rule("dated", f"near.this? {_WEEKDAY} joining.the? d=int/any_nth/ordinal joining.th? joining.of? month year?"),
    rule("dated", f"near.this? {_WEEKDAY} joining.of? month joining.the? d=int/any_nth/ordinal joining.th? year?"),
    rule("numeric", f"near.this? {_WEEKDAY} joining.the? date"),
    rule("span", "span joining.of? month year?"),
    rule("from_to", f"{_DAY_A} joining.to {_DAY_B} joining.of? month year?"),
    rule("from_to", "joining.the? a=nth b=nth joining.of? month year?"),
    rule("both", f"{_DAY_A} joining.and {_DAY_B} joining.of? month year?"),
    rule("day", "day"),
    rule("period", "period"),
    rule("after", "after"),
    rule("next", "near.next wd=weekday/weekday_short"),
    rule("weekday", "near.this? wd=weekday"),
    rule("weekday", "near.this? wd=weekday joining.coming"),
    rule("nth", "near.this? wd=weekday joining.the? nth"),
    rule("weekday_date", "near.this? wd=weekday joining.the? d=int"),
    rule("weekday", "near.this wd=weekday_short"),
    rule("weekday", "wd=weekday_short clock.evening/clock.morning"),
    rule("ahead_days", "ahead.before n=int/number/hour_later ahead.days"),
    rule("ahead_days", "n=int/number/hour_later ahead.days joining.from_now"),
    rule("ahead_weeks", "n=int/number ahead.weeks joining.from_now"),
    rule("ahead_weeks", "joining.week_ahead"),
    rule("date_span", "date_span"),
    rule("day_before", "joining.day_before"),
    rule("day_after", "joining.day_after"),
    rule("ahead_weeks", f"{_WEEKDAY} ahead.before n=int/number ahead.weeks"),
    rule("nth", "joining.the? nth"),
    rule("nth", "joining.the nth=int joining.th"),
    rule("week", "ahead.weeks n=int/nth"),
    rule("nth_weekday", "joining.the? n=ordinal/joining.last wd=weekday joining.of? month year?"),
    rule("advent", "joining.the? n=ordinal/int/any_nth wd=weekday? joining.of? joining.advent"),
    rule("feast_day", "joining.the? n=ordinal/int/any_nth joining.th? feast=nth_of"),
    rule("month", "joining.of month year?"),
    rule("month", "month year"),
    rule("month", "long_month"),
    rule("dateless", "joining.dateless"),
    rule("labelled", "joining.labelled"),
)


def _year(match: Match) -> str | None:
    return figure("year", match["year"])[0] if "year" in match else None


def _one(day: dt.date) -> Days:
    return Days(day, day)


def _read_iso(match: Match, _today: dt.date) -> Days:
    return _one(dt.date(*map(int, figure("iso", match["iso"]))))


def _read_dated(match: Match, today: dt.date) -> Days:
    return _one(dated(number_in(match, "d"), int(match["month"]), _year(match), today))


def _read_numeric(match: Match, today: dt.date) -> Days:
    day, _point, month, year = figure("date", match["date"])
    return _one(dated(int(day), int(month), year or None, today))


def _read_span(match: Match, today: dt.date) -> Days:
    first, last = figure("span", match["span"])
    return _between(int(first), int(last), match, today)


def _read_date_span(match: Match, today: dt.date) -> Days:
    day, month, last_day, last_month = map(int, figure("date_span", match["date_span"]))
    first = dated(day, month, None, today)
    return Days(first, dated(last_day, last_month, None, first))


def _read_from_to(match: Match, today: dt.date) -> Days:
    return _between(number_in(match, "a"), number_in(match, "b"), match, today)


def _between(first: int, last: int, match: Match, today: dt.date) -> Days:
    end = dated(last, int(match["month"]), _year(match), today)
    begin = end.replace(day=first)
    if begin > end:
        raise NoSuchDayError
    return Days(max(begin, min(today, end)), end)


def _read_next(match: Match, today: dt.date) -> Days:
    return _one(today + dt.timedelta(days=7 - today.weekday() + int(match["wd"])))


def _read_ahead_weeks(match: Match, today: dt.date) -> Days:
    begin = weekday_coming(int(match["wd"]), today) if "wd" in match else today
    return _one(begin + dt.timedelta(days=7 * (number_in(match, "n") if "n" in match else 1)))


def _read_nth_weekday(match: Match, today: dt.date) -> Days:
    number = -1 if match.said["n"][0] == "joining.last" else int(match["n"])
    return _one(nth_weekday(number, int(match["wd"]), int(match["month"]), _year(match), today))


def _read_month(match: Match, today: dt.date) -> Days:
    return month_coming(int(match["month"] if "month" in match else match["long_month"]), _year(match), today)


def _read_dateless(_match: Match, _today: dt.date) -> Days:
    raise NoSuchDayError


READERS: Final[dict[str, Callable[[Match, dt.date], Days]]] = {
    "iso": _read_iso,
    "dated": _read_dated,
    "numeric": _read_numeric,
    "span": _read_span,
    "from_to": _read_from_to,
    "both": _read_from_to,
    "holiday": lambda match, today: _one(feast_coming(match["holiday"], today)),
    "day": lambda match, today: _one(today + dt.timedelta(days=int(match["day"]))),
    "after": lambda match, today: after(match["after"], today),
    "period": lambda match, today: period(match["period"], today),
    "next": _read_next,
    "weekday": lambda match, today: _one(weekday_coming(int(match["wd"]), today, after="joining.coming" in match)),
    "ahead_days": lambda match, today: _one(today + dt.timedelta(days=number_in(match, "n"))),
    "ahead_weeks": _read_ahead_weeks,
    "nth": lambda match, today: _one(day_of_month(number_in(match, "nth"), today)),
    "week": lambda match, today: week_coming(number_in(match, "n"), today),
    "nth_weekday": _read_nth_weekday,
    "advent": lambda match, today: _one(advent_sunday(number_in(match, "n"), today)),
    "feast_day": lambda match, today: _one(day_of_feast(match["feast"], number_in(match, "n"), today)),
    "month": _read_month,
    "date_span": _read_date_span,
    "day_before": _read_dateless,
    "day_after": _read_dateless,
    "dateless": _read_dateless,
    "labelled": _read_dateless,
}
"""What each rule comes to; NoSuchDayError and ValueError for days that cannot be."""
