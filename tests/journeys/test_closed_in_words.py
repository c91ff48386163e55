"""A coordinator writes that a hub is closed, instead of pressing; on Monday 23 November 2026 at noon."""

import datetime as dt

import pytest

from tests.conftest import Town
from tests.journeys.people import coordinator_of
from tests.journeys.records import request_kept

ASKED = "Skal jeg registrere at Heggedal er stengt fredag 27. november?"


@pytest.mark.parametrize("words", ["Heggedal er stengt på fredag pga kurs", "vi har stengt på Heggedal fredag"])
async def test_it_is_asked_and_then_done(town: Town, words: str) -> None:
    kaja = await coordinator_of(town, "heggedal", "holmen")
    await kaja.sends(words)
    assert kaja.screen == (ASKED, [["🔒 Ja, steng", "Nei"], ["🏠 Meny", "☎️ Snakk med et menneske"]])
    await kaja.presses("Ja, steng", hearing="Lagret. Heggedal er stengt: fredag 27. november.")
    rita = town.person("Rita")
    await rita.sends("er Heggedal åpent på fredag?")
    assert rita.reads("stengt")


async def test_a_no_changes_nothing(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("vi stenger fredag", hearing=ASKED)
    await kaja.presses("Nei", hearing="Ingen stenging er registrert.")


async def test_what_is_not_told_is_asked_for(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal", "holmen")
    await kaja.sends("Holmen er stengt", hearing="Skal jeg registrere at Holmen er stengt?")
    await kaja.presses("Ja, steng", hearing="Hvilke dager er Holmen stengt?")
    await kaja.presses("🏠 Meny")
    await kaja.sends("biblioteket på Holmen er stengt fredag", hearing="at en del av Holmen er stengt?")
    await kaja.presses("Ja, steng", hearing="Hvilken del av Holmen er stengt?")


@pytest.mark.parametrize("words", ["Heggedal er stengt på fredag", "vi har stengt fredag"])
async def test_a_draft_stays_as_it_is(town: Town, words: str) -> None:
    kaja = await coordinator_of(town, "heggedal", "holmen")
    await kaja.sends("/request", hearing="Hvilket torg trenger hjelp?")
    await kaja.sends("Heggedal", hearing="Hva skal skje?")
    await kaja.sends(words, hearing=ASKED)
    await kaja.presses("Nei", hearing="Hva skal skje?")
    await kaja.sends("Bingo", hearing="Hvilken dag?")
    await kaja.sends("tirsdag", hearing="Når på dagen?")
    await kaja.sends(words, hearing=ASKED)
    await kaja.presses("Ja, steng", hearing="Lagret. Heggedal er stengt: fredag 27. november.")
    draft = await request_kept(town)
    assert (draft.hub, draft.activity, draft.day) == ("heggedal", "Bingo", dt.date(2026, 11, 24))


async def test_the_hub_of_others_is_neither_closed_nor_an_answer(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("Sætre er stengt torsdag")
    assert kaja.never_read("Skal jeg registrere")
    await kaja.sends("/request", hearing="Hva skal skje?")
    await kaja.sends("Sætre er stengt torsdag", hearing="Du er ikke koordinator på Sætre")
    assert (await request_kept(town)).activity == ""


@pytest.mark.parametrize(
    "words", ["er Heggedal stengt på fredag", "når er Heggedal stengt", "Heggedal er stengt fredag?"]
)
async def test_questions_are_still_questions(town: Town, words: str) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends(words)
    assert kaja.never_read("Skal jeg registrere")


async def test_a_resident_who_says_so_gets_the_ordinary_answer(town: Town) -> None:
    rita = town.person("Rita")
    await rita.sends("Heggedal er stengt på fredag pga kurs")
    assert rita.never_read("Skal jeg registrere")
