"""When it suits somebody."""

import datetime as dt

import pytest

from domain.availability import ALL, bit, parts_of

THURSDAY = dt.date(2026, 11, 26)
MORNING, AFTERNOON, EVENING = (bit(3, part) for part in range(3))


@pytest.mark.parametrize(
    ("starts", "ends", "parts"),
    [
        ("10:00", "12:00", MORNING),
        ("10:00", "12:01", MORNING | AFTERNOON),
        ("12:00", "17:00", AFTERNOON),
        ("16:00", "18:00", AFTERNOON | EVENING),
        ("17:00", "20:00", EVENING),
        ("09:00", "21:00", MORNING | AFTERNOON | EVENING),
        ("21:00", "01:00", EVENING),
        ("17:00", "00:00", EVENING),
        ("11:00", "01:00", MORNING | AFTERNOON | EVENING),
    ],
)
def test_parts_of_an_activity(starts: str, ends: str, parts: int) -> None:
    assert parts_of(THURSDAY, dt.time.fromisoformat(starts), dt.time.fromisoformat(ends)) == parts


def test_each_part_of_the_week_has_a_bit_of_its_own() -> None:
    assert sum(bit(day, part) for day in range(7) for part in range(3)) == ALL
