"""Hours as coordinators write them, and the expression they become."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import State

from domain.hours_line import read_hours
from domain.register_form import read_json, write_json
from domain.schedules import ZONE, expression, fault_in
from domain.weekly import CODES, Rule, Stretch, Week

NB = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
NN = ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag")
EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMES = {name: day for names in (NB, NN, EN) for day, name in enumerate(names)}
SATURDAY = dt.date(2026, 12, 5)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("man–tor 10–19, fre 10–15", "Mo-Th 10:00-19:00; Fr 10:00-15:00; PH off"),
        ("Mandag til fredag kl. 9.30 til 15", "Mo-Fr 09:30-15:00; PH off"),
        ("man, ons og fre 10-16", "Mo 10:00-16:00; We 10:00-16:00; Fr 10:00-16:00; PH off"),
        ("hverdager 10-12 og 14-16", "Mo-Fr 10:00-12:00,14:00-16:00; PH off"),
        ("alle dager 8-22", "Mo-Su 08:00-22:00; PH off"),
        ("hverdager 9-15, ons stengt", "Mo-Tu 09:00-15:00; Th-Fr 09:00-15:00; PH off"),
        ("lør 10:00-24:00", "Sa 10:00-24:00; PH off"),
        ("fredager 11-14", "Fr 11:00-14:00; PH off"),
        ("mån-tor 10-19, laurdag 10-14", "Mo-Th 10:00-19:00; Sa 10:00-14:00; PH off"),
        ("Mon to Thu 10 to 19, Sat 10-14", "Mo-Th 10:00-19:00; Sa 10:00-14:00; PH off"),
        ("første lørdag i måneden 11-14", "Sa[1] 11:00-14:00; PH off"),
        ("siste fredag i måneden 11-14", "Fr[-1] 11:00-14:00; PH off"),
        ("alle dager stengt", "off"),
    ],
)
def test_line_is_read(line: str, expected: str) -> None:
    week = read_hours(line, NAMES)
    assert week is not None
    assert week.expression() == expected
    assert fault_in(expected) is None


@pytest.mark.parametrize(
    "line",
    [
        "",
        "vi har åpent",
        "man 10",
        "man",
        "10-16",
        "man 25-26",
        "man 10-61",
        "man 16-10",
        "fre-man 10-16",
        "t 10-16",
        "man 10-16 kanskje",
        "hver 0. lørdag 10-16 av og til",
        "hver 0. lørdag 10-16",
        "hver 9. lørdag 10-16",
        "man 24-25",
        "man 10-24:30",
        "man 10:3\u0660-16",
        "ons stengt 10-12",
        "man 10-16, tir",
        "x" * 4096,
        "🎉" * 50,
    ],
)
def test_what_cannot_be_read_whole_is_not_read_at_all(line: str) -> None:
    assert read_hours(line, NAMES) is None


@pytest.mark.parametrize(
    ("line", "every"),
    [
        ("hver 4. lørdag 10–16", 4),
        ("hver fjerde lørdag 10–16", 4),
        ("kvar tredje laurdag 10–16", 3),
        ("annenhver lørdag 10-16", 2),
        ("every 3rd Saturday 10-16", 3),
        ("hver 8. lørdag 10-16", 8),
    ],
)
def test_rule_that_skips_weeks_asks_for_its_start(line: str, every: int) -> None:
    week = read_hours(line, NAMES)
    assert week is not None
    assert week.lacks_start == Rule(days=(5,), stretches=(Stretch(opens="10:00", closes="16:00"),), every=every)
    with pytest.raises(ValueError, match="first day"):
        week.expression()
    assert week.starting(SATURDAY).lacks_start is None


def test_every_fourth_saturday_goes_on_over_new_year_and_ends_as_unknown() -> None:
    week = read_hours("man-fre 10-16, hver 4. lørdag 10-16", NAMES)
    assert week is not None
    hours = expression(week.starting(SATURDAY).expression(), "NO")
    days = [SATURDAY + dt.timedelta(weeks=n) for n in range(9)]
    noons = [dt.datetime.combine(day, dt.time(12), ZONE) for day in days]
    assert [n for n, noon in enumerate(noons) if hours.is_open(noon)] == [0, 4, 8]
    assert hours.is_unknown(dt.datetime(2029, 3, 3, 12, tzinfo=ZONE))


def test_one_weekday_is_changed_and_the_others_stay() -> None:
    week = read_hours("hverdager 9-15", NAMES)
    assert week is not None
    changed = week.with_day(2, (Stretch(opens="12:00", closes="18:00"),))
    assert changed.expression() == "Mo-Tu 09:00-15:00; We 12:00-18:00; Th-Fr 09:00-15:00; PH off"
    assert changed.with_day(2, ()).expression() == "Mo-Tu 09:00-15:00; Th-Fr 09:00-15:00; PH off"


NUMBERS = st.integers(0, 30)
MINUTES = st.sampled_from(("", ":00", ":30", ".59", ":60", ":3\u0660"))


@settings(max_examples=200, deadline=None)
@given(NUMBERS, NUMBERS, MINUTES, NUMBERS, MINUTES)
def test_whatever_is_read_can_be_kept(every: int, opens: int, past: str, closes: int, past_that: str) -> None:
    for line in (f"hver {every}. lørdag 10-16", f"lørdag {opens}{past}-{closes}{past_that}"):
        week = read_hours(line, NAMES)
        assert week is None or read_json(write_json(week), Week) == week


STRETCH = st.tuples(st.integers(0, 22), st.integers(1, 2)).map(
    lambda at: Stretch(opens=f"{at[0]:02}:00", closes=f"{min(at[0] + at[1], 24):02}:00")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(STRETCH, max_size=1), min_size=7, max_size=7))
def test_every_week_means_what_it_says(days: list[list[Stretch]]) -> None:
    week = Week()
    for day, stretches in enumerate(days):
        week = week.with_day(day, stretches)
    hours = expression(week.expression(), "NO")
    monday = dt.datetime(2026, 11, 23, tzinfo=ZONE)
    for day, stretches in enumerate(days):
        start = monday + dt.timedelta(days=day)
        told = [
            (f"{begin:%H}", f"{end:%H}")
            for begin, end, state, _ in hours.intervals(start, start + dt.timedelta(days=1))
            if state is State.OPEN
        ]
        expected = [(each.opens[:2], each.closes[:2].replace("24", "00")) for each in stretches]
        assert told == expected, CODES[day]
