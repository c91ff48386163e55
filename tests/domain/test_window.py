"""Messages held up on their way must not meet those that leave a second later: ways of all lengths, simulated."""

import heapq
import random
from bisect import bisect_left
from collections.abc import Callable

import pytest

from domain.pacing import Limits, Pacer
from domain.window import LOOK_AGAIN, SECOND, Window

RATE = 30
MESSAGES = 3000


def ways(seed: int) -> dict[str, Callable[[], tuple[float, float]]]:
    """Seconds out and back."""
    dice = random.Random(seed)  # noqa: S311 -- a test's dice
    return {
        "near": lambda: (0.001, 0.001),
        "far": lambda: (0.05, 0.05),
        "unsteady": lambda: (dice.uniform(0.02, 0.027), 0.02 + dice.expovariate(100)),
        "held up at times": lambda: (0.2 if dice.random() < 0.02 else 0.002, 0.001),
        "stuck at times": lambda: (2.0 if dice.random() < 0.003 else 0.03, 0.03),
    }


def on_their_way(way: Callable[[], tuple[float, float]]) -> tuple[list[float], list[float]]:
    """When each message left and when it came in, as the sender books them and lets them go."""
    pacer, now = Pacer(Limits(per_second=RATE)), 1000.0
    answers, left, came_in = list[tuple[float, int]](), list[float](), list[float]()

    def wait_until(moment: float) -> float:
        while answers and answers[0][0] <= moment:
            at, chat = heapq.heappop(answers)
            pacer.arrive(chat, at)
        return moment

    for chat in range(1, MESSAGES + 1):
        now = wait_until(max(now, pacer.book(chat, now)))
        while wait := pacer.depart(chat, now):
            now = wait_until(now + wait)
        out, back = way()
        left.append(now)
        came_in.append(now + out)
        heapq.heappush(answers, (now + out + back, chat))
    return left, sorted(came_in)


def fullest_second(moments: list[float]) -> int:
    return max(bisect_left(moments, start + 1.0) - place for place, start in enumerate(moments))


@pytest.mark.parametrize("way", ways(0))
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_more_come_in_within_a_second_than_the_limit_allows(way: str, seed: int) -> None:
    left, came_in = on_their_way(ways(seed)[way])
    assert fullest_second(came_in) <= RATE
    assert left[-1] - left[0] <= 1.025 * (MESSAGES - 1) / RATE


def test_message_on_its_way_counts_until_it_is_answered() -> None:
    window = Window(2)
    window.leave(1, 0.0)
    window.leave(2, 0.5)
    assert window.wait(5.0) == LOOK_AGAIN
    window.come_in(1, 5.0)
    assert window.wait(5.0) == pytest.approx(SECOND)
    assert window.wait(5.1 + SECOND) == 0.0


def test_what_stayed_after_all_counts_for_nothing() -> None:
    window = Window(1)
    window.leave(1, 0.0)
    window.stay(1)
    window.come_in(1, 0.1)
    assert window.wait(0.1) == 0.0
