"""A call answered in words: which one is meant is asked, and its own two presses answer it."""

import datetime as dt

from tests.conftest import Town
from tests.journeys.people import calls, coordinator_of, crowd_at

MEANT = "Mener du Konsert på Heggedal, torsdag 26. november kl. 17:00–20:00?"
PRESSES = [["👍 Jeg kan", "Kan ikke"], ["🏠 Meny", "☎️ Snakk med et menneske"]]


async def test_typed_yes_leads_to_the_call_and_a_second_one_takes_the_place(town: Town) -> None:
    kaja, [vidar] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Vidar"])
    await calls(kaja, vidar)
    for words in ("ja, jeg kan", "Ja", "jeg stiller på konserten", "ja, jeg kan torsdag", "nei, jeg kan ikke"):
        await vidar.sends("/menu", hearing="Torgbot")
        await vidar.sends(words, hearing=MEANT)
        assert vidar.screen == (MEANT, PRESSES)
    await vidar.sends("nei", hearing="da lar vi det ligge")
    await vidar.sends("ja, jeg kan", hearing=MEANT)
    town.now += dt.timedelta(minutes=11)
    await vidar.sends("ja", hearing=MEANT)
    await vidar.sends("ja", hearing="Du har plassen.")
    await kaja.hears("Kommer: Vidar")
    await vidar.sends("ja, jeg kan", hearing="Konsert\nHeggedal, torsdag 26. november")


async def test_after_a_no_they_can_after_all(town: Town) -> None:
    kaja, [vidar] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Vidar"])
    await calls(kaja, vidar)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen.")
    await vidar.presses("Meld avbud", hearing="gitt tilbake")
    await vidar.sends("jeg kan likevel", hearing=MEANT)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen.")
    await kaja.hears("Ja: 1. Nei: 0. Avbud: 0.")


async def test_typed_no_is_the_calls_no(town: Town) -> None:
    kaja, [vidar] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Vidar"])
    await calls(kaja, vidar)
    await vidar.sends("nei, jeg kan ikke", hearing=MEANT)
    await vidar.sends("nei, jeg kan ikke", hearing="Takk for svaret.")
    await kaja.hears("Ja: 0. Nei: 1.")


async def test_of_several_calls_each_has_a_button(town: Town) -> None:
    kaja, [vidar] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Vidar"])
    await calls(kaja, vidar)
    await calls(kaja, vidar, activity="Quiz")
    await vidar.sends("ja, jeg kan", hearing="Hvilket av dem gjelder det?")
    assert vidar.buttons[:2] == ["Konsert, tor. 26. nov.", "Quiz, tor. 26. nov."]
    await vidar.presses("Quiz, tor. 26. nov.", hearing="Kan du hjelpe? Quiz")
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen.")
    await vidar.sends("ja, jeg kan på konserten", hearing=MEANT)


async def test_yes_of_others_and_to_other_things_is_none_of_it(town: Town) -> None:
    kaja, [vidar] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Vidar"])
    kari = town.person("Kari")
    await kari.sends("ja, jeg kan")
    assert MEANT not in kari.last.text
    await vidar.sends("ja, jeg kan")
    assert MEANT not in vidar.last.text
    await calls(kaja, vidar)
    await vidar.sends("er Heggedal åpent i morgen?", hearing="Heggedal")
    await vidar.sends("ja")
    assert MEANT not in vidar.last.text
    await vidar.sends("ja, jeg kan, men jeg får ikke puste", hearing="113")
