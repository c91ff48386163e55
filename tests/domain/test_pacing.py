"""The published limits on a clock that only moves when told."""

import itertools
import math
import random
from bisect import bisect_left
from collections.abc import Callable

import pytest

from domain.pacing import Limits, Pacer

PRECISE = 1e-9
AHEAD = 0.05


def simulated(pacer: Pacer, messages: int, oversleep: Callable[[], float], *, most: int = 8) -> list[float]:
    """When messages to different chats go out in a loop that claims ahead, and wakes somewhat late."""
    now, sent = 1000.0, list[float]()
    while len(sent) < messages:
        for _ in range(pacer.allowance(now, min(most, messages - len(sent)), AHEAD)):
            sent.append(pacer.book(len(sent) + 1, now))
        now += max(pacer.wait(now) - AHEAD, 1e-4) + oversleep()
    return sent


def fullest_second(sent: list[float]) -> int:
    return max(bisect_left(sent, start + 1.0 - PRECISE) - place for place, start in enumerate(sent))


def loops(seed: int) -> dict[str, Callable[[], float]]:
    dice = random.Random(seed)  # noqa: S311 -- a test's dice
    return {
        "exact": lambda: 0.0,
        "jittered": lambda: dice.uniform(0, 0.004),
        "late": lambda: dice.uniform(0, 0.03),
        "with stalls": lambda: 0.4 if dice.random() < 0.02 else dice.uniform(0, 0.002),
        "after long rests": lambda: 5.0 if dice.random() < 0.01 else 0.0,
    }


@pytest.mark.parametrize("loop", loops(0))
@pytest.mark.parametrize("rate", [1, 5, 30])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_second_holds_more_than_its_share(rate: int, loop: str, seed: int) -> None:
    sent = simulated(Pacer(Limits(per_second=rate)), 40 * rate, loops(seed)[loop])
    assert fullest_second(sent) <= rate


@pytest.mark.parametrize("seed", range(5))
def test_departures_keep_the_limit_however_late_messages_leave(seed: int) -> None:
    dice, pacer = random.Random(seed), Pacer(Limits(per_second=30))  # noqa: S311 -- a test's dice
    booked = simulated(pacer, 600, lambda: 0.0)
    gone = list[float]()
    for moment in sorted(moment + dice.choice([0.0, 0.0, 0.0, 0.3]) * dice.random() for moment in booked):
        now = moment
        while (wait := pacer.depart(1, now)) > 0:
            now += wait
        pacer.arrive(1, now)
        gone.append(now)
    assert fullest_second(sorted(gone)) <= 30
    assert gone[-1] - booked[-1] <= 0.4


def test_message_that_leaves_in_time_waits_for_nobody() -> None:
    pacer = Pacer(Limits(per_second=30))
    for moment in simulated(pacer, 300, lambda: 0.0):
        assert pacer.depart(1, moment) == 0.0
        pacer.arrive(1, moment + 0.001)


def test_one_chat_waits_from_when_its_message_left_not_from_when_it_should_have() -> None:
    pacer = Pacer(Limits(per_second=30))
    at = pacer.book(1, 0.0)
    assert pacer.depart(1, at + 0.6) == 0.0
    assert pacer.busy_chats(at + 1.5) == frozenset({1})
    assert pacer.busy_chats(at + 1.7) == frozenset()


@pytest.mark.parametrize("loop", ["exact", "jittered"])
def test_long_run_is_no_slower_than_two_percent(loop: str) -> None:
    sent = simulated(Pacer(Limits(per_second=30)), 3000, loops(7)[loop])
    assert sent[-1] - sent[0] <= 1.02 * 2999 / 30


