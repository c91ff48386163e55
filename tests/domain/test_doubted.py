"""A kind that the rules heard is asked back where the whole text sounds much more like another."""

import datetime as dt

import pytest

from domain.calendar import Days
from domain.hubfile import packaged, read
from domain.questions import (
    account,
    card,
    contact,
    doubt,
    hear,
    hours,
    hub_list,
    idea,
    menu,
    person,
    services,
    volunteer,
)
from domain.questions.doubted import doubted
from domain.questions.guessed import offered
from domain.questions.guessing import Guess
from domain.schedules import ZONE
from locales.words import words_in

ASKER = read(packaged())
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)
SATURDAY = Days(dt.date(2026, 11, 28), dt.date(2026, 11, 28))


def asked_back(text: str, question: object, **kinds: float) -> doubt.KindQuestion | None:
    """What is asked back of a text that the rules took for a question, where the guess takes it for these kinds."""
    label = max(kinds, key=kinds.__getitem__)
    heard = hear(text, words=words_in("nb"), municipality=ASKER, now=NOW)
    return doubted(question, heard, Guess(label, kinds[label], 0.0, "emergency.acute", kinds))


@pytest.mark.parametrize(
    ("text", "question", "guess", "kinds"),
    [
        (
            "jeg slutta å jobbe og vil bidra",
            account.Question(account.Wish.LEAVE),
            "volunteer",
            ("account.leave", "volunteer"),
        ),
        ("har Heggedal noe slikt for oss", hours.Question(("heggedal",)), "services", ("hours", "services")),
        ("hvorfor er det ingen rampe", idea.Question(()), "services", ("idea", "services")),
        (
            "jeg flytter fra Tofte til Holmen",
            hours.Question(("tofte", "holmen")),
            "account",
            ("hours", "account.profile"),
        ),
        ("sønnen min trener til seks", menu.Question(menu.Why.OUT_OF_SCOPE), "hours", ("hours",)),
        ("en time hos legen", person.Question(()), "out_of_scope", ("person",)),
    ],
)
def test_what_sounds_much_more_like_another_kind_is_asked_back(
    text: str, question: object, guess: str, kinds: tuple[str, ...]
) -> None:
    found = asked_back(text, question, **{guess: 0.6})
    assert found is not None
    assert found.kinds == kinds


@pytest.mark.parametrize(
    ("text", "question", "guess"),
    [
        ("bibliotek på Holmen", services.Question((), ("library",), ()), {"card": 0.9}),
        ("Holmen innbyggertorg", card.Question("holmen"), {"hub_list": 0.9}),
        ("på Holmen innbyggertorg", card.Question("holmen"), {"hub_list": 0.9}),
        ("når kan jeg bruke bokomaten på Borgen", hours.Question(("borgen",), ("book_machine",)), {"services": 0.9}),
        ("kan jeg bruke bokomaten på kvelden", hours.Question(("borgen",), ("book_machine",)), {"services": 0.9}),
        ("toget går, men er Holmen åpent på lørdag", hours.Question(("holmen",), days=SATURDAY), {"out_of_scope": 0.9}),
        ("når kommer gta seks i butikken", menu.Question(menu.Why.OUT_OF_SCOPE), {"hours": 0.9}),
        ("jeg slutter på jobb og vil hjelpe", volunteer.Question(()), {"account": 0.9}),
        ("er det åpent tirsdag 2. desember", hours.Question(()), {"services": 0.9}),
        ("er det åpent 31. november", hours.Question(()), {"services": 0.9}),
        ("noe helt annet om noe annet", services.Question((), (), ()), {"emergency": 0.9}),
        ("noe helt annet om noe annet", services.Question((), (), ()), {"hours": 0.34}),
        ("noe helt annet om noe annet", services.Question((), (), ()), {"hours": 0.6, "services": 0.18}),
    ],
)
def test_what_is_plain_or_may_well_be_so_is_not(text: str, question: object, guess: dict[str, float]) -> None:
    assert asked_back(text, question, **guess) is None


def test_hubs_and_days_that_were_named_are_kept_for_the_press() -> None:
    found = asked_back("har Heggedal noe for oss på lørdag", services.Question(("heggedal",), (), ()), hours=0.9)
    assert found == doubt.KindQuestion(("services", "hours"), ("heggedal",), SATURDAY)


@pytest.mark.parametrize(
    ("kind", "hubs", "question"),
    [
        ("hours", ("tofte",), hours.Question(("tofte",), days=SATURDAY)),
        ("services", ("tofte",), card.Question("tofte")),
        ("card", (), hub_list.Question()),
        ("contact", ("tofte",), contact.Question(("tofte",), contact.ALL_WAYS)),
        ("account.help", (), account.Question(account.Wish.HELP)),
        ("account.secrets", (), None),
        ("emergency.acute", (), None),
        ("", (), None),
    ],
)
def test_press_becomes_the_question_that_was_offered(kind: str, hubs: tuple[str, ...], question: object) -> None:
    assert offered(kind, hubs, SATURDAY) == question


def test_every_kind_that_is_offered_can_be_asked() -> None:
    assert [kind for kind in doubt.OFFERED if offered(kind, (), None) is None] == []
