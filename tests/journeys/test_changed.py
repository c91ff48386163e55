"""A coordinator changes what was sent, and everybody whom it concerns hears of it once."""

from domain.requests import RequestStatus
from tests.conftest import Town
from tests.journeys.changing import asks_for, moves, opens_change
from tests.journeys.people import calls, coordinator_of, crowd_at
from tests.journeys.records import audited, kept, request_kept
from tests.journeys.wording import OUT_OF_DATE


async def test_new_time_is_shown_with_its_reason_before_it_is_done(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await opens_change(kaja, "Dag")
    await kaja.presses("fre. 27. nov.", hearing="Dette endres:", under=kaja.last)
    assert kaja.last.text.splitlines() == [
        "Konsert",
        "Heggedal, torsdag 26. november kl. 17:00–20:00",
        "Dette endres:",
        "Dag: torsdag 26. november → fredag 27. november",
        "1 som har plass, får beskjed og blir spurt om det fortsatt passer.",
        "Hvorfor? Skriv det med noen få ord, eller velg:",
    ]
    await kaja.presses("Endre mer", under=kaja.last)
    await kaja.presses("Tid", under=kaja.last)
    await kaja.sends("18–21", hearing="Tid: 17:00–20:00 → 18:00–21:00")
    assert kaja.reads("Dag: torsdag 26. november → fredag 27. november")
    assert (await request_kept(town)).reason == ""
    await kaja.sends("Lydanlegget kommer først da.", hearing="Endre med denne grunnen?")
    await kaja.presses("✅ Ja, endre", hearing="Endret.")
    told = await vidar.hears("Ny tid: Konsert")
    assert told.text.splitlines() == [
        "Ny tid: Konsert",
        "Hvor: Heggedal",
        "Før: torsdag 26. november kl. 17:00–20:00",
        "Nå: fredag 27. november kl. 18:00–21:00",
        "Hvorfor: Lydanlegget kommer først da",
        "Du har fortsatt plassen. Passer den nye tida for deg?",
    ]
    assert (await audited(town, kaja))[-1] == "changed"


async def test_those_with_a_place_say_whether_the_new_time_suits_and_the_card_shows_who_has_not(town: Town) -> None:
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera, needed=2)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await vera.presses("👍 Jeg kan", hearing="Du har plassen")
    await moves(kaja)
    await vidar.hears("Ny tid: Konsert")
    await vera.hears("Ny tid: Konsert")
    await kaja.hears("Har ikke svart på den nye tida: Vidar og Vera")
    await vidar.presses("Passer fortsatt", hearing="torsdag 26. november kl. 18:00–21:00")
    assert vidar.reads("Tida er ny: Har du lagt den i kalenderen, må du hente kalenderfila på nytt.")
    await kaja.hears("Har ikke svart på den nye tida: Vera")
    await vera.presses("Kan ikke da", hearing="Plassen din er gitt tilbake")
    request = await request_kept(town)
    assert (request.accepted, request.status) == (1, RequestStatus.OPEN)


