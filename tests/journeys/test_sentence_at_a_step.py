"""A whole sentence is understood at every step of a draft; on Monday 23 November 2026 at noon."""

import datetime as dt

import pytest

from tests.conftest import Town
from tests.journeys.people import composes, coordinator_of
from tests.journeys.records import request_kept
from tests.journeys.sentences import CONCERT, PREVIEW


async def test_the_bots_own_example_is_understood_where_it_is_shown(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal", "borgen")
    await kaja.sends(
        "/request", hearing="Du kan også skrive alt på én gang: «Vi trenger 3 verter torsdag 17–20, konsert»."
    )
    await kaja.sends("Vi trenger 3 verter torsdag 17–20, konsert")
    assert kaja.last.text.splitlines()[0] == "Så langt: Konsert · tor. 26. nov. · 17:00–20:00 · Vertskap · 3"
    await kaja.presses("Heggedal")
    assert kaja.last.text[: len(PREVIEW)] == PREVIEW


@pytest.mark.parametrize(
    ("before", "sentence", "asked"),
    [
        ((), CONCERT, "Dette får de se:"),
        ((), f"Haster! {CONCERT}", "Dette får de se:"),
        ((), "Heggedal torsdag 17–20, konsert", "Hvem trengs?"),
        (("Heggedal",), CONCERT, "Dette får de se:"),
        (("Heggedal", "Konsert"), "torsdag 17–20", "Hvem trengs?"),
        (("Heggedal", "Konsert"), "torsdag 17–20, vi trenger 3 verter", "Dette får de se:"),
        (("Heggedal", "Konsert", "torsdag", "17–20"), "tre verter", "Dette får de se:"),
    ],
)
async def test_all_that_is_said_at_a_step_is_kept(
    town: Town, before: tuple[str, ...], sentence: str, asked: str
) -> None:
    kaja = await coordinator_of(town, "heggedal", "borgen")
    await kaja.sends("/request", hearing="Hvilket torg trenger hjelp?")
    for words in before:
        await kaja.sends(words)
    await kaja.sends(sentence)
    assert kaja.reads(asked)
    draft = await request_kept(town)
    assert (draft.hub, draft.activity, draft.day) == ("heggedal", "Konsert", dt.date(2026, 11, 26))
    assert (draft.starts, draft.ends) == (dt.time(17), dt.time(20))


async def test_words_of_a_text_are_not_an_order(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja)
    await kaja.presses("Endre")
    await kaja.presses("Tekst")
    await kaja.sends(CONCERT)
    assert (await request_kept(town)).text == CONCERT


async def test_name_of_an_activity_with_a_weekday_in_it_is_kept_whole(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("/request", hearing="Hva skal skje?")
    await kaja.sends("Quiz hver torsdag for alle verter")
    assert kaja.reads("Hvilken dag?")
    assert (await request_kept(town)).activity == "Quiz hver torsdag for alle verter"


async def test_order_of_something_else_at_a_step_asks_which_draft(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal", "borgen")
    await kaja.sends("/request", hearing="Hvilket torg trenger hjelp?")
    await kaja.sends("Borgen", hearing="Hva skal skje?")
    await kaja.sends("Quiz", hearing="Hvilken dag?")
    await kaja.sends(CONCERT)
    assert kaja.last.text.splitlines()[:3] == [
        "Du har allerede et utkast.",
        "Fra før: Quiz · Borgen",
        "Nytt: Konsert · Heggedal · tor. 26. nov. · 17:00–20:00 · Vertskap · 3",
    ]


async def test_what_cannot_be_is_told_at_a_step_too(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal", "borgen")
    await kaja.sends("/request", hearing="Hvilket torg trenger hjelp?")
    await kaja.sends("Trenger 3 kokker på Heggedal torsdag 17–20, konsert")
    assert kaja.last.text.splitlines()[0] == "Jeg kjenner ikke rollen «kokker»."
    assert kaja.reads("Hvem trengs?")


async def test_discarding_is_said(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja)
    await kaja.presses("Forkast")
    assert kaja.last.text.startswith("Utkastet er forkastet.\n\nHva skal skje?")


async def test_what_comes_again_is_led_to_how_often(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("Trenger 3 verter hver torsdag 17–20, konsert", hearing="Hvor ofte kommer det igjen?")
    assert kaja.reads("Heggedal, torsdag 26. november kl. 17:00–20:00")
    await kaja.presses("← Tilbake", hearing="Dette får de se:")
    await kaja.presses("🔁 Gjenta", hearing="Hvor ofte kommer det igjen?")
    await kaja.presses("Hver uke", hearing="De første gangene:")


async def test_what_comes_again_and_is_not_complete_is_told_the_way_to_repeat_it(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("Trenger verter hver torsdag 17–20, konsert", hearing="Hvor mange trengs?")
    assert kaja.last.text.startswith(
        "Dette er første gang. Skal det komme igjen, trykker du 🔁 Gjenta i forhåndsvisningen."
    )


@pytest.mark.parametrize(("said", "number"), [("to", 2), ("Tre stykker", 3), ("et par", 2), ("vi trenger fire", 4)])
async def test_how_many_may_be_said_in_words(town: Town, said: str, number: int) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja)
    await kaja.presses("Endre")
    await kaja.presses("Hvor mange")
    await kaja.sends(said, hearing="Dette får de se:")
    assert (await request_kept(town)).needed == number
