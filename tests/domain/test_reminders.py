import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from domain.closures import Closure, SpecialOpening
from domain.half_days import half_days_to_ask
from domain.hubfile import packaged, read
from domain.hubs import Municipality
from domain.register_form import convert
from domain.reminders import Reminder, ReminderKind, reminders_due

ASKER = replace(read(packaged()), closures=())


def with_closure(**more: Any) -> Municipality:
    stated = {"first": "2026-11-10", "last": "2026-11-18", "hubs": ["tofte"], "source": "x", "checked_on": "2026-11-01"}
    return replace(ASKER, closures=(convert({**stated, **more}, Closure),))


@pytest.mark.parametrize(
    ("today", "eves"),
    [
        ("2026-12-02", []),
        ("2026-12-03", ["christmas_eve"]),
        ("2026-12-10", ["christmas_eve", "new_years_eve"]),
        ("2026-12-25", ["new_years_eve"]),
        ("2027-01-01", []),
    ],
)
def test_eves_are_asked_about_three_weeks_ahead(today: str, eves: list[str]) -> None:
    asked = half_days_to_ask(ASKER, dt.date.fromisoformat(today))
    assert [each.eve for each in asked if each.hub.slug == "borgen"] == eves


def test_only_houses_with_staffed_hours_on_that_day_are_asked() -> None:
    christmas = half_days_to_ask(ASKER, dt.date(2026, 12, 9))
    assert [each.hub.slug for each in christmas] == ["asker_sentrum", "heggedal", "borgen", "slemmestad"]
    easter_saturday = half_days_to_ask(ASKER, dt.date(2027, 3, 27))
    assert [each.hub.slug for each in easter_saturday] == ["asker_sentrum", "heggedal", "slemmestad"]


def test_answered_eve_is_asked_about_no_more() -> None:
    word = convert(
        {
            "hub": "borgen",
            "facility": "hub",
            "first": "2026-12-24",
            "last": "2026-12-24",
            "hours": "09:00-11:00",
            "source": "x",
            "checked_on": "2026-12-01",
        },
        SpecialOpening,
    )
    answered = replace(ASKER, openings=(word,))
    asked = half_days_to_ask(answered, dt.date(2026, 12, 5))
    assert "borgen" not in [each.hub.slug for each in asked]


@pytest.mark.parametrize(
    ("today", "kinds"),
    [
        ("2026-11-15", []),
        ("2026-11-16", [ReminderKind.ENDING]),
        ("2026-11-30", [ReminderKind.ENDING]),
        ("2026-12-19", []),
    ],
)
def test_what_comes_after_an_open_ended_closure_is_asked(today: str, kinds: list[ReminderKind]) -> None:
    due = reminders_due(with_closure(may_be_extended=True), dt.date.fromisoformat(today))
    assert [each.kind for each in due if each.hub == "tofte"] == kinds


@pytest.mark.parametrize(
    ("today", "more", "kinds"),
    [
        ("2026-11-18", {}, []),
        ("2026-11-19", {}, [ReminderKind.OPEN_AGAIN]),
        ("2026-11-22", {}, []),
        ("2026-11-19", {"announced_on": "2026-11-19"}, []),
        ("2026-11-19", {"withdrawn_on": "2026-11-15"}, []),
        ("2026-11-19", {"facilities": ["library"]}, []),
    ],
)
def test_followers_hear_that_a_closure_is_over(today: str, more: dict[str, Any], kinds: list[ReminderKind]) -> None:
    due = reminders_due(with_closure(**more), dt.date.fromisoformat(today))
    assert [each.kind for each in due if each.hub == "tofte"] == kinds


def test_closure_of_all_houses_is_asked_about_at_each() -> None:
    due = reminders_due(with_closure(hubs=[], may_be_extended=True), dt.date(2026, 11, 18))
    open_hubs = [hub.slug for hub in ASKER.hubs if not hub.is_planned]
    assert due == tuple(Reminder(ReminderKind.ENDING, hub, dt.date(2026, 11, 18)) for hub in open_hubs)
