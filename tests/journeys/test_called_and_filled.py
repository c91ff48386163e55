from tests.conftest import Town
from tests.journeys.people import coordinator_of, volunteer_at


async def test_a_call_for_help_reaches_a_volunteer_and_is_filled(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    vera = await volunteer_at(town, "Vera", hub="Heggedal", role="Vertskap")

    await kaja.hears("Vera")

    await kaja.sends("/request", hearing="Hva skal skje")
    await kaja.sends("Konsert", hearing="Hvilken dag")
    await kaja.sends("torsdag", hearing="Når på dagen")
    await kaja.sends("17–20", hearing="Hvem trengs")
    await kaja.presses("Vertskap")
    await kaja.presses("Alle med rollen →")
    await kaja.presses("Uten mer tekst →")
    await kaja.presses("1")
    assert kaja.reads("Konsert")
    await kaja.presses("Send")

    await vidar.hears("Konsert")
    await vera.hears("Konsert")
    await vidar.presses("👍 Jeg kan", hearing="plassen")
    await kaja.hears("Vidar")
    await vera.hears("Dekket, takk!")
    vera.person.press(vera.visible[-1].message_id, "can:1")  # the button was under her thumb
    await vera.hears("Du er nummer 1 på ventelista.")
