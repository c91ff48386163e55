"""Who has left and not come back, from what may be known under several salts and from several places."""

import datetime as dt

import pytest

from domain.departures import Departure, has_left

DAY = dt.timedelta(days=1)
START = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def one(left: int, back: int | None = None, *, salt: str = "aa") -> Departure:
    return Departure("digest", salt, START + left * DAY, None if back is None else START + back * DAY)


@pytest.mark.parametrize(
    ("consented", "known", "has"),
    [
        (0, [], False),
        (0, [one(2)], True),
        (2, [one(2)], True),  # consented and left before the clock moved
        (3, [one(2)], False),  # what is known is from before
        (0, [one(2, 3)], False),  # came back
        (0, [one(4, 3)], True),  # and left again
        (3, [one(2, 3)], False),
        (3, [one(4, 3)], True),
        (0, [one(2), one(4, 5, salt="bb")], False),  # left in one database, came back in the next
        (0, [one(6), one(4, 5, salt="bb")], True),
        (0, [one(2, 3), one(5, salt="bb")], True),
    ],
)
def test_last_word_counts(consented: int, known: list[Departure], has: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert has_left(known, START + consented * DAY) is has


@pytest.mark.parametrize(("departure", "day"), [(one(2), 2), (one(2, 3), 3), (one(4, 3), 4)])
def test_last_of_it_is_known(departure: Departure, day: int) -> None:
    assert departure.last_at == START + day * DAY
