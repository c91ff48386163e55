import datetime as dt

import pytest

from domain.aftercare import asks_at, is_over, planned_minutes, read_minutes
from domain.errors import NotPossible, Problem
from domain.requests import Request, RequestStatus
from tests.conftest import OSLO

SPRING = dt.date(2027, 3, 27)  # the night that follows has an hour less
AUTUMN = dt.date(2027, 10, 30)  # the night that follows has an hour more


def request(day: dt.date, starts: int, ends: int) -> Request:
    return Request(1, 9, RequestStatus.OPEN, hub="heggedal", day=day, starts=dt.time(starts), ends=dt.time(ends))


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("3", 180), (" 2,5 ", 150), ("2.25", 135), ("0,75", 45), ("2:30", 150), ("0:01", 1), ("24", 1440), ("3,0", 180)],
)
def test_hours_are_read(words: str, minutes: int) -> None:
    assert read_minutes(words) == minutes


@pytest.mark.parametrize("words", ["", "0", "0:00", "-1", "24:01", "25", "2,30", "2:60", "tre", "3 t", "²", "3" * 5000])
def test_what_is_no_length_is_said_so(words: str) -> None:
    with pytest.raises(NotPossible) as refused:
        read_minutes(words)
    assert refused.value.problem is Problem.NOT_A_NUMBER


@pytest.mark.parametrize(
    ("day", "starts", "ends", "minutes"),
    [(SPRING, 17, 20, 180), (SPRING, 22, 4, 300), (AUTUMN, 22, 4, 420), (SPRING, 20, 20, 1380)],
)
def test_planned_length_is_what_really_passes(day: dt.date, starts: int, ends: int, minutes: int) -> None:
    assert planned_minutes(request(day, starts, ends), OSLO) == minutes


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [(17, 20, "2027-03-27T21:00+01:00"), (22, 1, "2027-03-28T03:00+02:00"), (22, 3, "2027-03-28T04:00+02:00")],
)
def test_people_are_asked_an_hour_later_on_the_night_without_one_too(starts: int, ends: int, expected: str) -> None:
    at = asks_at(request(SPRING, starts, ends), OSLO)
    assert at is not None
    assert at.isoformat(timespec="minutes") == expected


def test_it_is_over_at_its_end() -> None:
    concert = request(SPRING, 17, 20)
    end = dt.datetime(2027, 3, 27, 20, tzinfo=OSLO)
    assert [is_over(concert, end - dt.timedelta(seconds=1)), is_over(concert, end)] == [False, True]
    assert not is_over(Request(1, 9, RequestStatus.DRAFT), end)
