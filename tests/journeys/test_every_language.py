"""The main conversations once in each language, from the catalogue's own sentences."""

import pytest

from locales import LANGUAGES, texts_in
from tests.conftest import Town
from tests.journeys.people import coordinator_of, volunteer_at
from tests.journeys.wording import said

pytestmark = pytest.mark.parametrize("language", LANGUAGES)


async def test_a_request_is_written_sent_answered_and_filled(town: Town, language: str) -> None:
    def in_words(sentence: str, **values: object) -> str:
        return said(language, sentence, **values)

    kaja = await coordinator_of(town, "heggedal", language=language)
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap", language=language)
    await kaja.hears(in_words("<b>A new volunteer has registered.</b>"))

    await kaja.sends("/request", hearing=in_words("<b>What is going to happen?</b>"))
    await kaja.sends("Konsert", hearing=in_words("<b>Which day?</b>"))
    await kaja.sends("24.12", hearing=in_words("<b>What time?</b>"))
    await kaja.sends("17–20", hearing=in_words("<b>Who is needed?</b>"))
    await kaja.sends("Vertskap", hearing=in_words("<b>Who should be asked first?</b>"))
    await kaja.presses(in_words("Everybody with the role →"))
    await kaja.presses(in_words("Without more text →"))
    await kaja.presses("1", hearing=in_words("<b>This is what they will see:</b>"))
    await kaja.presses(texts_in(language).plural("📣 Send to {n} person", "📣 Send to {n} people", 1))

    await vidar.hears(in_words("<b>Can you help? {activity}</b>", activity="Konsert"))
    await vidar.presses(in_words("👍 I can"))
    assert vidar.reads(in_words("<b>You have the place. Thank you.</b>"))
    await kaja.hears(in_words("Coming: {names}", names="Vidar"))
    await vidar.presses(in_words("I must withdraw"))
    await kaja.hears(in_words("Could not come after all: {names}. Nobody has taken over.", names="Vidar"))


async def test_an_idea_reaches_the_coordinator(town: Town, language: str) -> None:
    kaja = await coordinator_of(town, "heggedal", language=language)
    kari = town.person("Kari", language=language)
    await kari.sends("/idea", hearing=said(language, "<b>Which hub is your idea for?</b>"))
    await kari.presses("Heggedal")
    await kari.sends("Syklubb")
    assert kari.reads(
        said(language, "Thank you. The idea is saved, and those responsible for {hub} have got it.", hub="Heggedal")
    )
    await kaja.hears("Syklubb")


async def test_a_volunteer_pauses_leaves_and_is_forgotten(town: Town, language: str) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap", language=language)
    await vidar.sends("/pause", hearing=said(language, "<b>For how long would you like a pause?</b>"))
    await vidar.presses(said(language, "1 week"))
    assert vidar.sees_button(said(language, "End the pause"))
    await vidar.sends("/stop")
    assert vidar.sees_button(said(language, "Come back"))
    await vidar.sends("/delete", hearing=said(language, "<b>Delete everything about you?</b>"))
    await vidar.presses(said(language, "Yes, delete everything"))
    assert vidar.reads(
        said(language, "Everything about you has been deleted. Write /start if you ever want to talk again.")
    )


async def test_a_resident_asks_and_finds_a_person(town: Town, language: str) -> None:
    reidar = town.person("Reidar", language=language)
    await reidar.sends("/hours")
    await reidar.presses("Borgen")
    assert reidar.reads("Søndre Borgen 11")
    await reidar.sends("/contact", hearing=said(language, "<b>Talk to a person</b>"))
    await reidar.presses("Borgen")
    assert reidar.reads("915 88 121")


async def test_an_owner_makes_a_coordinator(town: Town, language: str) -> None:
    owner = town.owner(language=language)
    await owner.sends("/invite", hearing=said(language, "<b>A new coordinator</b>"))
    await owner.presses("Heggedal")
    await owner.presses(said(language, "Make the link"))
    token = owner.last.text.rpartition("inv_")[2]
    kaja = town.person("Kaja", language=language)
    await kaja.sends(f"/start inv_{token}")
    assert kaja.reads(said(language, "<b>You are now coordinator of {hubs}.</b>", hubs="Heggedal"))
    await owner.hears("Kaja")
