"""When somebody may check in, and with what."""

import datetime as dt
from random import Random

import pytest

from domain.checking_in import is_open, new_code
from domain.requests import Request, RequestStatus
from tests.conftest import OSLO


def at(day: dt.date, starts: dt.time, ends: dt.time) -> Request:
    return Request(1, 9, RequestStatus.OPEN, day=day, starts=starts, ends=ends)


EVENING = at(dt.date(2026, 11, 26), dt.time(17), dt.time(20))
AUTUMN_NIGHT = at(dt.date(2026, 10, 24), dt.time(22), dt.time(4))


@pytest.mark.parametrize(
    ("request_", "now", "is_it"),
    [
        (EVENING, dt.datetime(2026, 11, 26, 16, 29, tzinfo=OSLO), False),
        (EVENING, dt.datetime(2026, 11, 26, 16, 30, tzinfo=OSLO), True),
        (EVENING, dt.datetime(2026, 11, 26, 20, 0, tzinfo=OSLO), True),
        (EVENING, dt.datetime(2026, 11, 26, 20, 1, tzinfo=OSLO), False),
        (AUTUMN_NIGHT, dt.datetime(2026, 10, 25, 2, 30, tzinfo=OSLO, fold=1), True),
        (AUTUMN_NIGHT, dt.datetime(2026, 10, 25, 4, 1, tzinfo=OSLO), False),
        (Request(1, 9, RequestStatus.OPEN), dt.datetime(2026, 11, 26, 17, 0, tzinfo=OSLO), False),
    ],
)
def test_from_half_an_hour_before_until_the_end(request_: Request, now: dt.datetime, *, is_it: bool) -> None:
    assert is_open(request_, now) is is_it


def test_codes_are_four_digits_and_differ() -> None:
    codes = [new_code(Random(seed)) for seed in range(50)]  # noqa: S311 -- the test wants the same codes each time
    assert [code for code in codes if len(code) != 4 or not code.isdigit()] == []
    assert len(set(codes)) > 40
