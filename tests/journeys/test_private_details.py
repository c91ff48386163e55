"""What only those who come are told: written, moved out of the text, shown after yes, gone after no."""

from tests.conftest import Town
from tests.journeys.people import calls, composes, coordinator_of, crowd_at
from tests.journeys.records import request_kept

SECRET = "Nøkkelen ligger under matta"  # noqa: S105 -- a sentence, no password


async def test_private_details_are_told_to_those_with_a_place_only(town: Town) -> None:
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja)
    await kaja.presses("✏️ Endre")
    await kaja.presses("Bare for dem som kommer")
    assert kaja.reads("Hva skal bare de som kommer, få vite?")
    await kaja.sends(SECRET)
    assert kaja.reads(f"Bare de som får plass, ser: {SECRET}")
    await kaja.presses("Send", hearing="Plasser:", under=kaja.last)
    await vidar.hears("Kan du hjelpe? Konsert")
    await vera.hears("Kan du hjelpe? Konsert")
    await vidar.presses("👍 Jeg kan")
    assert vidar.reads(f"Bare for dere som kommer: {SECRET}")
    await vera.hears("Dekket, takk!")
    await vidar.sends("/mine", hearing="Mine oppdrag")
    await vidar.presses("Konsert, tor.")
    assert vidar.reads(f"Bare for dere som kommer: {SECRET}")
    await vidar.presses("Meld avbud")
    await vidar.hears("Plassen din er gitt tilbake", times=2)  # in the older copy too
    await vidar.presses("Mine oppdrag") if "📌 Mine oppdrag" in vidar.buttons else None
    assert SECRET not in vidar.last.text
    assert vera.never_read(SECRET)


async def test_telephone_number_in_the_text_is_offered_to_be_made_private(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await crowd_at(town, ["Vidar"])
    await composes(kaja)
    assert kaja.sees_no_button("🔒 Vis det bare til dem som kommer")
    await kaja.presses("✏️ Endre")
    await kaja.presses("Tekst")
    await kaja.sends("Ring Kaja på 41 23 45 67 hvis du lurer.")
    assert kaja.reads("⚠️ Alle som blir spurt, ser telefonnummeret i teksten.")
    await kaja.presses("🔒 Vis det bare til dem som kommer")
    assert kaja.reads("Bare de som får plass, ser: 41 23 45 67")
    request = await request_kept(town)
    assert (request.text, request.private_text) == ("Ring Kaja på hvis du lurer.", "41 23 45 67")
    assert kaja.sees_no_button("🔒 Vis det bare til dem som kommer")


async def test_private_details_that_are_too_long_are_asked_for_again(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja)
    await kaja.presses("✏️ Endre")
    await kaja.presses("Bare for dem som kommer")
    await kaja.sends("a" * 301, hearing="301")
    await kaja.presses("Nei, ingenting")
    assert (await request_kept(town)).private_text == ""


async def test_call_never_holds_private_details(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    assert vidar.never_read("Bare for dere som kommer")
