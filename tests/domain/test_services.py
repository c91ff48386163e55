"""What is there, hub by hub; nothing leaks from one hub to another."""

import datetime as dt

import pytest

from domain.hubfile import packaged, read
from domain.questions import services
from domain.schedules import ZONE
from locales.words import words_in
from tests.domain.understood import understand

ASKER = read(packaged())
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)

CASES = [
    # text, hubs and parts that have it, facts in bokmål, hubs without it
    ("har Heggedal helsestasjon?", [("heggedal", "health_station")], [], []),
    ("har Holmen helsestasjon?", [], [], ["holmen"]),
    ("har Holmen bibliotek", [], [], ["holmen"]),
    ("kan jeg kopiere?", [], ["PC og kopimaskin som publikum kan bruke"], []),
    ("kan jeg kopiere på Borgen?", [], [], ["borgen"]),
    ("kan jeg låne bøker på Borgen", [("borgen", "book_machine")], [], []),
    ("har dere kino", [], ["Kino", "Kino annenhver onsdag på samfunnshuset"], []),
    ("hvor mange sitteplasser er det på Heggedal", [], ["Kulturscene med nær 140 sitteplasser"], []),
    ("servicetorget på Holmen", [("holmen", "citizens_desk")], [], []),
    ("har Heggedal svømmehall", [], [], ["heggedal"]),
    ("språkkafé", [], ["Språkkafé"], []),
]


@pytest.mark.parametrize(("text", "parts", "facts", "without"), CASES)
def test_what_is_there(text: str, parts: list[tuple[str, str]], facts: list[str], without: list[str]) -> None:
    question = understand(text, words=words_in("nb"), municipality=ASKER, now=NOW)
    told = question.answer(ASKER, NOW)
    assert isinstance(told, services.Answer)
    assert [(each.hub.slug, part.facility.slug) for each in told.found for part in each.parts] == parts
    assert [fact.text.into("nb") for each in told.found for fact in each.facts] == facts
    assert [hub.slug for hub in told.without] == without
