"""What a sentence left in doubt, as a cursor and a button keep it."""

import pytest

from handlers.requests.buttons import KeepDraft, Step
from handlers.requests.doubts import MOST_KEPT, MOST_PRESSED, Doubts, doubts_of
from tests.domain.sentences import read

TWO = Doubts({Step.DAY: ("2026-11-26", "2026-12-03"), Step.TIME: ("17-20", "05.30-08")})


def test_doubts_come_back_as_they_were_packed() -> None:
    assert TWO.packed(MOST_KEPT) == "~day=2026-11-26,2026-12-03~time=17-20,05.30-08"
    assert Doubts.unpacked(TWO.packed(MOST_KEPT)) == TWO
    assert Doubts.unpacked(Doubts().packed(MOST_KEPT)) == Doubts()


def test_what_does_not_fit_is_left_out_whole() -> None:
    packed = TWO.packed(MOST_PRESSED)
    assert Doubts.unpacked(packed) == Doubts({Step.DAY: TWO.candidates[Step.DAY]})
    assert len(KeepDraft(10**18 - 1, packed).pack()) <= 64


@pytest.mark.parametrize("text", ["", "day=2026-11-26", "7~day=2026-11-26"])
def test_anything_else_is_no_doubts(text: str) -> None:
    assert Doubts.unpacked(text) is None


@pytest.mark.parametrize("text", ["~", "~day=", "~no=1", "~~==,,", f"~activity={'x' * 37}"])
def test_forged_doubts_hold_nothing(text: str) -> None:
    assert Doubts.unpacked(text) == Doubts()


def test_answered_step_is_in_doubt_no_more() -> None:
    assert (TWO.next_step, TWO.without(Step.DAY).next_step, Doubts().next_step) == (Step.DAY, Step.TIME, None)


def test_doubts_of_a_sentence_are_asked_words_first() -> None:
    order = read("Trenger 2 eller 3 verter på Tofte mandag 5–8, kaffe og vafler, gåtur")
    assert list(doubts_of(order).candidates.items()) == [
        (Step.ACTIVITY, ("Kaffe og vafler", "Gåtur")),
        (Step.DAY, ("2026-11-23", "2026-11-30")),
        (Step.TIME, ("17-20", "05-08")),
        (Step.NEEDED, ("2", "3")),
    ]
