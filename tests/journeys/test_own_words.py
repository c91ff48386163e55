"""Somebody with a place writes that they cannot come, are there, or ask when it is; others get what they always get."""

import datetime as dt

from tests.chat import Talker
from tests.conftest import MONDAY, Town
from tests.journeys.forging import forges
from tests.journeys.people import calls, coordinator_of, crowd_at

IF_NOT = "Kan du ikke komme, trykk «Meld avbud»: Da får koordinatoren beskjed. Blir du forsinket, ring."


async def with_a_place(town: Town) -> tuple[Talker, Talker]:
    kaja, [vidar] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Vidar"])
    await calls(kaja, vidar)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    return kaja, vidar


async def test_whoever_cannot_come_is_led_to_the_one_it_is_about(town: Town) -> None:
    kaja, vidar = await with_a_place(town)
    for words in ("jeg er syk, kan ikke komme på torsdag", "må melde avbud", "nei, passer ikke"):
        await vidar.sends(words, hearing=IF_NOT)
        assert vidar.reads("Konsert\nHeggedal, torsdag 26. november kl. 17:00–20:00")
    await vidar.presses("Meld avbud", hearing="gitt tilbake")
    await kaja.hears("Ja: 0. Nei: 0. Avbud: 1.")


async def test_whoever_has_no_place_and_cannot_come_is_asked_whether_it_is_the_call(town: Town) -> None:
    kaja, [vidar] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Vidar"])
    await calls(kaja, vidar)
    await vidar.sends("jeg er syk", hearing="Mener du Konsert på Heggedal, torsdag 26. november kl. 17:00–20:00?")
    await vidar.sends("ja", hearing="Takk for svaret")
    await kaja.hears("Ja: 0. Nei: 1.")
    await vidar.sends("jeg er syk", hearing="Det forsto jeg ikke.")


async def test_of_several_it_is_asked_which(town: Town) -> None:
    kaja, [vidar] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Vidar"])
    await calls(kaja, vidar)
    await calls(kaja, vidar, activity="Quiz")
    await vidar.presses("👍 Jeg kan", under=vidar.visible[0], hearing="Du har plassen")
    await vidar.presses("👍 Jeg kan", under=vidar.visible[1], hearing="noe annet på den tida")
    await vidar.presses("Ja, begge", hearing="Du har plassen")
    await vidar.sends("jeg er syk", hearing="Hvilket av dem gjelder det?")
    assert [label.split(",")[0] for label in vidar.buttons[:2]] == ["⚠️ Konsert", "⚠️ Quiz"]


async def test_when_and_how_many_hours_lead_to_ones_own(town: Town) -> None:
    _kaja, vidar = await with_a_place(town)
    for words in ("når skal jeg møte?", "når må jeg møte opp på torsdag"):
        await vidar.sends(words, hearing="Konsert\nHeggedal, torsdag 26. november")
    await vidar.sends("hvor mange timer har jeg jobbet?", hearing="Mine oppdrag")
    await vidar.sends("hvor mange timer har jeg", hearing="Mine oppdrag")
    await vidar.sends("jeg er her", hearing="Konsert\nHeggedal, torsdag 26. november")
    town.now = MONDAY.replace(hour=16, minute=50) + dt.timedelta(days=3)
    await vidar.sends("jeg er her", hearing="Hva er koden?")


async def test_volunteer_who_has_nothing_ahead_is_told_so(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    await vidar.sends("når må jeg møte opp på torsdag", hearing="Du har ingen oppdrag foran deg.")


async def test_danger_comes_first_and_others_get_what_they_always_get(town: Town) -> None:
    _kaja, vidar = await with_a_place(town)
    await vidar.sends("jeg er syk, jeg får ikke puste", hearing="113")
    kari = town.person("Kari")
    await kari.sends("jeg er syk, kan ikke komme på torsdag")
    assert IF_NOT not in kari.last.text
    await kari.sends("hvor mange timer har jeg")
    assert "Mine oppdrag" not in kari.last.text


async def test_whoever_is_late_gets_the_number_and_a_way_to_the_coordinator(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"], hub="borgen")
    kaja = await coordinator_of(town, "borgen")
    await calls(kaja, vidar)
    await vidar.sends("jeg blir litt forsinket")
    assert "Ring" not in vidar.last.text
    await vidar.presses("👍 Jeg kan", under=vidar.visible[0], hearing="Du har plassen")
    await vidar.sends("jeg blir litt forsinket", hearing="Blir du forsinket? Ring Borgen: 915 88 121.")
    town.now = MONDAY.replace(hour=16, minute=50) + dt.timedelta(days=3)
    await vidar.sends("/here", hearing="Hva er koden?")
    await vidar.sends("jeg er forsinket", hearing="Blir du forsinket? Ring Borgen: 915 88 121.")
    await vidar.presses("✉️ Skriv til koordinatoren", hearing="Hva vil du si til koordinatoren?")
    await vidar.sends("Bussen står, jeg kommer 17:20.", hearing="Konsert")
    await kaja.hears("«Bussen står, jeg kommer 17:20.»")
    await kaja.presses("Svar", hearing="Hva vil du svare Vidar?")


async def test_only_those_concerned_write_to_the_coordinator(town: Town) -> None:
    kaja, [vidar, vera] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Vidar", "Vera"])
    await calls(kaja, vidar, vera)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await vidar.presses("Meld avbud", hearing="gitt tilbake")
    assert (await forges(vidar, "note.co:1")).startswith("Du har meldt avbud til dette")
    assert "gjaldt ikke deg" in await forges(vera, "note.co:1")
    assert "finner jeg ikke" in await forges(vera, "note.co:99")
