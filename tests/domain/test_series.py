"""The dates of standing duties: a rule, what is skipped and why, and when the next ones are made."""

import datetime as dt
from dataclasses import replace

import pytest
from msgspec import structs

from domain.closures import Closure
from domain.hubfile import packaged, read
from domain.register_form import convert
from domain.schedules import ZONE
from domain.series import FORTNIGHTLY, WEEKLY, Series, Skipped, due_dates, first_dates, next_look

ASKER = structs.replace(read(packaged()), closures=())
THURSDAY = dt.date(2026, 11, 26)
CAFE = Series(1, 9, "borgen", "vertskap", "Språkkafé", dt.time(17), dt.time(19), 2, WEEKLY, THURSDAY)
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def closure(first: str, last: str, **more: object) -> Closure:
    return convert(
        {"first": first, "last": last, "hubs": ["borgen"], "source": "Borgen", "checked_on": "2026-11-01", **more},
        Closure,
    )


@pytest.mark.parametrize(
    ("weeks", "since", "expected"),
    [
        (WEEKLY, "2026-11-23", ["2026-11-26", "2026-12-03", "2026-12-10"]),
        (WEEKLY, "2026-11-26", ["2026-11-26", "2026-12-03", "2026-12-10"]),
        (WEEKLY, "2026-11-27", ["2026-12-03", "2026-12-10", "2026-12-17"]),
        (FORTNIGHTLY, "2026-11-26", ["2026-11-26", "2026-12-10", "2026-12-24"]),
        (FORTNIGHTLY, "2026-11-27", ["2026-12-10", "2026-12-24", "2027-01-07"]),
        (
            FORTNIGHTLY,
            "2027-03-25",
            ["2027-04-01", "2027-04-15", "2027-04-29"],
        ),  # over the night when an hour is missing
    ],
)
def test_rule_gives_its_dates_from_a_day_on(weeks: int, since: str, expected: list[str]) -> None:
    dates = replace(CAFE, every_weeks=weeks).dates(day(since))
    assert [next(dates).isoformat() for _ in expected] == expected


def test_rule_ends_with_its_last_day() -> None:
    assert list(replace(CAFE, last_day=day("2026-12-10")).dates(THURSDAY)) == [
        THURSDAY,
        day("2026-12-03"),
        day("2026-12-10"),
    ]
    assert list(replace(CAFE, last_day=day("2026-12-09")).dates(day("2026-12-04"))) == []


@pytest.mark.parametrize(
    ("first", "skipped"),
    [
        ("2026-12-25", "christmas_day"),
        ("2027-01-01", "new_years_day"),
        ("2027-03-25", "maundy_thursday"),
        ("2027-03-29", "easter_monday"),
        ("2027-05-06", "ascension_day"),
        ("2028-05-17", "constitution_day"),
        ("2026-12-24", None),  # Christmas Eve is no public holiday: the coordinator decides
        ("2026-11-26", None),
    ],
)
def test_public_holidays_are_skipped(first: str, skipped: str | None) -> None:
    plan = first_dates(replace(CAFE, first_day=day(first)), ASKER, NOON, 1)
    assert plan.skipped == (() if skipped is None else (Skipped(day(first), feast=skipped),))
    assert plan.days == ((day(first),) if skipped is None else ())


@pytest.mark.parametrize(
    ("shut", "is_skipped"),
    [
        (closure("2026-11-26", "2026-11-26"), True),
        (closure("2026-11-20", "2026-12-01"), True),
        (closure("2026-11-27", "2026-12-01"), False),  # another day
        (closure("2026-11-26", "2026-11-26", hubs=["heggedal"]), False),  # another hub
        (closure("2026-11-26", "2026-11-26", hubs=[]), True),  # all hubs
        (closure("2026-11-26", "2026-11-26", facilities=["bibliotek"]), False),  # one part of the house
        (closure("2026-11-26", "2026-11-26", withdrawn_on="2026-11-22"), False),  # another word stands in its place
        (closure("2026-11-26", "2026-11-26", announced_on="2026-11-25"), False),  # nobody knows of it yet
    ],
)
def test_closed_days_are_skipped_with_the_closure_as_the_reason(shut: Closure, is_skipped: bool) -> None:  # noqa: FBT001 -- a column
    plan = due_dates(CAFE, structs.replace(ASKER, closures=(shut,)), NOON)
    assert plan.skipped == ((Skipped(THURSDAY, closure=shut),) if is_skipped else ())
    assert plan.days == ((day("2026-12-03"),) if is_skipped else (THURSDAY, day("2026-12-03")))


@pytest.mark.parametrize(
    ("now", "made_until", "expected"),
    [
        ("2026-11-23T12:00", None, ["2026-11-26", "2026-12-03"]),
        ("2026-11-26T09:00", "2026-12-07", ["2026-12-10"]),
        ("2026-11-26T09:00", "2026-12-10", []),
        ("2026-11-26T18:00", None, ["2026-12-03", "2026-12-10"]),  # today's has begun
        ("2027-02-01T09:00", "2026-12-10", ["2027-02-04", "2027-02-11"]),  # nobody ran the bot for two months
    ],
)
def test_dates_are_made_once_and_only_ahead(now: str, made_until: str | None, expected: list[str]) -> None:
    series = replace(CAFE, made_until=None if made_until is None else day(made_until))
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=ZONE)
    assert [each.isoformat() for each in due_dates(series, ASKER, moment).days] == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-23T12:00", "2026-11-26T09:00+01:00"),  # for 10 December
        ("2027-03-13T09:00", "2027-03-18T09:00+01:00"),  # for 1 April, asked before the clock changes
        ("2027-03-23T09:00", "2027-03-25T09:00+01:00"),
        ("2027-03-27T09:00", "2027-04-01T09:00+02:00"),  # the clock has changed since
        ("2027-10-28T12:00", "2027-11-04T09:00+01:00"),
    ],
)
def test_next_look_is_at_nine_by_the_hubs_clock(now: str, expected: str) -> None:
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=ZONE)
    assert next_look(CAFE, ASKER, moment) == dt.datetime.fromisoformat(expected)


def test_there_is_no_look_after_the_last_date() -> None:
    assert next_look(replace(CAFE, last_day=day("2026-12-07")), ASKER, NOON) is None


def test_every_look_makes_what_comes_within_reach_and_nothing_twice() -> None:
    """A year of looks makes all fifty-two dates that are no holiday, each exactly fourteen days ahead."""
    series, look = CAFE, NOON
    made: list[dt.date] = []
    while look.year < 2027 or look.month < 11:
        made += due_dates(series, ASKER, look).days
        series = replace(series, made_until=look.date() + dt.timedelta(days=14))
        following = next_look(series, ASKER, look)
        assert following is not None
        assert following > look
        look = following
    feasts = {day("2027-03-25"), day("2027-05-06")}
    whole = [each for n in range(51) if (each := THURSDAY + dt.timedelta(weeks=n)) not in feasts]
    assert made == whole
