"""A circuit breaker as a table: what happens when, and how long everything rests."""

import pytest

from domain.breaker import OPENS_AT, PAUSES, Breaker


def opened(at: float = 0.0) -> Breaker:
    breaker = Breaker()
    for _ in range(OPENS_AT):
        breaker.failed(at)
    return breaker


def test_it_opens_at_the_fifth_failure_in_a_row() -> None:
    breaker = Breaker()
    assert [breaker.failed(0.0) for _ in range(OPENS_AT)] == [False, False, False, False, True]
    assert breaker.is_open
    assert breaker.wait(0.4) == pytest.approx(0.6)


def test_one_answer_between_failures_keeps_it_closed() -> None:
    breaker = Breaker()
    for _ in range(3):
        for _ in range(OPENS_AT - 1):
            breaker.failed(0.0)
        breaker.succeeded()
    assert (breaker.is_open, breaker.wait(0.0)) == (False, 0.0)


def test_failures_that_were_on_their_way_make_no_pause_longer() -> None:
    breaker = opened()
    assert [breaker.failed(0.5) for _ in range(10)] == [False] * 10
    assert breaker.wait(0.5) == pytest.approx(0.5)


def test_each_failed_question_makes_the_next_pause_longer_up_to_a_limit() -> None:
    breaker, now, pauses = opened(), 0.0, []
    for _ in range(len(PAUSES) + 2):
        pauses.append(breaker.wait(now))
        now += pauses[-1]
        breaker.failed(now)
    assert pauses == [*PAUSES, PAUSES[-1], PAUSES[-1]]


def test_an_answer_closes_it_and_the_next_outage_begins_with_a_short_pause() -> None:
    breaker = opened()
    breaker.failed(5.0)
    breaker.succeeded()
    assert (breaker.is_open, breaker.wait(5.0)) == (False, 0.0)
    for _ in range(OPENS_AT):
        breaker.failed(9.0)
    assert breaker.wait(9.0) == PAUSES[0]
