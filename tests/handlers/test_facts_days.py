"""Days and hours as coordinators type them."""

import datetime as dt

import pytest

from domain.calendar import Days
from domain.errors import NotPossible, Problem
from domain.hours_line import read_hours
from handlers.facts.days import day_and_hours, days_named, hours_between, weekday_names
from locales import LANGUAGES, texts_in

MONDAY = dt.date(2026, 11, 23)


def days(first: str, last: str) -> Days:
    return Days(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("i morgen", "nb", days("2026-11-24", "2026-11-24")),
        ("fredag", "nb", days("2026-11-27", "2026-11-27")),
        ("fredag til søndag", "nb", days("2026-11-27", "2026-11-29")),
        ("24.12–26.12", "nb", days("2026-12-24", "2026-12-26")),
        ("24.12-26.12", "nb", days("2026-12-24", "2026-12-26")),
        ("24.12 - 2.1", "nb", days("2026-12-24", "2027-01-02")),
        ("24. desember til og med 1. januar", "nb", days("2026-12-24", "2027-01-01")),
        ("2026-12-24", "nb", days("2026-12-24", "2026-12-24")),
        ("helga", "nb", days("2026-11-28", "2026-11-29")),
        ("laurdag", "nn", days("2026-11-28", "2026-11-28")),
        ("Friday to Sunday", "en", days("2026-11-27", "2026-11-29")),
    ],
)
def test_days_are_read(text: str, language: str, expected: Days) -> None:
    assert days_named(text, language, MONDAY) == expected


@pytest.mark.parametrize("text", ["", "snart", "31.11", "26.12–24.12 2020", "x" * 4096])
def test_what_is_no_day_is_said_so(text: str) -> None:
    with pytest.raises(NotPossible) as refused:
        days_named(text, "nb", MONDAY)
    assert refused.value.problem is Problem.NOT_A_DATE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24.12 10–13", ("2026-12-24", "10:00-13:00")),
        ("lørdag 11-14", ("2026-11-28", "11:00-14:00")),
        ("lørdag kl. 11.30 til 14", ("2026-11-28", "11:30-14:00")),
        ("julaften: 9-12", ("2026-12-24", "09:00-12:00")),
        ("fredag 18-24", ("2026-11-27", "18:00-24:00")),
    ],
)
def test_day_and_hours_are_read_together(text: str, expected: tuple[str, str]) -> None:
    day, hours = day_and_hours(text, "nb", MONDAY)
    assert (day.isoformat(), hours) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("lørdag", Problem.NOT_A_TIME),
        ("11-14", Problem.NOT_A_DATE),
        ("lørdag 14-11", Problem.NOT_A_TIME),
        ("lørdag 25-26", Problem.NOT_A_TIME),
    ],
)
def test_half_of_it_is_not_enough(text: str, problem: Problem) -> None:
    with pytest.raises(NotPossible) as refused:
        day_and_hours(text, "nb", MONDAY)
    assert refused.value.problem is problem


def test_hours_end_after_they_begin() -> None:
    assert hours_between("10 til 24", "nb") == "10:00-24:00"
    with pytest.raises(NotPossible):
        hours_between("24-10", "nb")


@pytest.mark.parametrize("language", LANGUAGES)
def test_weekdays_are_known_in_every_language(language: str) -> None:
    wednesday = texts_in(language).weekday(dt.date(2026, 11, 25))
    week = read_hours(f"{wednesday} 10-12", weekday_names())
    assert week is not None
    assert week.expression() == "We 10:00-12:00; PH off"


@pytest.mark.parametrize("short", ["man", "tir", "ons", "tor", "fre", "lør", "søn", "mån", "tys", "lau", "mon", "wed"])
def test_usual_shortenings_mean_one_day_whatever_languages_there_are(short: str) -> None:
    assert read_hours(f"{short} 10-12", weekday_names()) is not None
