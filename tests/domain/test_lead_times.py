"""When somebody is reminded, also over the nights that are an hour shorter or longer."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.lead_times import ALL, USUAL, USUAL_QUIET, LeadTime, reminders_at
from domain.moments import between
from tests.conftest import OSLO

D, T, M, H, W = LeadTime.DAY_BEFORE, LeadTime.TWO_HOURS, LeadTime.MORNING, LeadTime.HOUR, LeadTime.WEEK
LONG_AGO = dt.datetime(2026, 1, 1, 12, tzinfo=OSLO)


def local(text: str, *, fold: int = 0) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=OSLO, fold=fold)


@pytest.mark.parametrize(
    ("bits", "starts_at", "expected"),
    [
        (USUAL, "2026-11-26 17:00", {D: "2026-11-25 18:00", T: "2026-11-26 15:00"}),
        (
            ALL,
            "2026-11-26 17:00",
            {
                W: "2026-11-19 18:00",
                D: "2026-11-25 18:00",
                M: "2026-11-26 08:00",
                T: "2026-11-26 15:00",
                H: "2026-11-26 16:00",
            },
        ),
        (0, "2026-11-26 17:00", {}),
        (T | M, "2026-11-26 10:00", {T: "2026-11-26 08:00"}),
        (T | H, "2026-11-26 09:00", {T: "2026-11-26 08:00"}),
        (T, "2026-11-26 08:30", {T: "2026-11-26 08:00"}),
        (T, "2026-11-26 08:00", {T: "2026-11-25 20:00"}),
        (M, "2026-11-26 07:00", {}),
        (H, "2026-11-26 22:30", {H: "2026-11-26 20:00"}),
        (H, "2026-11-27 00:30", {H: "2026-11-26 20:00"}),
        (D, "2026-11-27 00:30", {D: "2026-11-26 18:00"}),
        (USUAL, "2026-03-29 12:00", {D: "2026-03-28 18:00", T: "2026-03-29 10:00"}),
        (T, "2026-03-29 02:30", {T: "2026-03-28 20:00"}),
        (USUAL, "2026-10-25 12:00", {D: "2026-10-24 18:00", T: "2026-10-25 10:00"}),
        (H, "2026-10-25 02:30", {H: "2026-10-24 20:00"}),
        (W, "2026-03-31 17:00", {W: "2026-03-24 18:00"}),
    ],
)
def test_moments_are_those_of_the_wall_clock(bits: int, starts_at: str, expected: dict[LeadTime, str]) -> None:
    found = reminders_at(bits, local(starts_at), LONG_AGO)
    assert found == {lead: local(at) for lead, at in expected.items()}


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2026-11-25 17:59", [D, T]),
        ("2026-11-25 18:00", [T]),
        ("2026-11-26 14:59", [T]),
        ("2026-11-26 15:00", []),
        ("2026-11-26 16:00", []),
    ],
)
def test_what_is_past_is_left_out(now: str, left: list[LeadTime]) -> None:
    assert list(reminders_at(USUAL, local("2026-11-26 17:00"), local(now))) == left


@given(
    bits=st.integers(0, 1 << 8),
    starts_at=st.datetimes(dt.datetime(2026, 1, 10), dt.datetime(2027, 12, 31), timezones=st.just(OSLO)),  # noqa: DTZ001 -- the zone is drawn
    ahead=st.timedeltas(dt.timedelta(), dt.timedelta(days=9)),
)
def test_reminders_lie_ahead_and_never_in_the_night(bits: int, starts_at: dt.datetime, ahead: dt.timedelta) -> None:
    now = (starts_at.astimezone(dt.UTC) - ahead).astimezone(OSLO)
    moments = list(reminders_at(bits, starts_at, now).values())
    none = dt.timedelta()
    assert [at for at in moments if between(now, at) <= none or between(at, starts_at) <= none] == []
    assert [at for at in moments if USUAL_QUIET.cover(at)] == []
    assert len(set(moments)) == len(moments)
