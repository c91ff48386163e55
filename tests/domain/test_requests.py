"""What can be wrong with a request for help."""

import datetime as dt
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs

from domain.errors import NotPossible, Problem
from domain.hubs import Closure, Hub, HubStatus, Limits, Municipality
from domain.requests import (
    Request,
    RequestStatus,
    check_sendable,
    checked_day,
    checked_hub,
    checked_number,
    checked_text,
    closed_until,
)
from tests.concert import CONCERT

OSLO = ZoneInfo("Europe/Oslo")
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=OSLO)
TODAY = NOW.date()
LIMITS = Limits()


def with_closures(municipality: Municipality, *closures: Closure) -> Municipality:
    return structs.replace(municipality, closures=closures)


def closed(first: dt.date, last: dt.date, **more: Any) -> Closure:
    return Closure(first=first, last=last, source="a note on the door", checked_on=TODAY, **more)


@pytest.mark.parametrize(
    ("words", "number"),
    [("1", 1), (" 12 ", 12), ("50", 50), ("007", 7)],
)
def test_number_is_read(words: str, number: int) -> None:
    assert checked_number(words, LIMITS) == number


@pytest.mark.parametrize(
    ("words", "problem", "facts"),
    [
        ("0", Problem.TOO_FEW, {}),
        ("-3", Problem.TOO_FEW, {}),
        ("51", Problem.TOO_MANY, {"most": 50}),
        ("10000", Problem.TOO_MANY, {"most": 50}),
        ("9" * 5000, Problem.TOO_MANY, {"most": 50}),
        ("two", Problem.NOT_A_NUMBER, {}),
        ("1.5", Problem.NOT_A_NUMBER, {}),
        ("--1", Problem.NOT_A_NUMBER, {}),
        ("²", Problem.NOT_A_NUMBER, {}),
        ("٣", Problem.NOT_A_NUMBER, {}),
        ("", Problem.NOT_A_NUMBER, {}),
    ],
)
def test_number_that_cannot_be_is_told(words: str, problem: Problem, facts: dict[str, object]) -> None:
    with pytest.raises(NotPossible) as refused:
        checked_number(words, LIMITS)
    assert (refused.value.problem, refused.value.facts) == (problem, facts)


@pytest.mark.parametrize("days", [0, 1, 365])
def test_day_that_can_be(days: int) -> None:
    day = TODAY + dt.timedelta(days=days)
    assert checked_day(day, TODAY, LIMITS) == day


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        (TODAY - dt.timedelta(days=1), Problem.IN_THE_PAST),
        (dt.date.min, Problem.IN_THE_PAST),
        (TODAY + dt.timedelta(days=366), Problem.TOO_FAR_AHEAD),
        (dt.date.max, Problem.TOO_FAR_AHEAD),
    ],
)
def test_day_that_cannot_be(day: dt.date, problem: Problem) -> None:
    with pytest.raises(NotPossible, match=problem.value):
        checked_day(day, TODAY, LIMITS)


def test_text_is_measured() -> None:
    assert checked_text("x" * 1000, 1000) == "x" * 1000
    with pytest.raises(NotPossible) as refused:
        checked_text("x" * 5000, 1000)
    assert (refused.value.problem, refused.value.facts) == (Problem.TOO_LONG, {"length": 5000, "most": 1000})
    with pytest.raises(NotPossible, match=Problem.EMPTY.value):
        checked_text("", 1000)


def test_planned_hub_takes_no_requests() -> None:
    hub = Hub(slug="heggedal", name="Heggedal", status=HubStatus.OPEN)
    assert checked_hub(hub) == hub
    with pytest.raises(NotPossible, match=Problem.HUB_IS_PLANNED.value):
        checked_hub(structs.replace(hub, status=HubStatus.PLANNED))


@pytest.mark.parametrize(
    ("what", "changes", "problem"),
    [
        ("no hub", {"hub": None}, Problem.INCOMPLETE),
        ("no such hub", {"hub": "atlantis"}, Problem.INCOMPLETE),
        ("no activity", {"activity": ""}, Problem.INCOMPLETE),
        ("no day", {"day": None}, Problem.INCOMPLETE),
        ("no beginning", {"starts": None}, Problem.INCOMPLETE),
        ("no end", {"ends": None}, Problem.INCOMPLETE),
        ("no role", {"role": None}, Problem.INCOMPLETE),
        ("no number", {"needed": None}, Problem.INCOMPLETE),
        ("planned hub", {"hub": "spikkestad"}, Problem.HUB_IS_PLANNED),
        ("yesterday", {"day": dt.date(2026, 11, 22)}, Problem.IN_THE_PAST),
        ("an hour ago", {"day": TODAY, "starts": dt.time(11)}, Problem.IN_THE_PAST),
        ("this very minute", {"day": TODAY, "starts": dt.time(12)}, Problem.IN_THE_PAST),
    ],
)
def test_draft_that_cannot_be_sent(
    packaged: Municipality, what: str, changes: dict[str, Any], problem: Problem
) -> None:
    with pytest.raises(NotPossible) as refused:
        check_sendable(replace(CONCERT, **changes), with_closures(packaged), NOW)
    assert refused.value.problem is problem, what


@pytest.mark.parametrize(
    ("closures", "last"),
    [
        ([closed(dt.date(2026, 11, 26), dt.date(2026, 11, 26))], dt.date(2026, 11, 26)),
        ([closed(dt.date(2026, 11, 20), dt.date(2026, 11, 30), hubs=("heggedal",))], dt.date(2026, 11, 30)),
        ([closed(dt.date(2026, 11, 26), dt.date(2026, 12, day)) for day in (1, 9, 4)], dt.date(2026, 12, 9)),
        ([closed(dt.date(2026, 11, 20), dt.date(2026, 11, 30), hubs=("tofte",))], None),
        ([closed(dt.date(2026, 11, 20), dt.date(2026, 11, 25))], None),
        ([closed(dt.date(2026, 11, 27), dt.date(2026, 11, 30))], None),
        ([closed(dt.date(2026, 11, 20), dt.date(2026, 11, 30), facilities=("library",))], None),
        ([closed(dt.date(2026, 11, 20), dt.date(2026, 11, 30), withdrawn_on=dt.date(2026, 11, 23))], None),
        ([], None),
    ],
)
def test_closed_hub_is_known_and_may_be_asked_for(
    packaged: Municipality, closures: list[Closure], last: dt.date | None
) -> None:
    municipality = with_closures(packaged, *closures)
    check_sendable(CONCERT, municipality, NOW)
    assert closed_until(CONCERT, municipality, TODAY) == last


@pytest.mark.parametrize(
    ("changes", "is_begun"),
    [
        ({}, False),
        ({"hub": "tofte"}, False),
        ({"activity": "Quiz"}, True),
        ({"needed": 1}, True),
        ({"text": "x"}, True),
    ],
)
def test_draft_is_begun_when_more_than_its_hub_is_said(changes: dict[str, Any], *, is_begun: bool) -> None:
    assert replace(Request(1, 2, RequestStatus.DRAFT), **changes).is_begun is is_begun


@pytest.mark.parametrize(
    ("starts", "ends", "day_of_end"),
    [(dt.time(17), dt.time(20), 26), (dt.time(22), dt.time(1), 27), (dt.time(12), dt.time(12), 27)],
)
def test_end_before_the_beginning_is_past_midnight(starts: dt.time, ends: dt.time, day_of_end: int) -> None:
    request = replace(CONCERT, starts=starts, ends=ends)
    assert request.ends_at(OSLO) == dt.datetime.combine(dt.date(2026, 11, day_of_end), ends, OSLO)
