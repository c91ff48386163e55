import datetime as dt

import pytest
from msgspec.structs import replace

from domain.closures import Closure, SpecialOpening
from domain.hubfile import packaged, read
from domain.hubs import Municipality
from domain.requests import Request, RequestStatus
from domain.ripples import is_hit, weeks_to_move

ASKER = read(packaged())
TODAY = dt.date(2026, 11, 23)
THURSDAY = dt.date(2026, 11, 26)


def _closed(first: int, last: int, *hubs: str, facilities: tuple[str, ...] = ()) -> Closure:
    return Closure(
        first=dt.date(2026, 11, first),
        last=dt.date(2026, 11, last),
        hubs=hubs,
        facilities=facilities,
        announced_on=TODAY,
        source="Borgen",
        checked_on=TODAY,
    )


def _opening(hours: str) -> SpecialOpening:
    return SpecialOpening(
        hub="borgen",
        facility="hub",
        first=THURSDAY,
        last=THURSDAY,
        hours=hours,
        announced_on=TODAY,
        source="Borgen",
        checked_on=TODAY,
    )


def _town(*closures: Closure, openings: tuple[SpecialOpening, ...] = ()) -> Municipality:
    return replace(ASKER, closures=closures, openings=openings)


def _request(starts: int, ends: int, *, hub: str = "borgen", day: dt.date = THURSDAY) -> Request:
    return Request(1, 1, RequestStatus.OPEN, hub=hub, day=day, starts=dt.time(starts), ends=dt.time(ends))


@pytest.mark.parametrize(
    ("request_", "before", "after", "hit"),
    [
        (_request(17, 20), _town(), _town(_closed(26, 26, "borgen")), True),
        (_request(17, 20), _town(), _town(_closed(26, 26)), True),
        (_request(17, 20), _town(), _town(_closed(26, 26, "tofte")), False),
        (_request(17, 20), _town(), _town(_closed(24, 25, "borgen")), False),
        (_request(17, 20), _town(_closed(24, 26, "borgen")), _town(_closed(24, 28, "borgen")), False),
        (_request(17, 20), _town(_closed(24, 25, "borgen")), _town(_closed(24, 28, "borgen")), True),
        (_request(17, 20), _town(_closed(26, 26, "borgen")), _town(), False),
        (_request(10, 14), _town(), _town(openings=(_opening("11:00-14:00"),)), True),
        (_request(11, 14), _town(), _town(openings=(_opening("11:00-14:00"),)), False),
        (_request(17, 20), _town(), _town(openings=(_opening("11:00-14:00"),)), False),
    ],
    ids=[
        "hub closed",
        "all hubs closed",
        "another hub closed",
        "closed before that day",
        "was closed then already",
        "closure extended to that day",
        "closure taken back",
        "opens later that day",
        "still open all the time",
        "was not open then anyway",
    ],
)
def test_which_requests_a_change_hits(request_: Request, before: Municipality, after: Municipality, hit: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert is_hit(request_, before, after, TODAY) is hit


@pytest.mark.parametrize(
    ("last", "weeks"), [(26, [1, 2]), (30, [1, 2])], ids=["open again by then", "closed over the weekend"]
)
def test_nearest_weeks_that_are_open_are_offered(last: int, weeks: list[int]) -> None:
    assert weeks_to_move([_request(17, 20)], _town(_closed(26, last, "borgen")), TODAY) == weeks


def test_weeks_that_are_closed_too_are_left_out() -> None:
    closure = replace(_closed(26, 26, "borgen"), last=dt.date(2026, 12, 10))
    assert weeks_to_move([_request(17, 20)], _town(closure), TODAY) == [3, 4]
