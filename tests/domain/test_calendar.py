import datetime as dt

import pytest

from domain.calendar import Days, easter, eve_on, holiday_on, named_day
from domain.schedules import COUNTRY, ZONE, expression


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2021, "2021-04-04"),
        (2024, "2024-03-31"),
        (2026, "2026-04-05"),
        (2027, "2027-03-28"),
        (2038, "2038-04-25"),
    ],
)
def test_easter(year: int, day: str) -> None:
    assert easter(year) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("day", "holiday", "eve"),
    [
        ("2026-05-17", "constitution_day", None),
        ("2026-05-14", "ascension_day", None),
        ("2026-12-24", None, "christmas_eve"),
        ("2026-12-25", "christmas_day", None),
        ("2027-03-27", None, "easter_saturday"),
        ("2026-04-01", None, "wednesday_before_easter"),
        ("2026-11-23", None, None),
    ],
)
def test_what_falls_on_a_day(day: str, holiday: str | None, eve: str | None) -> None:
    assert (holiday_on(dt.date.fromisoformat(day)), eve_on(dt.date.fromisoformat(day))) == (holiday, eve)


def test_holidays_are_those_the_hours_engine_knows() -> None:
    engine = expression("PH", COUNTRY)
    days = Days(dt.date(2024, 1, 1), dt.date(2031, 12, 31)).each()
    noons = {day: dt.datetime.combine(day, dt.time(12), ZONE) for day in days}
    assert [day for day in days if holiday_on(day)] == [day for day, noon in noons.items() if engine.is_open(noon)]


def test_unknown_name_is_no_day() -> None:
    assert named_day("pancake_day", 2026) is None