def test_sends_are_evenly_spread() -> None:
    sent = simulated(Pacer(Limits(per_second=30)), 300, lambda: 0.0)
    gaps = [later - earlier for earlier, later in itertools.pairwise(sent)]
    assert max(gaps) < 2 / 30
    assert sorted(gaps)[len(gaps) // 2] == pytest.approx(1 / 30, rel=0.05)


def test_rest_is_not_saved_up() -> None:
    pacer = Pacer(Limits(per_second=30))
    pacer.book(1, 0.0)
    assert pacer.allowance(100.0, 8) == 1


def test_allowance_keeps_to_what_was_asked_for() -> None:
    pacer = Pacer(Limits(per_second=100_000))
    assert [pacer.allowance(0.0, most, AHEAD) for most in (1, 3, 8)] == [1, 3, 8]


def test_one_a_second_to_each_chat() -> None:
    pacer = Pacer(Limits())
    pacer.book(7, 0.0)
    assert pacer.busy_chats(0.99) == {7}
    free = pacer.limits.chat_margin
    assert pacer.next_free_chat(0.5) == pytest.approx(free - 0.5)
    assert pacer.busy_chats(free + PRECISE) == frozenset()
    assert pacer.next_free_chat(free + PRECISE) is None


def test_chats_do_not_wait_for_each_other() -> None:
    pacer = Pacer(Limits())
    pacer.book(7, 0.0)
    pacer.book(8, 0.5)
    assert pacer.busy_chats(1.1) == {8}


def test_twenty_a_minute_to_a_group() -> None:
    pacer = Pacer(Limits())
    now, sent = 0.0, list[float]()
    while now < 300:
        if -5 not in pacer.busy_chats(now):
            pacer.book(-5, now)
            sent.append(now)
        now += 0.25
    minutes = [bisect_left(sent, start + 60 - PRECISE) - place for place, start in enumerate(sent)]
    assert max(minutes) == 20
    assert len(sent) == 20 * math.ceil(300 / (60 * Limits().margin))


def test_full_group_tells_when_it_has_room() -> None:
    pacer = Pacer(Limits())
    for number in range(20):
        pacer.book(-5, float(number))
    assert pacer.next_free_chat(30.0) == pytest.approx(60 * pacer.limits.margin - 30)


def test_pause_holds_everything_back_until_its_end() -> None:
    pacer = Pacer(Limits())
    pacer.pause(10.0)
    assert (pacer.wait(4.0), pacer.allowance(9.999, 8), pacer.is_paused(9.999)) == (6.0, 0, True)
    assert (pacer.wait(10.0), pacer.allowance(10.0, 8), pacer.is_paused(10.0)) == (0.0, 1, False)


@pytest.mark.parametrize("order", [(10.0, 5.0), (5.0, 10.0), (10.0, 10.0)])
def test_longest_pause_counts(order: tuple[float, float]) -> None:
    pacer = Pacer(Limits())
    for until in order:
        pacer.pause(until)
        pacer.pause_chat(7, until)
    assert (pacer.wait(0.0), pacer.busy_chats(9.9), pacer.busy_chats(10.0)) == (10.0, frozenset({7}), frozenset())


def test_no_burst_follows_a_pause() -> None:
    pacer = Pacer(Limits(per_second=30))
    pacer.pause(1003.0)
    sent = simulated(pacer, 300, lambda: 0.001)
    assert sent[0] >= 1003.0
    assert fullest_second(sent) <= 30


def paced(pacer: Pacer, now: float) -> int:
    """Messages a second, as a person would say it."""
    return round(pacer.rate(now))


def test_pace_after_flood_control_recovers_step_by_step() -> None:
    pacer = Pacer(Limits(per_second=30))
    assert paced(pacer, 0.0) == 30
    pacer.slow_down(5.0)
    assert [paced(pacer, now) for now in (4.9, 5.0, 14.9, 15.0, 25.0, 35.0, 1000.0)] == [0, 15, 15, 20, 27, 30, 30]


def test_refusals_of_one_moment_slow_down_once() -> None:
    pacer = Pacer(Limits(per_second=30))
    for until in (5.0, 5.01, 5.2, 5.0):
        pacer.slow_down(until)
    assert pacer.wait(0.0) == pytest.approx(5.2)
    assert paced(pacer, 5.3) == 15


def test_flood_after_flood_slows_down_further_but_not_to_a_halt() -> None:
    pacer = Pacer(Limits(per_second=32))
    for start in range(10):
        pacer.slow_down(start * 5.0)
    assert paced(pacer, 46.0) == 32 // 8


def test_what_a_predecessor_sent_to_a_group_counts() -> None:
    pacer = Pacer(Limits())
    for second in range(20):
        pacer.note_group(-5, float(second))
    assert pacer.busy_chats(30.0) == {-5}


@pytest.mark.parametrize(
    "limits",
    [
        Limits(per_second=1, in_flight=8, claimed=8),
        Limits(per_second=30, in_flight=8, claimed=8),
        Limits(per_second=31, in_flight=8, claimed=10, is_paid=True),
        Limits(per_second=1000, in_flight=200, claimed=300, is_paid=True),
    ],
    ids=lambda limits: f"{limits.per_second:g}/s",
)
def test_beyond_the_free_rate_what_goes_out_in_a_third_of_a_second_may_be_claimed(limits: Limits) -> None:
    assert Limits.at_rate(limits.per_second) == limits
