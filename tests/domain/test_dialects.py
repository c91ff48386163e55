"""Dialects and nynorsk are heard by what the lists have in bokmål; a part that is named stands before one implied."""

import datetime as dt

import pytest

from domain.hubfile import packaged, read
from domain.questions import Question, hear, hours
from domain.questions import read as read_question
from domain.questions.vocabulary import vocabulary
from domain.schedules import ZONE
from locales.words import words_in

ASKER = read(packaged())
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)


def asked(language: str, text: str) -> Question:
    return read_question(hear(text, words=words_in(language), municipality=ASKER, now=NOW))


def kind(question: Question) -> str:
    return type(question).__module__.rpartition(".")[2]


@pytest.mark.parametrize(
    ("language", "said", "same"),
    [
        ("nb", "kossen bli æ frivillig", "hvordan blir jeg frivillig"),
        ("nb", "e d noen der nå", "er det noen der nå"),
        ("nb", "ka skjer på Tofte", "hva skjer på Tofte"),
        ("nn", "korleis får eg snakke med ein tilsett", "hvordan får jeg snakke med en ansatt"),
        ("nn", "når stengjer dei på Holmen", "når stenger de på Holmen"),
        ("nn", "kva har de lagra om meg", "hva har dere lagret om meg"),
    ],
)
def test_what_is_said_in_dialect_is_the_same_question(language: str, said: str, same: str) -> None:
    assert kind(asked(language, said)) == kind(asked("nb", same))


def test_words_of_dialects_do_not_tell_the_language() -> None:
    """Only what stands in the lists as it is written counts for a language; the rest is merely understood."""
    marks = vocabulary(words_in("nb")).marked("hossen")
    assert (marks.known_letters, "own.words" in marks.labels) == (0, True)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("kan jeg levere bøker på Borgen i morgen", ("library", "book_machine")),
        ("kan jeg levere bøker på biblioteket i morgen", ("library",)),
        ("kan jeg levere boka i bokomaten i morgen", ("book_machine",)),
        ("når åpner kimekafeen", ("cafe",)),
    ],
)
def test_a_part_that_is_named_stands_before_one_that_is_implied(text: str, parts: tuple[str, ...]) -> None:
    question = asked("nb", text)
    assert isinstance(question, hours.Question)
    assert question.parts == parts
