import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import NotPossible, OutOfDate, Problem
from domain.hubs import Limits
from domain.request_changes import (
    MOST_RELEASED,
    Plan,
    Reason,
    check_change,
    chosen,
    is_moved,
    kept_reason,
    last_come,
    read_plan,
    stamp_of,
    surplus_of,
    time_stamp,
    told_reason,
)
from domain.requests import RequestStatus
from domain.schedules import ZONE
from tests.concert import CONCERT

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)
REQUEST = replace(CONCERT, status=RequestStatus.OPEN, needed=3, accepted=3)
LIMITS = Limits()


@given(
    st.builds(
        Plan,
        day=st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2068, 12, 31)),
        needed=st.none() | st.integers(1, 1000),
        released=st.integers(0, last_come(MOST_RELEASED)),
        stamp=st.sampled_from(["0000", "3fa1"]),
    ),
    st.none() | st.tuples(st.times(), st.times()),
)
def test_plan_comes_back_from_a_button_as_it_was(plan: Plan, times: tuple[dt.time, dt.time] | None) -> None:
    if times is not None:
        starts, ends = (time.replace(second=0, microsecond=0) for time in times)
        plan = Plan(plan.day, starts, ends, plan.needed, plan.released, plan.stamp)
    packed = plan.packed()
    assert len(packed) <= 34
    assert read_plan(packed) == plan


@given(st.text(max_size=40))
def test_any_other_text_is_a_plan_or_out_of_date(text: str) -> None:
    try:
        read = read_plan(text)
    except OutOfDate:
        return
    assert read_plan(read.packed()) == read


@pytest.mark.parametrize(
    "text", ["", "a.b", "x.261131...", "x..2500....", "x..17002000.x.", "x....zzzzzzzzzz", "x....-1"]
)
def test_forged_plans_are_out_of_date(text: str) -> None:
    with pytest.raises(OutOfDate):
        read_plan(text)


@pytest.mark.parametrize(
    ("plan", "moved", "surplus"),
    [
        (Plan(), False, 0),
        (Plan(day=dt.date(2026, 11, 27)), True, 0),
        (Plan(starts=dt.time(18), ends=dt.time(21)), True, 0),
        (Plan(starts=dt.time(0), ends=dt.time(3)), True, 0),
        (Plan(needed=5), False, 0),
        (Plan(needed=1), False, 2),
    ],
)
def test_what_a_plan_leads_to(plan: Plan, moved: bool, surplus: int) -> None:  # noqa: FBT001 -- a column of the table
    after = plan.of(REQUEST)
    assert (is_moved(REQUEST, after), surplus_of(after)) == (moved, surplus)


@pytest.mark.parametrize(
    ("plan", "problem"),
    [
        (Plan(day=dt.date(2026, 11, 22)), Problem.IN_THE_PAST),
        (Plan(day=dt.date(2026, 11, 23), starts=dt.time(11), ends=dt.time(13)), Problem.IN_THE_PAST),
        (Plan(day=dt.date(2028, 11, 23)), Problem.TOO_FAR_AHEAD),
        (Plan(needed=51), Problem.TOO_MANY),
        (Plan(needed=-1), Problem.TOO_FEW),
    ],
)
def test_change_that_cannot_be(plan: Plan, problem: Problem) -> None:
    with pytest.raises(NotPossible) as refusal:
        check_change(REQUEST, plan.of(REQUEST), LIMITS, NOW)
    assert refusal.value.problem is problem


@pytest.mark.parametrize(
    ("surplus", "released"), [(0, []), (1, ["Vera"]), (2, ["Viggo", "Vera"]), (3, ["Vidar", "Viggo", "Vera"])]
)
def test_those_who_came_last_are_chosen_first(surplus: int, released: list[str]) -> None:
    assert chosen(["Vidar", "Viggo", "Vera"], last_come(surplus)) == released


def test_stamp_tells_another_number_time_or_set_of_people() -> None:
    others = [
        stamp_of(Plan(day=dt.date(2026, 11, 27)).of(REQUEST)),
        stamp_of(Plan(needed=4).of(REQUEST)),
        stamp_of(REQUEST, [1]),
        stamp_of(REQUEST, [1, 2]),
    ]
    assert stamp_of(REQUEST) not in others
    assert len(set(others)) == len(others)
    assert time_stamp(Plan(needed=4).of(REQUEST)) == time_stamp(REQUEST)


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("", (None, "")),
        ("vannlekkasje", (None, "vannlekkasje")),
        (kept_reason(Reason.ILLNESS), (Reason.ILLNESS, "")),
        (kept_reason(Reason.CLOSED, "vannlekkasje i kjelleren"), (Reason.CLOSED, "vannlekkasje i kjelleren")),
        ("=x", (Reason.UNTOLD, "")),
    ],
)
def test_reasons_are_read_as_they_were_kept(kept: str, told: tuple[Reason | None, str]) -> None:
    assert told_reason(kept) == told
