"""A coordinator puts hours right in chat."""

import datetime as dt

import pytest

from tests.conftest import OSLO, Town
from tests.journeys.forging import forges
from tests.journeys.people import calls, coordinator_of, volunteer_at
from tests.journeys.records import audited, reminders, rows_of
from tests.journeys.wording import COORDINATORS_ONLY, said


async def test_closing_takes_two_taps_and_is_undone_by_one(town: Town) -> None:
    kaja = await coordinator_of(town, "borgen")
    kari = town.person("Kari")
    await kaja.sends("/facts")
    await kaja.presses("Steng")
    await kaja.presses("I dag")
    assert kaja.last.text == "Lagret. Borgen er stengt: mandag 23. november."
    await kari.sends("er Borgen åpent nå?")
    assert kari.reads("Borgen er stengt mandag 23. november.")
    await kaja.presses("Angre")
    await kari.sends("er Borgen åpent nå?")
    assert kari.reads("Torget: åpent nå, til kl. 15:00.")
    assert (await audited(town, kaja))[-3:] == ["facts closed", "facts undone", "facts reopened"]


async def test_closure_says_why_and_may_last_longer(town: Town) -> None:
    kaja = await coordinator_of(town, "borgen")
    await kaja.sends("/facts Borgen")
    await kaja.presses("Steng")
    await kaja.sends("fredag til søndag")
    assert kaja.reads("fra fredag 27. november til og med søndag 29. november")
    await kaja.presses("Skriv hvorfor")
    await kaja.sends("vannlekkasje")
    assert kaja.reads("Hvorfor: Vannlekkasje.")
    await kaja.presses("Den kan bli forlenget")
    assert kaja.reads("Stengingen kan bli forlenget.")
    kari = town.person("Kari")
    await kari.sends("er Borgen åpent på lørdag?")
    assert kari.last.text.splitlines()[1:4] == [
        "Borgen er stengt til og med 29. november 2026.",
        "Hvorfor: Vannlekkasje.",
        "Stengingen kan bli forlenget.",
    ]


async def test_closure_that_ran_out_is_asked_about_extended_and_opened(town: Town) -> None:
    kaja = await coordinator_of(town, "borgen")
    kari = town.person("Kari")
    await kaja.sends("/facts")
    await kaja.presses("Steng")
    await kaja.presses("I dag")
    await kaja.presses("Den kan bli forlenget")
    await kaja.hears("Hva gjelder etter det?")
    town.now += dt.timedelta(days=1)
    await kari.sends("er Borgen åpent nå?")
    assert kari.reads("Ikke bekreftet: Borgen var stengt til og med 23. november 2026.")
    await kaja.presses("Stengt lenger")
    await kaja.presses("Én uke til")
    assert kaja.reads("Borgen er stengt lenger: fra mandag 23. november til og med tirsdag 1. desember.")
    await kari.sends("er Borgen åpent nå?")
    assert kari.reads("Borgen er stengt til og med 1. desember 2026.")
    await kaja.presses("Det som er registrert")
    await kaja.presses("Vanlige tider igjen")
    await kari.sends("er Borgen åpent nå?")
    assert kari.reads("Torget: åpent nå, til kl. 15:00.")


async def test_hours_are_written_in_one_line_shown_for_two_weeks_and_saved(town: Town) -> None:
    kaja = await coordinator_of(town, "borgen")
    await kaja.sends("/facts")
    await kaja.presses("Endre tider")
    await kaja.presses("Torget")
    assert kaja.reads("man. 23. nov. og man. 30. nov.: 09:00–15:00")
    await kaja.sends("når jeg vil")
    assert kaja.last.text.splitlines()[0] == said("nb", "I did not recognise that. You can also press a button.")
    await kaja.sends("man–tor 10–19, fre 10–15, hver 4. lørdag 10–16")
    assert kaja.reads("Hvilken lørdag er den neste?")
    await kaja.presses("lør. 5. des.")
    assert kaja.last.text.splitlines()[1:8] == [
        "man. 23. nov. og man. 30. nov.: 10:00–19:00",
        "tir. 24. nov. og tir. 1. des.: 10:00–19:00",
        "ons. 25. nov. og ons. 2. des.: 10:00–19:00",
        "tor. 26. nov. og tor. 3. des.: 10:00–19:00",
        "fre. 27. nov. og fre. 4. des.: 10:00–15:00",
        "lør. 28. nov.: ikke betjent; lør. 5. des.: 10:00–16:00",
        "søn. 29. nov. og søn. 6. des.: ikke betjent",
    ]
    await kaja.presses("Lagre")
    assert kaja.reads("Borgen, Torget: nye tider fra mandag 23. november.")
    kari = town.person("Kari")
    await kari.sends("er Borgen åpent 5. desember?")
    assert kari.reads("Torget: betjent kl. 10:00–16:00.")
    assert kari.reads("Kilde: Borgen (sist bekreftet 23. november 2026)")
    await kari.sends("er Borgen åpent 12. desember?")
    part, rhythm = "Torget: ikke betjent denne dagen.", "Torget: lørdag hver 4. uke, regnet fra 5. desember 2026."
    assert kari.last.text.splitlines()[1:3] == [part, rhythm]


async def test_one_weekday_is_changed_by_buttons(town: Town) -> None:
    kaja = await coordinator_of(town, "borgen")
    await kaja.sends("/facts")
    await kaja.presses("Endre tider")
    await kaja.presses("Torget")
    await kaja.presses("onsdag")
    await kaja.presses("12")
    await kaja.presses("18")
    assert kaja.reads("ons. 25. nov. og ons. 2. des.: 12:00–18:00")
    await kaja.presses("fredag")
    await kaja.presses("Stengt")
    assert kaja.reads("fre. 27. nov. og fre. 4. des.: ikke betjent")
    await kaja.presses("Lagre")
    kari = town.person("Kari")
    await kari.sends("er Borgen åpent på onsdag?")
    assert kari.reads("Torget: betjent kl. 12:00–18:00.")


