"""What is registered of a thing is found in whatever language it is asked for, and what of it is not registered."""

import pytest

from actions.answering import ask
from bot.grading import NOW
from domain.hubfile import packaged, read
from domain.questions import contact, hours, services, things
from domain.questions.things import Lacking

ASKER = read(packaged())


def told(text: str, language: str) -> tuple[list[str], tuple[Lacking, ...]]:
    question = ask(text, municipality=ASKER, language=language, now=NOW)
    assert isinstance(question, services.Question)
    texts = [hub.facts[n].text.into("nb") for slug, n in question.facts for hub in ASKER.those((slug,))]
    return texts, question.lacking


CINEMA = "Kino annenhver onsdag på samfunnshuset"


@pytest.mark.parametrize(
    ("language", "text", "things", "lacking"),
    [
        ("nb", "når er kinoen på Tofte", [CINEMA], (Lacking.CLOCK,)),
        ("nb", "når er det kino på Tofte", [CINEMA], (Lacking.CLOCK,)),
        ("nb", "kinoen på Tofte", [CINEMA], ()),
        ("nb", "hva koster kinoen på Tofte", [CINEMA], (Lacking.PRICE,)),
        ("nb", "hvor mye koster kino på Tofte", [CINEMA], (Lacking.PRICE,)),
        ("nb", "når er språkkafeen på Borgen", ["Språkkafé"], (Lacking.TIME,)),
        ("nb", "er det språkkafé på Borgen i morgen", ["Språkkafé"], (Lacking.TIME,)),
        ("nb", "er det språkkafé på Borgen", ["Språkkafé"], ()),
        ("nb", "hvilken dag er bridge på Holmen", ["Bridge for seniorer"], (Lacking.TIME,)),
        ("nb", "noe for barn", ["Teaterskole, kulturskole og musikklek"], ()),
        ("nn", "kva tid er språkkafeen på Borgen", ["Språkkafé"], (Lacking.TIME,)),
        ("sv", "är det bio på Tofte", [CINEMA], ()),
        ("de", "wann ist Kino in Tofte", [CINEMA], (Lacking.CLOCK,)),
        ("en", "how much does the cinema at Tofte cost", [CINEMA], (Lacking.PRICE,)),
        ("uk", "чи є кіно в Tofte", [CINEMA], ()),
        ("de", "gibt es Bridge in Holmen", ["Bridge for seniorer"], ()),
    ],
)
def test_thing_asked_for(language: str, text: str, things: list[str], lacking: tuple[Lacking, ...]) -> None:
    assert told(text, language) == (things, lacking)


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("datahjelpen på Borgen åpen i morgen", ["Datahjelp"]),
        ("seniorsenteret i Asker åpningstider", ["Seniorsenter for dem over 67 år"]),
        ("er kinoen på Tofte åpen på onsdag", [CINEMA]),
        ("har dere åpent for seniorer på Borgen i morgen", []),
        ("er biblioteket på Tofte åpent i morgen", []),
    ],
)
def test_thing_whose_hours_are_asked_for(text: str, things: list[str]) -> None:
    question = ask(text, municipality=ASKER, language="nb", now=NOW)
    assert isinstance(question, hours.Question)
    assert [fact.text.into("nb") for fact in question.answer(ASKER, NOW).things] == things


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Er Borgen åpent i morgen, og har de kafé?", ()),
        ("er Borgen åpent i morgen og har dere kafé", ()),
        ("er kafeen på Borgen åpen i morgen", ("cafe",)),
        ("har dere kafé på Borgen, og er den åpen i morgen?", ("cafe",)),
    ],
)
def test_house_is_asked_about_beside_what_it_has(text: str, parts: tuple[str, ...]) -> None:
    question = ask(text, municipality=ASKER, language="nb", now=NOW)
    assert isinstance(question, hours.Question)
    assert question.parts == parts


@pytest.mark.parametrize("text", ["hvor finner jeg bibliotek", "hvor er biblioteket", "where is the library"])
def test_where_a_part_is_is_asked_of_those_that_have_it(text: str) -> None:
    question = ask(text, municipality=ASKER, language="nb", now=NOW)
    assert isinstance(question, contact.Question)
    told_of = [hub.slug for hub, _facts in question.answer(ASKER, NOW).hubs]
    assert told_of == ["asker_sentrum", "heggedal", "saetre", "tofte", "slemmestad"]


def test_hours_are_told_without_reading_what_facts_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(things, "_told_at")
    monkeypatch.delattr(things, "_told")
    question = ask("er Heggedal åpent i morgen?", municipality=ASKER, language="nb", now=NOW)
    assert isinstance(question, hours.Question)
