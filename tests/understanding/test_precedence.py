"""What is asked where words of two kinds, two languages or two spellings stand in one text."""

import datetime as dt

import pytest

from actions.answering import ask
from bot.examination import NOW, understood
from domain.hubfile import packaged, read
from domain.questions import hours

ASKER = read(packaged())


def hours_in(text: str, language: str) -> hours.Question:
    question = ask(text, municipality=ASKER, language=language, now=NOW)
    assert isinstance(question, hours.Question)
    return question


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "helsestasjon heggedal tomorow open", dt.date(2026, 11, 24)),
        ("en", "wednsday heggedl open til?", dt.date(2026, 11, 25)),
        ("nb", "holmen tomorrow åpent", dt.date(2026, 11, 24)),
        ("de", "gruendonnerstag tofte offen?", dt.date(2027, 3, 25)),
        ("sv", "nasta fredag oppet pa holmen", dt.date(2026, 12, 4)),
    ],
)
def test_a_day_is_heard_in_another_language_and_without_own_letters(language: str, text: str, day: dt.date) -> None:
    days = hours_in(text, language).days
    assert days is not None
    assert (days.first, days.last) == (day, day)


@pytest.mark.parametrize(
    ("language", "text", "time"),
    [
        ("en", "I finish work at 4, how late are you there on thursday", None),
        ("de", "ich arbeite bis 16 uhr, wie lange ist die bibliothek in tofte auf", None),
        ("sv", "slutar jobbet kvart över fyra, är borgen öppet då", dt.time(16, 15)),
        ("sv", "öppet till åtta idag i heggedal?", dt.time(20)),
        ("en", "is tofte open until nine", dt.time(21)),
        ("de", "bin morgen gegen vier in borgen, ist da offen", dt.time(16)),
    ],
)
def test_times_of_oneself_and_of_the_evening(language: str, text: str, time: dt.time | None) -> None:
    assert hours_in(text, language).time == time


@pytest.mark.parametrize(
    ("language", "text", "kind", "what"),
    [
        ("de", "infos zu slemmestad", "card", ""),
        ("de", "ich höre auf als freiwillige", "account", "leave"),
        ("de", "kann mir jemand mit dem computer helfen", "services", ""),
        ("de", "Könnten Sie mir bitte die E-Mail-Adresse von Tofte geben", "contact", "email"),
        ("en", "can someone teach my dad to use his phone", "services", ""),
        ("en", "remove me from the volunteer list", "account", "leave"),
        ("en", "delete me and everything about me", "account", "delete"),
        ("en", "book an appointment with the dentist", "out_of_scope", ""),
        ("en", "where can I print my passport copy", "services", ""),
        ("en", "Is it only Holmen or are there other ones?", "hub_list", ""),
        ("sv", "ledigt från uppdragen till påsk", "account", "pause"),
    ],
)
def test_which_of_two_kinds(language: str, text: str, kind: str, what: str) -> None:
    heard = understood(ask(text, municipality=ASKER, language=language, now=NOW))
    assert (heard.kind, heard.what) == (kind, what)
