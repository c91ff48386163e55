import datetime as dt

import pytest

from actions.answering import ask, card_of, hours_of
from domain.calendar import Days
from domain.hubfile import packaged, read
from domain.questions import Question, card, emergency, hours, menu, talk
from domain.schedules import ZONE

ASKER = read(packaged())
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)
TOMORROW = Days(dt.date(2026, 11, 24), dt.date(2026, 11, 24))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", "er Heggedal åpent i morgen?", hours.Question(("heggedal",), (), TOMORROW)),
        ("nb", "will you be open tomorrow?", hours.Question((), (), TOMORROW)),
        ("en", "når åpner Tofte", hours.Question(("tofte",))),
        ("nb", "is it open? he is not breathing", emergency.Question(emergency.Danger.ACUTE)),
        ("en", "er Heggedal åpent, det brenner", emergency.Question(emergency.Danger.ACUTE)),
        ("nb", "Heggedal", card.Question("heggedal")),
        ("nb", "åpent klokka fire?", hours.Question((), (), None, dt.time(16))),
        ("en", "heisann", talk.Question(talk.Said.GREETING)),
        ("nb", "qwerty", menu.Question(menu.Why.NOT_UNDERSTOOD)),
    ],
)
def test_other_languages_are_tried_too(language: str, text: str, expected: Question) -> None:
    asked = ask(text, municipality=ASKER, language=language, now=NOW)
    assert asked == expected


def test_answer_is_of_the_persons_own_hub() -> None:
    asked = ask("åpent i morgen?", municipality=ASKER, language="nb", now=NOW, own_hubs=("borgen",))
    told = asked.answer(ASKER, NOW)
    assert isinstance(told, hours.Answer)
    assert [(each.hub.slug, told.days) for each in told.hubs] == [("borgen", TOMORROW)]


def test_press_for_hours_is_answered() -> None:
    told = hours_of("borgen", TOMORROW, municipality=ASKER, now=NOW)
    assert isinstance(told, hours.Answer)
    assert [each.hub.slug for each in told.hubs] == ["borgen"]


def test_press_for_a_card_is_answered() -> None:
    told = card_of("borgen", municipality=ASKER, now=NOW)
    assert isinstance(told, card.Answer)
    assert told.hub.slug == "borgen"


def test_press_for_a_hub_that_is_gone_has_no_answer() -> None:
    assert hours_of("gone", TOMORROW, municipality=ASKER, now=NOW) is None
    assert card_of("gone", municipality=ASKER, now=NOW) is None
