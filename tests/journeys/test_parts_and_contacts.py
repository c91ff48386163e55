"""A coordinator closes one part of a hub, and puts right how it is reached."""

import pytest

from tests.conftest import Town
from tests.journeys.forging import forges
from tests.journeys.people import coordinator_of
from tests.journeys.records import audited, rows_of
from tests.journeys.wording import COORDINATORS_ONLY


async def test_one_part_is_closed_while_the_house_stays_open(town: Town) -> None:
    kaja, kari = await coordinator_of(town, "heggedal"), town.person("Kari")
    await kaja.sends("/start")
    await kaja.presses("Det som er registrert")
    await kaja.presses("Steng")
    await kaja.presses("Bare en del av torget")
    await kaja.presses("Bibliotek")
    await kaja.presses("To uker")
    assert (
        kaja.last.text == "Lagret. Heggedal, Bibliotek: stengt fra mandag 23. november til og med søndag 6. desember."
    )
    await kari.sends("er biblioteket på Heggedal åpent i morgen?")
    assert kari.last.text.splitlines()[:2] == [
        "Heggedal, tirsdag 24. november",
        "Bibliotek: stengt til og med 6. desember 2026.",
    ]
    await kari.sends("er Heggedal åpent i morgen?")
    assert "Heggedal er stengt" not in kari.last.text
    await kaja.sends("/facts")
    assert kaja.reads("Bibliotek: stengt fra mandag 23. november til og med søndag 6. desember.")
    await kaja.presses("Vanlige tider: Bibliotek")
    assert kaja.last.text == "Lagret. Heggedal, Bibliotek: Vanlige åpningstider gjelder fra mandag 23. november."
    await kari.sends("er biblioteket på Heggedal åpent i morgen?")
    assert kari.reads("Bibliotek: betjent kl. 10:00–16:00.")


async def test_part_is_closed_for_days_that_are_written(town: Town) -> None:
    kaja = await coordinator_of(town, "borgen")
    await kaja.sends("/facts")
    await kaja.presses("Steng")
    await kaja.presses("Bare en del av torget")
    await kaja.presses("Kafé KIME")
    await kaja.sends("fredag")
    assert kaja.last.text == "Lagret. Borgen, Kafé KIME: stengt fredag 27. november."
    await kaja.presses("Angre")
    assert (await audited(town, kaja))[-3:] == ["facts closed", "facts undone", "facts reopened"]


async def test_telephone_number_is_put_right_with_source_and_date(town: Town) -> None:
    kaja, kari = await coordinator_of(town, "holmen"), town.person("Kari")
    await kaja.sends("/facts")
    await kaja.presses("Telefon og adresse")
    assert kaja.reads("Telefon: ikke registrert")
    await kaja.presses("Telefon")
    await kaja.sends("ring oss gjerne")
    assert kaja.reads("Hvilket telefonnummer har Holmen?")
    await kaja.sends("00 00 00 00")
    assert kaja.last.text == "Lagret. Holmen: Kontaktopplysningene ble endret."
    await kari.sends("telefon til Holmen")
    assert kari.last.text.splitlines() == [
        "Holmen",
        "Telefon: 00 00 00 00",
        "Kilde: Holmen (sist bekreftet 23. november 2026).",
    ]
    assert kari.buttons[0] == "00 00 00 00"
    await kaja.presses("Angre")
    await kari.sends("telefon til Holmen")
    assert kari.reads("Telefonnummeret er ikke registrert.")


@pytest.mark.parametrize(("what", "words"), [("E-post", "holmen at example.org"), ("Adresse", "x" * 121)])
async def test_what_cannot_be_right_is_asked_again(town: Town, what: str, words: str) -> None:
    kaja = await coordinator_of(town, "holmen")
    before = await rows_of(town, "changes")
    await kaja.sends("/facts")
    await kaja.presses("Telefon og adresse")
    await kaja.presses(what)
    await kaja.sends(words)
    assert kaja.reads("har Holmen?")
    assert await rows_of(town, "changes") == before


@pytest.mark.parametrize(
    "data", ["fact.clp:holmen:cafe", "fact.shp:holmen:cafe:1", "fact.opp:holmen:cafe", "fact.tel:holmen:phone"]
)
async def test_nobody_else_may(town: Town, data: str) -> None:
    kari = await coordinator_of(town, "borgen")
    assert await forges(kari, data) == COORDINATORS_ONLY


async def test_several_hubs_are_followed_by_one_tap_and_left_by_one(town: Town) -> None:
    kari, kaja = town.person("Kari"), await coordinator_of(town, "borgen")
    await kari.sends("er Holmen og Borgen åpne i morgen?")
    await kari.presses("Si fra når dette endres")
    assert kari.last.text == "Jeg sier fra når åpningstidene endrer seg: Holmen og Borgen."
    await kaja.sends("/facts")
    await kaja.presses("Steng")
    await kaja.presses("I dag")
    await kari.hears("Borgen er stengt: mandag 23. november.")
    await kari.presses("Stopp disse meldingene", under=[m for m in kari.visible if "Holmen og Borgen" in m.text][-1])
    assert (await rows_of(town, "follows"))["follows"] == []


async def test_all_hubs_are_followed_by_one_tap(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("hva er åpent nå?")
    await kari.presses("Si fra når dette endres")
    assert len((await rows_of(town, "follows"))["follows"]) == len(town.municipality.hubs)
