"""By when an answer is promised, when coordinators are reminded, and when the silent are remembered."""

import datetime as dt

import pytest

from domain.hubs import Limits
from domain.promises import idle_at, promised_for, reminded_at
from domain.schedules import ZONE


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("made", "reminded", "due"),
    [
        ("2026-11-23T12:00", "2026-11-25T12:00", "2026-11-26T12:00"),
        ("2026-11-23T22:30", "2026-11-26T08:00", "2026-11-27T08:00"),  # never at night
        ("2026-11-23T05:00", "2026-11-25T08:00", "2026-11-26T08:00"),
        ("2027-03-26T12:00", "2027-03-28T12:00", "2027-03-29T12:00"),  # noon stays noon when an hour is missing
        ("2027-10-29T12:00", "2027-10-31T12:00", "2027-11-01T12:00"),  # and when one comes twice
        ("2027-03-25T02:30", "2027-03-27T08:00", "2027-03-28T08:00"),
    ],
)
def test_answer_is_promised_by_the_hubs_clock(made: str, reminded: str, due: str) -> None:
    assert reminded_at(at(made), Limits()) == at(reminded)
    assert promised_for(at(made), Limits()) == at(due)


def test_reminder_comes_before_the_promise_even_where_that_is_one_day() -> None:
    limits = Limits(answer_days=1)
    made = at("2026-11-23T08:00")
    assert (reminded_at(made, limits), promised_for(made, limits)) == (at("2026-11-23T20:00"), at("2026-11-24T08:00"))


def test_who_was_never_called_is_remembered_after_a_month() -> None:
    assert idle_at(at("2026-11-23T12:00"), Limits()) == at("2026-12-23T12:00")
    assert idle_at(at("2026-11-23T23:00"), Limits(idle_days=7)) == at("2026-12-01T08:00")
