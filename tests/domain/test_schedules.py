"""The engine's traps, one test each."""

import datetime as dt

import pytest

from domain.hubs import Schedule, ScheduleKind
from domain.register_form import convert
from domain.schedules import ZONE, fault_in, local, openings_after, spans_on

ASCENSION_DAY = dt.date(2026, 5, 14)


def schedule(hours: str, **more: object) -> Schedule:
    return convert(
        {
            "kind": ScheduleKind.STAFFED,
            "hours": hours,
            "source": "page",
            "checked_on": dt.date(2026, 1, 1),
            **more,
        },
        Schedule,
    )


def told(hours: str, day: dt.date) -> list[str]:
    return [f"{span.opens:%H:%M}-{span.closes:%H:%M}" for span in spans_on(schedule(hours), day)]


@pytest.mark.parametrize(
    ("trap", "hours", "day", "expected"),
    [
        ("1 public holidays need the country", "Mo-Fr 10:00-18:00; PH off", ASCENSION_DAY, []),
        ("2 school holidays are explicit dates", "Mo-Fr 10:00-18:00; Jun 20-Aug 15 off", dt.date(2026, 7, 1), []),
        (
            "5 a later rule takes the whole day",
            "Mo-Fr 10:00-12:00; Mo 14:00-16:00",
            dt.date(2026, 11, 23),
            ["14:00-16:00"],
        ),
        ("5 a comma adds", "Mo-Fr 10:00-12:00, Mo 14:00-16:00", dt.date(2026, 11, 23), ["10:00-12:00", "14:00-16:00"]),
        (
            "5 17 May after PH off",
            "Mo-Fr 10:00-18:00; PH off; May 17 12:00-14:00",
            dt.date(2027, 5, 17),
            ["12:00-14:00"],
        ),
        ("8 every 4th Saturday by dates", "2026 Dec 05,2027 Jan 02 10:00-16:00", dt.date(2027, 1, 2), ["10:00-16:00"]),
        ("8 and none between", "2026 Dec 05,2027 Jan 02 10:00-16:00", dt.date(2026, 12, 12), []),
        ("open until midnight", "Mo 20:00-24:00", dt.date(2026, 11, 23), ["20:00-00:00"]),
        ("the night clocks go forward", "Su 01:00-04:00", dt.date(2026, 3, 29), ["01:00-04:00"]),
        ("the last day there is", "24/7", dt.date.max, []),
    ],
)
def test_trap(trap: str, hours: str, day: dt.date, expected: list[str]) -> None:
    assert told(hours, day) == expected, trap


@pytest.mark.parametrize(
    ("hours", "usable"),
    [
        ("Mo-Fr 10:00-18:00", True),
        ("Mo-Fr 10:00-18:00 || off", False),
        ("SH off", False),
        ("10-18", False),
        ("", False),
    ],
)
def test_only_trustworthy_syntax_is_usable(hours: str, *, usable: bool) -> None:
    assert (fault_in(hours) is None) is usable


def test_next_opening_is_not_the_next_change() -> None:
    hours = 'Mo-Fr 09:00-15:00; Jul 01-31 off "sommerstengt"'
    after = dt.datetime(2026, 7, 20, 12, tzinfo=ZONE)
    assert next(openings_after(schedule(hours), after)) == dt.datetime(2026, 8, 3, 9, tzinfo=ZONE)


def test_opening_of_a_schedule_to_come_counts_from_its_first_day() -> None:
    coming = schedule("09:00-15:00", valid_from=dt.date(2026, 12, 1))
    after = dt.datetime(2026, 11, 20, 12, tzinfo=ZONE)
    assert next(openings_after(coming, after)) == dt.datetime(2026, 12, 1, 9, tzinfo=ZONE)


def test_utc_moments_are_taken() -> None:
    assert local(dt.datetime(2026, 7, 1, 10, tzinfo=dt.UTC)) == dt.datetime(2026, 7, 1, 12, tzinfo=ZONE)


def test_naive_moments_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        local(dt.datetime(2026, 7, 1, 10))  # noqa: DTZ001 -- what is refused
