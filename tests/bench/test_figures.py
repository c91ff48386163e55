import pytest

from bench.figures import Check, Figure, Row, at_least, at_most, number, percentile, times_at_least, times_at_most
from bench.report import as_text

OWN = Figure("Torgbot", "/s", (80.0, 100.0, 90.0))
PEER = Figure("peer", "/s", (45.0, 40.0, 50.0))


def test_median_and_spread_are_those_of_the_rounds() -> None:
    assert str(OWN) == "Torgbot 90 /s (80–100)"


@pytest.mark.parametrize(
    ("check", "asked", "got", "is_reached"),
    [
        (at_least(OWN, 90), "Torgbot ≥ 90 /s", "90", True),
        (at_least(OWN, 91), "Torgbot ≥ 91 /s", "90", False),
        (at_most(OWN, 90), "Torgbot ≤ 90 /s", "90", True),
        (at_most(OWN, 89), "Torgbot ≤ 89 /s", "90", False),
        (times_at_least(OWN, PEER, 2), "≥ 2 × peer", "2.00 ×", True),
        (times_at_least(OWN, PEER, 2.1), "≥ 2.1 × peer", "2.00 ×", False),
        (times_at_most(PEER, OWN, 0.5), "peer ≤ 0.5 × Torgbot", "0.50 ×", True),
        (times_at_most(PEER, OWN, 0.4), "peer ≤ 0.4 × Torgbot", "0.50 ×", False),
    ],
)
def test_a_mark_is_reached_by_its_median(check: Check, asked: str, got: str, *, is_reached: bool) -> None:
    assert check == Check(asked, got, is_reached)


@pytest.mark.parametrize(("percent", "value"), [(50, 2.0), (75, 3.0), (99, 4.0), (100, 4.0)])
def test_percentile_is_a_value_that_was_measured(percent: float, value: float) -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], percent) == value


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (0.0534, "0.0534"), (1.019, "1.02"), (9.87, "9.87"), (69.4, "69"), (17883, "17,883")]
)
def test_numbers_are_short_and_still_tell(value: float, shown: str) -> None:
    assert number(value) == shown


def test_a_row_says_what_is_not_reached() -> None:
    row = Row("durable sending", (OWN,), (PEER,), (at_least(OWN, 91),))
    assert as_text(row).splitlines() == [
        "durable sending",
        "    Torgbot 90 /s (80–100)",
        "    peer 45 /s (40–50)",
        "    not reached: Torgbot ≥ 91 /s (got 90)",
    ]
