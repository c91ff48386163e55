"""A coordinator says in one sentence what is needed; on Monday 23 November 2026 at noon."""

import datetime as dt

import pytest
from msgspec.structs import replace

from domain.hubs import Closure, Municipality
from tests.conftest import OSLO, Town
from tests.journeys.people import coordinator_of, volunteer_at
from tests.journeys.records import kept, request_kept
from tests.journeys.sentences import CONCERT, PREVIEW
from tests.journeys.wording import COORDINATORS_ONLY


@pytest.mark.parametrize("sentence", [CONCERT, f"/request {CONCERT}"])
async def test_whole_sentence_becomes_the_preview(town: Town, sentence: str) -> None:
    kaja = await coordinator_of(town, "heggedal", "borgen")
    await kaja.sends(sentence)
    assert kaja.last.text[: len(PREVIEW)] == PREVIEW
    await kaja.presses("Endre")
    await kaja.presses("Hvor mange")
    await kaja.sends("4")
    assert kaja.reads("Vi trenger: Vertskap, 4 personer")


async def test_urgent_sentence_is_kept_as_urgent_with_its_text(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("Haster! Trenger en vert i kveld 18-21 til quiz. Ta med penn.")
    draft = await request_kept(town)
    assert (draft.is_urgent, draft.hub, draft.activity, draft.text) == (True, "heggedal", "Quiz", "Ta med penn.")


async def test_sentence_in_english_is_understood_and_answered_in_the_persons_language(town: Town) -> None:
    kaja = await coordinator_of(town, "holmen", "borgen")
    await kaja.sends("need 2 hosts at Holmen on Friday 5-8 pm, quiz")
    assert kaja.reads("Når: fredag 27. november kl. 17:00–20:00")


async def test_missing_parts_are_asked_for_one_at_a_time(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal", "borgen")
    await kaja.sends("vi må ha to frivillige til bridgen på Borgen i morgen")
    assert kaja.last.text.splitlines()[0] == "Så langt: Bridgen · Borgen · tir. 24. nov. · 2"
    assert kaja.reads("Når på dagen?")
    await kaja.sends("18–21")
    assert kaja.reads("Hvem trengs?")
    await kaja.presses("Vertskap")
    assert kaja.reads("Vi trenger: Vertskap, 2 personer")


async def test_parts_in_doubt_are_asked_with_their_candidates_first(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal", "borgen")
    await kaja.sends("Trenger 2 eller 3 verter på Heggedal mandag 5–8, konsert")
    assert kaja.reads("Jeg er usikker på hva du mente her.\n\nHvilken dag?")
    assert kaja.buttons[:2] == ["man. 23. nov.", "man. 30. nov."]
    await kaja.presses("man. 30. nov.")
    assert kaja.reads("Jeg er usikker på hva du mente her.\n\nNår på dagen?")
    assert kaja.buttons[:2] == ["17–20", "05–08"]
    await kaja.presses("17–20")
    assert kaja.reads("Hvor mange trengs?")
    assert kaja.buttons[:2] == ["2", "3"]
    await kaja.presses("3")
    assert kaja.reads("Når: mandag 30. november kl. 17:00–20:00")


async def test_doubts_survive_a_restart(quiet_town: Town) -> None:
    async with quiet_town.bot():
        kaja = await coordinator_of(quiet_town, "heggedal", "borgen")
        await kaja.sends("Trenger 2 verter på Heggedal eller Borgen torsdag 5–8, konsert")
    async with quiet_town.bot():
        await kaja.presses("Borgen")
        assert kaja.buttons[:2] == ["17–20", "05–08"]


async def test_weekday_that_is_today_and_over_is_asked_for(town: Town) -> None:
    town.now = dt.datetime(2026, 11, 26, 21, tzinfo=OSLO)
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends(CONCERT)
    assert kaja.reads("Hvilken dag?")
    assert kaja.buttons[0] == "tor. 3. des."
    assert (await request_kept(town)).day is None


@pytest.mark.parametrize(
    ("sentence", "complaint", "asked"),
    [
        (
            "Trenger 3 verter på Spikkestad torsdag 17–20, konsert",
            "Spikkestad er planlagt",
            "Hvilket torg trenger hjelp?",
        ),
        (
            "Trenger 3 verter på Tofte torsdag 17–20, konsert",
            "Du er ikke koordinator på Tofte",
            "Hvilket torg trenger hjelp?",
        ),
        ("Trenger 3 verter på Heggedal i går 17–20, konsert", "Det er for sent for søndag 22.", "Hvilken dag?"),
        ("Trenger 3 verter på Heggedal i dag 10–12, konsert", "Det er for sent for mandag 23.", "Hvilken dag?"),
        ("Trenger 3 verter på Heggedal 31. november 17–20, konsert", "Jeg forsto ikke dagen.", "Hvilken dag?"),
        ("Trenger 3 verter på Heggedal torsdag 25:61, konsert", "Jeg forsto ikke tiden.", "Når på dagen?"),
        ("Trenger 3 kokker på Heggedal torsdag 17–20, konsert", "Jeg kjenner ikke rollen «kokker».", "Hvem trengs?"),
        ("Trenger 0 verter på Heggedal torsdag 17–20, konsert", "Be om minst én person.", "Hvor mange trengs?"),
    ],
)
async def test_what_cannot_be_is_told_and_the_rest_kept(town: Town, sentence: str, complaint: str, asked: str) -> None:
    kaja = await coordinator_of(town, "heggedal", "borgen")
    await kaja.sends(sentence)
    assert kaja.last.text[: len(complaint)] == complaint
    assert kaja.reads(asked)
    assert (await request_kept(town)).activity == "Konsert"


async def test_closed_hub_is_warned_of_and_can_be_asked_for(quiet_town: Town, packaged: Municipality) -> None:
    closure = Closure(
        first=dt.date(2026, 11, 25),
        last=dt.date(2027, 1, 18),
        hubs=("heggedal",),
        source="Prøvekommunen",
        checked_on=dt.date(2026, 11, 20),
    )
    quiet_town.municipality = replace(packaged, closures=(closure,))
    async with quiet_town.bot():
        kaja = await coordinator_of(quiet_town, "heggedal")
        await kaja.sends(CONCERT)
        assert kaja.reads("⚠️ Heggedal er stengt til og med mandag 18. januar. Du kan sende likevel.")


async def test_hub_that_is_closed_that_day_alone_is_warned_of_so(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("Heggedal er stengt torsdag")
    await kaja.presses("Ja, steng", hearing="Lagret.")
    await kaja.sends(CONCERT)
    assert kaja.reads("⚠️ Heggedal er stengt torsdag 26. november. Du kan sende likevel.")


async def test_others_get_the_ordinary_answer(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    rita = town.person("Rita")
    for talker in (vidar, rita):
        await talker.sends(CONCERT)
        assert talker.never_read("Dette får de se:")
        await talker.sends(f"/request {CONCERT}")
        assert talker.last.text == COORDINATORS_ONLY
    assert (await kept(town))["requests"] == []


@pytest.mark.parametrize("words", ["Når åpner Heggedal torsdag?", "Trenger dere frivillige?", "hei", "😀" * 2048])
async def test_coordinators_questions_are_still_questions(town: Town, words: str) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends(words)
    assert (await kept(town))["requests"] == []


async def test_danger_is_answered_before_any_order(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("trenger ambulanse og 3 verter på Heggedal torsdag 17–20")
    assert kaja.reads("113")
    assert (await kept(town))["requests"] == []


async def test_every_question_leads_back_to_the_one_before(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal", "borgen")
    questions = [
        "Hvilket torg trenger hjelp?",
        "Hva skal skje?",
        "Hvilken dag?",
        "Når på dagen?",
        "Hvem trengs?",
        "Hvem bør spørres først?",
    ]
    await kaja.sends("/request", hearing=questions[0])
    for words, asked in zip(("Heggedal", "Konsert", "torsdag", "17–20", "vertskap"), questions[1:], strict=True):
        await kaja.sends(words, hearing=asked)
    for asked in reversed(questions[:-1]):
        assert kaja.screen[1][-1] == ["← Tilbake", "🏠 Meny", "☎️ Menneske"]
        await kaja.presses("← Tilbake", hearing=asked)
    assert kaja.screen[1][-1] == ["🏠 Meny", "☎️ Snakk med et menneske"]
    await kaja.presses("Borgen")
    assert kaja.reads("Hvem bør spørres først")
