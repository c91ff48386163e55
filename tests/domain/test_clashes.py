"""Which activities nobody can both be at."""

import datetime as dt

import pytest

from domain.clashes import clashes_among, overlaps
from domain.requests import Request, RequestStatus
from tests.conftest import OSLO

SPRING = dt.date(2026, 3, 29)
AUTUMN = dt.date(2026, 10, 25)
DAY = dt.date(2026, 11, 26)


def at(day: dt.date | None, starts: str, ends: str, number: int = 1) -> Request:
    times = dt.time.fromisoformat(starts), dt.time.fromisoformat(ends)
    return Request(number, 9, RequestStatus.OPEN, day=day, starts=times[0], ends=times[1])


@pytest.mark.parametrize(
    ("one", "other", "is_clash"),
    [
        (at(DAY, "17:00", "20:00"), at(DAY, "17:00", "20:00"), True),
        (at(DAY, "17:00", "20:00"), at(DAY, "19:59", "21:00"), True),
        (at(DAY, "17:00", "20:00"), at(DAY, "18:00", "19:00"), True),
        (at(DAY, "17:00", "20:00"), at(DAY, "20:00", "21:00"), False),
        (at(DAY, "17:00", "20:00"), at(DAY, "12:00", "17:00"), False),
        (at(DAY, "17:00", "20:00"), at(dt.date(2026, 11, 27), "17:00", "20:00"), False),
        (at(DAY, "22:00", "02:00"), at(dt.date(2026, 11, 27), "01:00", "03:00"), True),
        (at(DAY, "22:00", "02:00"), at(dt.date(2026, 11, 27), "02:00", "03:00"), False),
        (at(None, "17:00", "20:00"), at(DAY, "17:00", "20:00"), False),
        (at(SPRING, "00:00", "01:59"), at(SPRING, "03:00", "04:00"), False),
        (at(AUTUMN, "01:00", "03:00"), at(AUTUMN, "02:30", "04:00"), True),
        (at(AUTUMN, "01:00", "02:30"), at(AUTUMN, "02:30", "04:00"), False),
    ],
)
def test_overlap_is_seen_from_both_sides(one: Request, other: Request, *, is_clash: bool) -> None:
    assert (overlaps(one, other, OSLO), overlaps(other, one, OSLO)) == (is_clash, is_clash)


def test_only_those_that_clash_are_marked() -> None:
    listed = [at(DAY, "10:00", "12:00", 1), at(DAY, "11:00", "13:00", 2), at(DAY, "13:00", "14:00", 3)]
    assert clashes_among(listed, OSLO) == {1, 2}
