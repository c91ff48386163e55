"""A coordinator stops or cancels what was sent; whoever has to do with it hears so, and why."""

import datetime as dt

from domain.requests import RequestStatus
from tests.conftest import MONDAY, Town
from tests.journeys.people import calls, coordinator_of, crowd_at
from tests.journeys.records import audited, kept, request_kept, rows_of
from tests.journeys.wording import OUT_OF_DATE, said


async def test_cancelling_asks_for_the_reason_and_tells_everybody(town: Town) -> None:
    vidar, vera, viggo, vilde = await crowd_at(town, ["Vidar", "Vera", "Viggo", "Vilde"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera, viggo, vilde)
    silent = vilde.last
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    vera.person.press(vera.last.message_id, "can:1")
    await vera.hears("nummer 1 på ventelista")
    viggo.person.press(viggo.last.message_id, "cannot:1")
    await viggo.hears("Takk for svaret.")
    kaja.person.press(kaja.last.message_id, "off:1")
    asked = await kaja.hears("Avlyse? Alle som er spurt, får se at det er avlyst.")
    assert asked.text.splitlines()[3:] == [
        "2 som har plass eller står på venteliste, får vite hvorfor.",
        "Hvorfor? Skriv det med noen få ord, eller velg:",
    ]
    await kaja.sends("Bandet er sykt.", hearing="Avlyse med denne grunnen?")
    await kaja.presses("🚫 Ja, avlys", hearing="2 personer har fått beskjed.")
    for helper in (vidar, vera):
        told = await helper.hears("Avlyst: Konsert")
        assert told.text.splitlines() == [
            "Avlyst: Konsert",
            "Heggedal, torsdag 26. november kl. 17:00–20:00",
            "Hvorfor: Bandet er sykt",
            "Du trenger ikke komme. Takk for at du ville hjelpe.",
        ]
    await vilde.hears("Du trenger ikke svare.")
    assert silent.text == vilde.last.text
    await kaja.hears("Avlyst.\nHvorfor: Bandet er sykt\nHar fått beskjed: Vidar\nSendt: 4 av 4.")
    assert (await request_kept(town)).status is RequestStatus.CANCELLED
    assert [row for row in (await rows_of(town, "agenda"))["agenda"] if row["request_id"] == 1] == []


async def test_cancelled_request_is_answered_with_its_reason_and_stays_as_it_is(town: Town) -> None:
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera, needed=2)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    place, call = vidar.last, vera.last
    kaja.person.press(kaja.last.message_id, "off.go:1:i")
    await kaja.hears("1 person har fått beskjed.")
    before = await kept(town)
    vera.person.press(call.message_id, "can:1")
    await vera.hears("Avlyst: Konsert\nHeggedal, torsdag 26. november kl. 17:00–20:00\nHvorfor: Sykdom.")
    vidar.person.press(place.message_id, "cannot:1")
    await vidar.hears("Du trenger ikke svare.")
    for data in ("off:1", "off.go:1:i", "chg:1:", "chg.go:1:0000..18002100..:i", "req.stop:1", "req.halt:1"):
        times = sum(OUT_OF_DATE in message.text for message in kaja.visible)
        await kaja.sends("/menu", hearing="Torgbot")
        kaja.person.press(kaja.last.message_id, data)
        await kaja.hears(OUT_OF_DATE, times=times + 1)
    assert await kept(town) == before


async def test_nothing_left_is_said_so_and_nobody_was_there(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    kaja.person.press(kaja.last.message_id, "off.go:1:i")
    await kaja.hears("Avlyst: Konsert")
    await kaja.presses("Vis forespørselen", hearing="Avlyst.\nHvorfor: Sykdom.")
    town.now = MONDAY.replace(hour=12) + dt.timedelta(days=5)
    await kaja.presses("⋯ Mer")
    assert kaja.sees_button("🔁 Send igjen neste uke")
    assert kaja.sees_no_button("☑️ Hvem var der?")
    assert kaja.sees_no_button("🙋 Hvem er her?")
    await kaja.sends("/requests", hearing="Du har ingen forespørsler nå.")


async def test_cancelling_needs_a_reason_and_happens_once(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    kaja.person.press(kaja.last.message_id, "off:1")
    asked = await kaja.hears("Avlyse?")
    await kaja.sends("…", hearing=said("nb", "I could not read any words there. Please write it as text."))
    assert (await request_kept(town)).status is RequestStatus.FULL
    kaja.person.press(asked.message_id, "off.go:1:i")
    kaja.person.press(asked.message_id, "off.go:1:i")
    await kaja.hears(OUT_OF_DATE)
    await vidar.hears("Avlyst: Konsert")
    assert (await audited(town, kaja)).count("cancelled") == 1
    assert sum("Avlyst: Konsert" in message.text for message in vidar.visible) == 1


async def test_stopping_is_asked_about_once_and_can_be_left(town: Town) -> None:
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera, needed=2)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await kaja.hears("Ja: 1.")
    kaja.person.press(kaja.last.message_id, "req.stop:1")
    asked = await kaja.hears("Slutte å spørre? Ingen flere blir spurt. De som har sagt ja, beholder plassen.")
    assert (await request_kept(town)).status is RequestStatus.OPEN
    await kaja.presses("← Tilbake", hearing="Plasser: 1 av 2", under=asked)
    assert (await request_kept(town)).status is RequestStatus.OPEN
    kaja.person.press(kaja.last.message_id, "req.halt:1")
    await kaja.hears("Stoppet.")
    await vera.hears("Dekket, takk!")
    vera.person.press(vera.last.message_id, "can:1")
    await vera.hears("Det trengs ikke flere. Takk for at du ville hjelpe.")
    request = await request_kept(town)
    assert (request.status, request.accepted) == (RequestStatus.STOPPED, 1)


async def test_other_coordinator_cancels_and_those_left_hear_of_it_when_the_maker_is_gone(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    kim = await coordinator_of(town, "heggedal", name="Kim")
    kine = await coordinator_of(town, "heggedal", name="Kine")
    await calls(kaja, vidar)
    await kaja.sends("/delete")
    await kaja.presses("Ja, slett alt")
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await kine.hears("Alle plassene er fylt.")
    kim.person.press(kim.last.message_id, "off.go:1:p")
    await kim.hears("1 person har fått beskjed.")
    await kine.hears("Kim har avlyst forespørselen.")
    assert (await request_kept(town)).coordinator_id is None