async def test_copies_of_the_silent_are_edited_and_those_who_could_not_are_asked_once(town: Town) -> None:
    vera, viggo = await crowd_at(town, ["Vera", "Viggo"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vera, viggo, needed=2)
    call = vera.last
    await viggo.presses("Kan ikke", hearing="Takk for svaret")
    await moves(kaja)
    assert kaja.reads("1 som ikke kunne før, blir spurt én gang til.")
    await vera.hears("Når: torsdag 26. november kl. 18:00–21:00")
    assert call.text == vera.last.text
    asked = await viggo.hears("Du kunne ikke før. Nå er tida endret, så jeg spør bare én gang til.")
    assert "Når: torsdag 26. november kl. 18:00–21:00" in asked.text
    await kaja.presses("Vis forespørselen")
    await moves(kaja, "19-22", why="Uten grunn")
    await vera.hears("kl. 19:00–22:00")
    assert (await viggo.hears("kl. 19:00–22:00")).message_id == asked.message_id
    await viggo.presses("👍 Jeg kan", hearing="Du har plassen")
    assert viggo.reads("kl. 19:00–22:00")


async def test_answer_to_the_old_time_is_asked_about_first(town: Town) -> None:
    [vera] = await crowd_at(town, ["Vera"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vera)
    await moves(kaja)
    call = await vera.hears("kl. 18:00–21:00")
    before = await kept(town)
    vera.person.press(call.message_id, "can:1")
    await vera.hears("Tida er endret. Passer det fortsatt?")
    assert await kept(town) == before
    await vera.presses("👍 Jeg kan", hearing="Du har plassen")


async def test_more_are_needed_so_a_full_request_asks_again(town: Town) -> None:
    vidar, vera, viggo = await crowd_at(town, ["Vidar", "Vera", "Viggo"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera, viggo)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await viggo.hears("Dekket, takk!")
    vera.person.press(vera.last.message_id, "can:1")
    await vera.hears("nummer 1 på ventelista")
    await asks_for(kaja, 3, hearing="Antall: 1 → 3")
    await kaja.presses("✅ Endre", hearing="Endret.", under=kaja.last)
    await vera.hears("En plass er blitt ledig.")
    await viggo.hears("Kan du hjelpe? Konsert")
    assert vidar.never_read("Ny tid")
    request = await request_kept(town)
    assert (request.needed, request.accepted, request.offered, request.status) == (3, 1, 1, RequestStatus.OPEN)


async def test_fewer_than_have_a_place_asks_whom_to_release_kindly(town: Town) -> None:
    vidar, vera, viggo = await crowd_at(town, ["Vidar", "Vera", "Viggo"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera, viggo, needed=3)
    for helper in (vidar, vera, viggo):
        await helper.presses("👍 Jeg kan", hearing="Du har plassen")
    await asks_for(kaja, 2, hearing="1 for mange har plass. Hvem trengs ikke?")
    assert kaja.buttons[:3] == ["Vidar", "Vera", "❎ Viggo"]
    await kaja.presses("❎ Viggo", under=kaja.last)
    assert kaja.sees_no_button("Neste →")
    await kaja.presses("Vera", under=kaja.last)
    await kaja.presses("Neste →", hearing="Trengs ikke lenger: Vera", under=kaja.last)
    await kaja.presses("For få påmeldte", hearing="Endret.", under=kaja.last)
    told = await vera.hears("Det trengs færre enn vi trodde")
    assert told.text.splitlines()[2:] == [
        "Det trengs færre enn vi trodde, så du trenger ikke komme denne gangen. Takk for at du sa ja.",
        "Hvorfor: For få har meldt seg på.",
        "Du står først på ventelista og hører fra meg hvis en plass blir ledig.",
    ]
    request = await request_kept(town)
    assert (request.needed, request.accepted, request.status) == (2, 2, RequestStatus.FULL)
    await vidar.presses("Meld avbud")
    await vera.hears("En plass er blitt ledig.")
    await vera.presses("Ja, jeg tar den", hearing="Du har plassen")


async def test_new_words_are_seen_before_they_go_out(town: Town) -> None:
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera, needed=2)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await opens_change(kaja, "Tekst")
    await kaja.sends("Ta med innesko.", hearing="Dette får de se:")
    assert vera.never_read("innesko")
    preview = kaja.last
    await kaja.presses("💾 Lagre", hearing="Endret.", under=preview)
    await vidar.hears("Kaja har lagt til noe du bør vite:\nTa med innesko.")
    await vera.hears("Ta med innesko.")
    kaja.person.press(preview.message_id, "chg.txt:1:9999")
    await kaja.hears(OUT_OF_DATE)
    await opens_change(kaja, "For dem som kommer")
    await kaja.sends("Nøkkelen ligger hos Per, 99 99 99 99.", hearing="Bare de som kommer, får se dette:")
    await kaja.presses("💾 Lagre", hearing="Endret.", under=kaja.last)
    await vidar.hears("Nøkkelen ligger hos Per")
    assert vera.never_read("Nøkkelen")


async def test_other_coordinator_changes_and_the_maker_hears_who(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    kim = await coordinator_of(town, "heggedal", name="Kim")
    await calls(kaja, vidar)
    await kim.sends("/requests", hearing="Forespørslene dine")
    await kim.presses("Konsert, tor. 26. nov.: 0 av 1", hearing="Plasser: 0 av 1")
    await kim.presses("⋯ Mer", hearing="Konsert")
    await kim.presses("Endre", hearing="Hva vil du endre?")
    await moves(kim)
    await kaja.hears("Kim har endret forespørselen.")
    await vidar.hears("kl. 18:00–21:00")
