"""What is asked, on Monday 23 November 2026 at noon."""

import datetime as dt

import pytest

from domain.calendar import Days
from domain.hubfile import packaged, read
from domain.hubs import FactKind
from domain.questions import (
    Question,
    card,
    contact,
    doubt,
    emergency,
    hours,
    hub_list,
    idea,
    menu,
    person,
    roles,
    talk,
    volunteer,
)
from domain.schedules import ZONE
from locales.words import words_in
from tests.domain.understood import understand

ASKER = read(packaged())
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)


def day(text: str) -> Days:
    return Days(dt.date.fromisoformat(text), dt.date.fromisoformat(text))


TOMORROW, SATURDAY = day("2026-11-24"), day("2026-11-28")
WEEKEND = Days(dt.date(2026, 11, 28), dt.date(2026, 11, 29))
ALL_WAYS = (FactKind.PHONE, FactKind.EMAIL, FactKind.ADDRESS, FactKind.WEB)

ASKED: list[tuple[str, str, Question]] = [
    # hours
    ("nb", "er Heggedal åpent i morgen?", hours.Question(("heggedal",), (), TOMORROW)),
    ("nb", "e heggedal åpe i mårgå", hours.Question(("heggedal",), (), TOMORROW)),
    ("nb", "åpent nå?", hours.Question(())),
    ("nb", "når åpner slemmestad", hours.Question(("slemmestad",))),
    ("nb", "sletmestad apent lordag", hours.Question(("slemmestad",), (), SATURDAY)),
    ("nb", "er biblan i heggedal oppe på lørdag", hours.Question(("heggedal",), ("library",), SATURDAY)),
    ("nb", "rekker jeg heggedal før halv seks", hours.Question(("heggedal",), (), None, dt.time(17, 30))),
    ("nb", "åpent på tofte og sætre i helga", hours.Question(("tofte", "saetre"), (), WEEKEND)),
    ("nb", "er kime åpen", hours.Question(("borgen",), ("cafe",))),
    ("nb", "er kafe kime på heggedal åpen", hours.Question(("heggedal",), ("cafe",))),
    ("nb", "kan jeg komme 18.?", hours.Question((), (), day("2026-12-18"))),
    ("nb", "heggedal i morgen", hours.Question(("heggedal",), (), TOMORROW)),
    ("nb", "hvor ofte er det åpent", hours.Question(())),
    ("nb", "stengt på julaften?", hours.Question((), (), day("2026-12-24"))),
    ("nn", "er Heggedal ope i morgon?", hours.Question(("heggedal",), (), TOMORROW)),
    ("nn", "når opnar biblioteket på Slemmestad", hours.Question(("slemmestad",), ("library",))),
    ("en", "is Heggedal open tomorrow?", hours.Question(("heggedal",), (), TOMORROW)),
    ("en", "when does the library open", hours.Question((), ("library",))),
    # one hub, and which there are
    ("nb", "Heggedal", card.Question("heggedal")),
    ("nb", "hva er på Heggedal", card.Question("heggedal")),
    ("nb", "hva kan jeg gjøre på Tofte", card.Question("tofte")),
    ("nb", "hva skjer på borgen på fredag", card.Question("borgen")),
    ("nb", "hva slags aktiviteter har dere på Borgen", card.Question("borgen")),
    ("nn", "kva er på Heggedal", card.Question("heggedal")),
    ("en", "what is at Borgen", card.Question("borgen")),
    ("nb", "hvor mange innbyggertorg er det", hub_list.Question()),
    ("nb", "Tofte Sætre", hub_list.Question(("tofte", "saetre"))),
    # reaching a hub
    ("nb", "telefonnummer til Borgen", contact.Question(("borgen",), (FactKind.PHONE,))),
    ("nb", "hvor ligger Holmen", contact.Question(("holmen",), (FactKind.ADDRESS,))),
    ("nb", "e-posten til spikkestad", contact.Question(("spikkestad",), (FactKind.EMAIL,))),
    ("nn", "kvar ligg Holmen", contact.Question(("holmen",), (FactKind.ADDRESS,))),
    ("en", "how can I contact Borgen", contact.Question(("borgen",), ALL_WAYS)),
    # taking part
    ("nb", "hvordan blir jeg frivillig?", volunteer.Question(())),
    ("nb", "jeg vil hjelpe til på torget", volunteer.Question(())),
    ("nb", "jeg vil bidra på Holmen", volunteer.Question(("holmen",))),
    ("nn", "korleis blir eg frivillig", volunteer.Question(())),
    ("en", "how do I become a volunteer", volunteer.Question(())),
    ("nb", "hva gjør en tilrettelegger", roles.Question(("tilrettelegger",))),
    ("nb", "hva er en idemaker", roles.Question(("idemaker",))),
    ("nb", "jeg har en idé", idea.Question(())),
    ("en", "I have an idea for Tofte", idea.Question(("tofte",))),
    ("nb", "jeg vil snakke med et menneske", person.Question(())),
    ("nb", "bestille time med saksbehandler", person.Question(())),
    # danger
    ("nb", "det brenner på Holmen", emergency.Question(emergency.Danger.ACUTE)),
    ("nb", "hvor er legevakta", emergency.Question(emergency.Danger.DOCTOR)),
    ("nb", "jeg har lyst til å dø", emergency.Question(emergency.Danger.MIND)),
    ("nb", "sønnen min blir slått hjemme", emergency.Question(emergency.Danger.CHILD)),
    ("nb", "jeg orker ikke mer", emergency.Question(emergency.Danger.MIND)),
    ("nb", "pappa slår meg", emergency.Question(emergency.Danger.CHILD)),
    ("nn", "han pustar ikkje", emergency.Question(emergency.Danger.ACUTE)),
    ("en", "I want to kill myself", emergency.Question(emergency.Danger.MIND)),
    # doubt
    ("nb", "åpent i Hurum?", doubt.Question(("saetre", "tofte"), NOW.date())),
    ("nb", "Hurum", doubt.Question(("saetre", "tofte"), None)),
    # small talk, and the rest
    ("nb", "hei", talk.Question(talk.Said.GREETING)),
    ("nb", "god morgen!", talk.Question(talk.Said.GREETING)),
    ("nb", "tusen takk", talk.Question(talk.Said.THANKS)),
    ("nb", "hva heter hovedstaden i Peru", menu.Question(menu.Why.OUT_OF_SCOPE)),
    ("nb", "tofter", menu.Question(menu.Why.NOT_UNDERSTOOD)),
    ("nb", "", menu.Question(menu.Why.NOT_UNDERSTOOD)),
    ("nb", "er det åpent i Oslo", menu.Question(menu.Why.OUT_OF_SCOPE)),
    ("nb", "når åpner svømmehallen", menu.Question(menu.Why.OUT_OF_SCOPE)),
    ("nb", "er Borgen åpent 31. november", menu.Question(menu.Why.NO_SUCH_DAY)),
    ("nb", "er Borgen åpent kl 25:61", menu.Question(menu.Why.NO_SUCH_DAY)),
]


@pytest.mark.parametrize(("language", "text", "expected"), ASKED)
def test_understood(language: str, text: str, expected: Question) -> None:
    assert understand(text, words=words_in(language), municipality=ASKER, now=NOW) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("åpent i morgen?", hours.Question(("tofte",), (), TOMORROW)),
        ("er Holmen åpent?", hours.Question(("holmen",))),
        ("hva skjer?", card.Question("tofte")),
        ("telefon", contact.Question(("tofte",), (FactKind.PHONE,))),
    ],
)
def test_own_hub_stands_in_for_one_not_named(text: str, expected: Question) -> None:
    asked = understand(text, words=words_in("nb"), municipality=ASKER, now=NOW, own_hubs=("tofte", "gone"))
    assert asked == expected