async def test_other_hours_on_one_day(town: Town) -> None:
    kaja = await coordinator_of(town, "borgen")
    await kaja.sends("/facts")
    await kaja.presses("Andre tider én dag")
    await kaja.presses("Torget")
    await kaja.sends("lørdag 11-14")
    assert kaja.reads("Borgen, Torget: andre tider lørdag 28. november.")
    kari = town.person("Kari")
    await kari.sends("er Borgen åpent på lørdag?")
    assert kari.reads("Torget: betjent kl. 11:00–14:00.")


async def test_closing_names_the_requests_it_hits(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await calls(kaja, vidar)
    await vidar.presses("Jeg kan")
    await kaja.hears("Plasser: 1 av 1 er fylt.")
    await kaja.sends("/facts", hearing="hva som er registrert")
    await kaja.presses("Steng")
    await kaja.sends("torsdag")
    assert kaja.last.text.splitlines() == [
        "Lagret. Heggedal er stengt: torsdag 26. november.",
        "Forespørsler det gjelder (ingen har fått beskjed ennå):",
        "• Konsert, tor. 26. nov.: Vidar",
    ]


async def test_eve_is_asked_about_once_and_answered_in_a_tap(quiet_town: Town) -> None:
    town = quiet_town
    town.now = dt.datetime(2026, 12, 10, 12, tzinfo=OSLO)
    async with town.bot():
        kaja = await coordinator_of(town, "borgen")
        asked = await kaja.hears("Borgen: hva gjelder torsdag 24. desember?")
        await kaja.hears("Borgen: hva gjelder torsdag 31. desember?")
        kari = town.person("Kari")
        await kari.sends("er Borgen åpent på julaften?")
        assert kari.reads("Torget: kanskje betjent kl. 09:00–15:00")
        await kaja.presses("Andre tider", under=asked)
        await kaja.sends("10-12")
        assert kaja.reads("Borgen, Torget: andre tider torsdag 24. desember.")
        await kari.sends("er Borgen åpent på julaften?")
        assert kari.reads("Torget: betjent kl. 10:00–12:00.")
    async with town.bot():
        await kari.sends("/menu")
    assert await reminders(town) == [("borgen", "2026-12-24"), ("borgen", "2026-12-31")]
    assert sum("hva gjelder torsdag 31. desember?" in message.text for message in kaja.visible) == 1


async def test_old_facts_are_listed_and_confirmed(town: Town) -> None:
    kaja = await coordinator_of(town, "borgen")
    await kaja.sends("/facts")
    assert kaja.reads("14 opplysninger er ikke bekreftet på lenge.")
    await kaja.presses("Hva som er gammelt")
    assert kaja.reads("• tidene for Torget (sist bekreftet januar 2021)")
    await kaja.presses("Alt dette stemmer")
    await kaja.presses("Alt dette stemmer", under=kaja.last)
    await kaja.presses("Alt dette stemmer", under=kaja.last)
    assert kaja.reads("Borgen: det som er registrert, er bekreftet.")
    await kaja.presses("Det som er registrert")
    assert kaja.reads("Alle opplysninger er bekreftet i det siste.")
    await kaja.presses("Siste endringer")
    assert kaja.reads("• man. 23. nov. 12:00, Kaja: Borgen: det som er registrert, er bekreftet.")


@pytest.mark.parametrize(
    "data",
    [
        "fact:borgen",
        "fact.shut:borgen:2026-11-24:1",
        "fact.ext:borgen:2026-11-24:2026-11-30",
        "fact.open:borgen:2026-11-24",
        "fact.undo:borgen:2",
        "fact.ok:borgen:1",
        "fact.hrs:borgen:hub",
        "fact.log:borgen",
        "eve.same:borgen:2026-12-24",
    ],
)
async def test_nobody_else_changes_anything(town: Town, data: str) -> None:
    turid = await coordinator_of(town, "tofte", name="Turid")
    before = await rows_of(town, "registers", "changes")
    assert await forges(turid, data) == COORDINATORS_ONLY
    assert await rows_of(town, "registers", "changes") == before


@pytest.mark.parametrize(
    "data",
    [
        "fact.shut:borgen:2020-01-01:1",
        "fact.shut:borgen:x:1",
        "fact.ext:borgen:2026-11-24:2026-11-30",
        "fact.open:borgen:2026-11-24",
        "fact.undo:borgen:1",
        "fact.hd:99",
        "fact.day:99:1",
        "fact.save:99",
        "eve.same:borgen:2026-11-24",
        "fact.shut:borgen:2026-11-24:-5",
    ],
)
async def test_made_up_presses_change_nothing(town: Town, data: str) -> None:
    kaja = await coordinator_of(town, "borgen")
    before = await rows_of(town, "registers", "changes")
    await forges(kaja, data)
    assert await rows_of(town, "registers", "changes") == before


async def test_question_asked_in_between_is_answered_and_the_step_goes_on(town: Town) -> None:
    kaja = await coordinator_of(town, "borgen")
    await kaja.sends("/facts")
    await kaja.presses("Steng")
    await kaja.sends("er Heggedal åpent i morgen?", hearing="Hvilke dager er Borgen stengt?")
    answer, again = kaja.heard(2)
    assert answer.startswith("Heggedal, tirsdag 24. november")
    assert again.startswith("Hvilke dager er Borgen stengt?")
    await kaja.sends("fredag")
    assert kaja.reads("Borgen er stengt: fredag 27. november.")
