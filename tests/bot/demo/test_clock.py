from datetime import UTC, datetime, timedelta

import pytest

from bot.demo.clock import OSLO, DemoClock
from tests.bot.demo.api import StoppedClock


@pytest.fixture
def demo(clock: StoppedClock) -> DemoClock:
    return DemoClock(clock.now)


def test_shows_norwegian_time(demo: DemoClock) -> None:
    assert demo.now() == datetime(2026, 11, 23, 11, 0, tzinfo=OSLO)
    assert (demo.now().tzinfo, demo.moved) == (OSLO, False)


def test_runs_on_from_where_it_was_moved_to(demo: DemoClock, clock: StoppedClock) -> None:
    demo.move_to(datetime(2026, 12, 24, 12, 0, tzinfo=OSLO))
    clock.advance(90)
    assert demo.now() == datetime(2026, 12, 24, 12, 1, 30, tzinfo=OSLO)
    assert demo.moved


def test_time_without_a_zone_is_norwegian(demo: DemoClock) -> None:
    demo.move_to(datetime(2026, 7, 1, 12, 0))  # noqa: DTZ001 -- as it comes from the page's field
    assert demo.now() == datetime(2026, 7, 1, 10, 0, tzinfo=UTC)


def test_goes_back_to_real_time(demo: DemoClock, clock: StoppedClock) -> None:
    demo.move_to(datetime(2027, 1, 1, tzinfo=OSLO))
    demo.back_to_real()
    assert (demo.now(), demo.moved) == (clock.now(), False)


def test_summer_time_ends_in_the_middle_of_a_night(demo: DemoClock, clock: StoppedClock) -> None:
    demo.move_to(datetime(2026, 10, 25, 2, 59, tzinfo=OSLO))
    clock.advance(timedelta(minutes=2).total_seconds())
    assert demo.now().strftime("%H:%M %Z") == "02:01 CET"
