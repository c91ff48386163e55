"""A closure of one day is told by that day: "up to and including" would sound as if the house were closed already."""

import datetime as dt

import pytest
from msgspec.structs import replace

from domain.closures import Closure
from tests.handlers.answered import ASKER, lines

TOMORROW = dt.date(2026, 11, 24)
CLOSED = Closure(first=TOMORROW, last=TOMORROW, source="Heggedal, koordinator", checked_on=dt.date(2026, 11, 23))


@pytest.mark.parametrize(
    ("closure", "question", "told"),
    [
        ({"hubs": ("heggedal",)}, "er Heggedal åpent i morgen?", "Heggedal is closed Tuesday 24 November."),
        ({"hubs": ("heggedal",)}, "åpningstider i morgen på alle torg", "Heggedal is closed Tuesday 24 November."),
        (
            {"hubs": ("heggedal",), "facilities": ("library",)},
            "er biblioteket på Heggedal åpent i morgen?",
            "Library: closed Tuesday 24 November.",
        ),
        ({}, "åpningstider i morgen på alle torg", "All the houses are closed Tuesday 24 November."),
    ],
)
def test_closure_of_one_day_says_that_day(closure: dict[str, tuple[str, ...]], question: str, told: str) -> None:
    shut = replace(CLOSED, **closure)
    town = replace(ASKER, closures=(shut,))
    assert any(line.startswith(told) for line in lines(question, municipality=town))
