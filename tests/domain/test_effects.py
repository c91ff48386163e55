import datetime as dt

import pytest

from domain.effects import Case, RequestEffect, Wave, cut_off, effect_of, rising
from domain.requests import Answer

T = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def after(minutes: float) -> dt.datetime:
    return T + dt.timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("cases", "calls", "asked", "expected"),
    [
        ([], 0, 0, (0, 0, 0.0, None, 0.0, 0, 0)),
        ([Case(2, 2, T, after(30))], 6, 6, (1, 1, 1.0, 30, 1.0, 0, 0)),
        ([Case(2, 1, T, None, 1, 0)], 6, 3, (1, 0, 0.5, None, 2.0, 1, 0)),
        (
            [Case(2, 2, T, after(10)), Case(1, 1, T, after(20), 1, 1), Case(3, 3, T, after(500)), Case(4, 0, T, None)],
            30,
            12,
            (4, 3, 0.6, 20, 2.5, 1, 1),
        ),
        ([Case(1, 1, T, after(10)), Case(1, 1, T, after(30))], 2, 2, (2, 2, 1.0, 20, 1.0, 0, 0)),
        ([Case(2, 1, T, after(10), 1)], 4, 4, (1, 0, 0.5, 10, 1.0, 1, 0)),  # was full until somebody withdrew
        ([Case(1, 3, T, after(10))], 4, 4, (1, 1, 1.0, 10, 1.0, 0, 0)),  # the number was lowered afterwards
    ],
)
def test_figures(cases: list[Case], calls: int, asked: int, expected: tuple[object, ...]) -> None:
    effect = effect_of(cases, calls=calls, asked=asked)
    minutes = None if effect.to_fill is None else effect.to_fill.total_seconds() / 60
    found = (effect.requests, effect.filled, effect.fill_rate, minutes, effect.calls_each)
    assert (*found, effect.dropped_out, effect.absent) == expected


def effect(*answers: tuple[float, Answer], until: float = 10_000) -> RequestEffect:
    said = tuple((after(minutes), answer) for minutes, answer in answers)
    return RequestEffect(T, after(until), 2, None, (Wave(1, 6, T), Wave(2, 4, after(30))), said)


def test_silent_are_those_asked_who_have_not_answered() -> None:
    found = effect((1, Answer.NO), (2, Answer.YES), (3, Answer.WAITING), (4, Answer.WITHDRAWN))
    assert (found.asked, found.silent, found.said(Answer.YES, Answer.WAITING), found.said(Answer.NO)) == (10, 6, 2, 1)


@pytest.mark.parametrize(
    ("answers", "until", "ends"),
    [([], 10_000, 37.5), ([(100, Answer.YES)], 10_000, 125), ([(100, Answer.YES)], 110, 110)],
)
def test_picture_ends_soon_after_the_last_thing_that_happened(
    answers: list[tuple[float, Answer]], until: float, ends: float
) -> None:
    assert cut_off(effect(*answers, until=until)).until == after(ends)


def test_request_with_nobody_asked_is_shown_to_its_end() -> None:
    nothing = RequestEffect(T, after(60), 2, None, (), ())
    assert cut_off(nothing) == nothing


def test_rising_counts_in_order() -> None:
    assert rising([after(3), after(1), after(1)]) == [(after(1), 1), (after(1), 2), (after(3), 3)]
