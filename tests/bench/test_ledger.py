import pytest

from bench.server.ledger import Ledger


def noted(*moments: float, chats: tuple[int, ...] | None = None) -> Ledger:
    ledger = Ledger()
    for chat, moment in zip(chats or range(len(moments)), moments, strict=True):
        ledger.note(chat, moment)
    return ledger


@pytest.mark.parametrize(
    ("messages", "apart", "violations"),
    [(300, 1 / 30 * 1.001, 0), (30, 0.0, 0), (31, 0.0, 1), (60, 1 / 31, 30), (300, 1 / 60, 270)],
)
def test_the_31st_message_within_any_second_is_a_violation(messages: int, apart: float, violations: int) -> None:
    assert noted(*(number * apart for number in range(messages))).too_many_a_second == violations


def test_the_closest_31_messages_are_known() -> None:
    assert noted(*(number * 0.25 for number in range(31)), 7.5).tightest == 7.25


def test_two_messages_to_one_chat_within_a_second_are_a_violation() -> None:
    ledger = noted(0.0, 0.5, 0.9, 1.0, 2.5, chats=(1, 2, 1, 1, 2))
    assert ledger.too_soon_in_chat == 2


def test_every_message_is_kept_with_its_moment() -> None:
    assert noted(0.5, 0.7, chats=(4, 5)).arrivals == [(0.5, 4), (0.7, 5)]
