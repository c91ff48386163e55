"""What follows a question: "og på lørdag?" on Monday 23 November 2026 at noon."""

import datetime as dt

import pytest

from domain.calendar import Days
from domain.hubfile import packaged, read
from domain.hubs import FactKind
from domain.questions import Question, card, contact, doubt, hours, services, talk
from domain.questions.follow_ups import KEPT_FOR, LONGEST, Last, last_of, unpacked
from domain.schedules import ZONE
from locales.words import words_in
from tests.domain.understood import understand

ASKER = read(packaged())
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)
TOMORROW = Days(dt.date(2026, 11, 24), dt.date(2026, 11, 24))
SATURDAY = Days(dt.date(2026, 11, 28), dt.date(2026, 11, 28))

LIBRARY_TOMORROW = hours.Question(("heggedal",), ("library",), TOMORROW)
BORGENS_PHONE = contact.Question(("borgen",), (FactKind.PHONE,))
CAFE_AT_BORGEN = services.Question(("borgen",), ("cafe",), ())


@pytest.mark.parametrize(
    ("before", "language", "text", "expected"),
    [
        (LIBRARY_TOMORROW, "nb", "og på lørdag?", hours.Question(("heggedal",), ("library",), SATURDAY)),
        (LIBRARY_TOMORROW, "nb", "lørdag", hours.Question(("heggedal",), ("library",), SATURDAY)),
        (LIBRARY_TOMORROW, "nb", "enn Holmen?", hours.Question(("holmen",), ("library",), TOMORROW)),
        (LIBRARY_TOMORROW, "nb", "og kafeen?", hours.Question(("heggedal",), ("cafe",), TOMORROW)),
        (LIBRARY_TOMORROW, "nb", "når stenger de?", hours.Question(("heggedal",))),
        (
            LIBRARY_TOMORROW,
            "nb",
            "og klokka halv seks?",
            hours.Question(("heggedal",), ("library",), TOMORROW, dt.time(17, 30)),
        ),
        (LIBRARY_TOMORROW, "nb", "Holmen", card.Question("holmen")),
        (LIBRARY_TOMORROW, "nb", "takk", talk.Question(talk.Said.THANKS)),
        (LIBRARY_TOMORROW, "en", "what about Saturday?", hours.Question(("heggedal",), ("library",), SATURDAY)),
        (LIBRARY_TOMORROW, "de", "und am Samstag?", hours.Question(("heggedal",), ("library",), SATURDAY)),
        (BORGENS_PHONE, "nb", "og Holmen?", contact.Question(("holmen",), (FactKind.PHONE,))),
        (CAFE_AT_BORGEN, "nb", "enn Heggedal?", services.Question(("heggedal",), ("cafe",), ())),
        (card.Question("borgen"), "nb", "telefon?", BORGENS_PHONE),
        (
            doubt.DayQuestion(("borgen",), ("library",), ()),
            "nb",
            "lørdag",
            hours.Question(("borgen",), ("library",), SATURDAY),
        ),
        (card.Question("borgen"), "nb", "og i morgen?", hours.Question(("borgen",), (), TOMORROW)),
    ],
)
def test_is_read_with_the_question_before(before: Question, language: str, text: str, expected: Question) -> None:
    asked = understand(text, words=words_in(language), municipality=ASKER, now=NOW, last=last_of(before))
    assert asked == expected


@pytest.mark.parametrize("question", [LIBRARY_TOMORROW, BORGENS_PHONE, CAFE_AT_BORGEN, card.Question("borgen")])
def test_is_kept_for_ten_minutes_and_no_longer(question: Question) -> None:
    last = last_of(question)
    assert last is not None
    packed = last.packed(NOW)
    assert packed is not None
    assert unpacked(packed, NOW + KEPT_FOR) == last
    assert unpacked(packed, NOW + KEPT_FOR + dt.timedelta(minutes=1)) is None


def test_is_kept_as_long_in_the_hour_that_comes_twice() -> None:
    once_more = dt.datetime(2027, 10, 31, 2, 30, fold=1, tzinfo=NOW.tzinfo)
    last = last_of(LIBRARY_TOMORROW)
    assert last is not None
    packed = last.packed(once_more)
    assert packed is not None
    assert unpacked(packed, once_more) == last


def test_too_much_to_keep_is_not_kept() -> None:
    every = tuple(hub.slug for hub in ASKER.hubs)
    assert Last("hours", every, TOMORROW).packed(NOW) is None
    most = Last("hours", ("asker_sentrum", "slemmestad"), TOMORROW, ("citizens_desk", "community_centre"))
    packed = most.packed(NOW)
    assert packed is not None
    assert len(packed) <= LONGEST
    assert unpacked(packed, NOW) == Last("hours", ("asker_sentrum", "slemmestad"), TOMORROW)


@pytest.mark.parametrize(
    "subject", ["", "x", "9912312359;hours", "9912312359;hours;heggedal;999999+x;", ";;;;", "a;b;c;d;e"]
)
def test_what_cannot_be_read_is_no_question(subject: str) -> None:
    found = unpacked(subject, NOW)
    assert found is None or found.days is None


def test_what_nothing_can_follow_is_not_kept() -> None:
    assert last_of(talk.Question(talk.Said.THANKS)) is None
