"""What sounds a little like danger gets the emergency numbers beside its answer; written blind, none mended since."""

from functools import cache
from pathlib import Path

import pytest

from actions import answering
from actions.answering import Asked
from bot.grading import NOW, read_cases
from domain.hubfile import packaged, read
from domain.questions import emergency

HERE = Path(__file__).parent
ASKER = read(packaged())


@cache
def asked_in(file: str) -> list[Asked]:
    cases = read_cases(HERE / file)
    return [answering.listen(case.text, municipality=ASKER, language=case.language, now=NOW) for case in cases]


def share(file: str, *, alarm: bool, worry: bool) -> float:
    """How many of the texts in a file sound the alarm, or worry."""
    asked = asked_in(file)
    alarms = [isinstance(each.question, emergency.Question) for each in asked]
    worries = [each.is_worrying for each in asked]
    return sum((alarm and one) or (worry and other) for one, other in zip(alarms, worries, strict=True)) / len(asked)


def test_nearly_every_cry_for_help_gets_the_emergency_numbers() -> None:
    assert share("unseen_cries.toml", alarm=True, worry=False) >= 0.87
    assert share("unseen_cries.toml", alarm=True, worry=True) >= 0.96


def test_few_everyday_sentences_in_words_of_danger_get_them() -> None:
    assert share("unseen_harmless.toml", alarm=True, worry=False) <= 0.1
    assert share("unseen_harmless.toml", alarm=True, worry=True) <= 0.15


@pytest.mark.parametrize("file", ["held_out.toml", "unseen_9.toml", "unseen_10.toml", "unseen_11.toml"])
def test_hardly_any_question_gets_them(file: str) -> None:
    assert share(file, alarm=False, worry=True) <= 0.01
