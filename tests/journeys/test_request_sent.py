import datetime as dt
from dataclasses import replace

from bot.demo.faults import Fault
from domain.pacing import Limits
from domain.requests import RequestStatus
from tests.conftest import Town
from tests.journeys.people import calls, composes, coordinator_of, crowd_at, volunteer_at
from tests.journeys.records import audited, kept, request_kept, until_done


async def test_second_press_on_send_sends_nothing(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja)
    preview = kaja.last
    kaja.person.press(preview.message_id, "req.go:1")
    kaja.person.press(preview.message_id, "req.go:1")
    await vidar.hears("Kan du hjelpe? Konsert")
    await kaja.sends("/menu")
    await vidar.sends("/menu")
    assert sum("Kan du hjelpe?" in message.text for message in vidar.visible) == 1
    assert (await audited(town, kaja)).count("sent") == 1


async def test_card_tells_how_it_stands(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, needed=2)
    await kaja.hears("Sendt: 1 av 1.")
    card = await kaja.hears("Plasser:")
    assert card.text.splitlines() == [
        "Konsert",
        "Heggedal, torsdag 26. november kl. 17:00–20:00",
        "Plasser: 0 av 2 er fylt.",
        "Sendt: 1 av 1.",
        "Ja: 0. Nei: 0. Avbud: 0. Ikke svart: 1.",
    ]
    assert [[key.label for key in row] for row in card.rows] == [
        ["⏹ Stopp", "⋯ Mer"],
        ["🔄 Oppdater", "🏠 Meny", "☎️ Menneske"],
    ]


async def test_card_names_those_who_were_not_reached(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    gone = await volunteer_at(town, "Gunn", hub="Heggedal", role="Vertskap")
    unlucky = await volunteer_at(town, "Ulla", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    gone.person.deactivate()
    town.double.faults.always("sendMessage", Fault.refused(400, "PEER_ID_INVALID"), chat_id=unlucky.person.id)
    await calls(kaja, vidar)
    await kaja.hears("Sendt: 1 av 3. Har blokkert boten: 1. Kunne ikke leveres: 1.\n")
    await kaja.presses("Hvem fikk den ikke?")
    assert kaja.last.text == "Fikk den ikke: Gunn og Ulla"
    await kaja.presses("← Tilbake")
    assert kaja.reads("Sendt: 1 av 3.")


async def test_stopping_ends_the_asking_and_the_answering(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    await kaja.presses("Stopp", hearing="Slutte å spørre? Ingen flere blir spurt.")
    await kaja.presses("Ja, stopp", hearing="Stoppet. Ingen flere blir spurt.")
    assert kaja.sees_no_button("Stopp")
    await vidar.hears("Dekket, takk!")
    vidar.person.press(vidar.last.message_id, "can:1")
    await vidar.hears("Det trengs ikke flere.")
    request = await request_kept(town)
    assert (request.status, request.accepted) == (RequestStatus.STOPPED, 0)


async def test_stopping_in_the_middle_calls_off_what_is_not_sent_yet(quiet_town: Town) -> None:
    town = quiet_town
    async with town.bot():
        for name in ("Vidar", "Vera", "Vilde", "Vilja", "Vår", "Viggo"):
            await volunteer_at(town, name, hub="Heggedal", role="Vertskap")
        kaja = await coordinator_of(town, "heggedal")
        await composes(kaja, needed=2)
    town.limits = Limits(per_second=4, chat_interval=0)
    async with town.bot():
        await kaja.presses("Send", hearing="Plasser:")
        kaja.person.press(kaja.last.message_id, "req.halt:1")
        await kaja.hears("Stoppet.")
    asked = [talker for talker in town.double.people if any("Kan du hjelpe?" in m.text for m in talker.messages)]
    async with town.database() as database, database.work() as work:
        progress = await work.deliveries.progress(1)
    assert (progress.sent, progress.stopped) == (len(asked), 6 - len(asked))
    assert len(asked) < 6


async def test_list_shows_what_was_sent_and_leads_to_the_card(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("/requests")
    assert kaja.last.text == "Du har ikke sendt noen forespørsel ennå."
    await calls(kaja, vidar)
    await kaja.sends("/requests", hearing="Forespørslene dine")
    assert kaja.buttons[0] == "Konsert, tor. 26. nov.: 0 av 1"
    await kaja.presses("Konsert, tor. 26. nov.: 0 av 1")
    assert kaja.reads("Plasser: 0 av 1 er fylt.")


async def test_card_that_was_opened_last_is_kept_up_to_date(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, needed=2)
    await kaja.sends("/requests", hearing="Forespørslene dine")
    await kaja.presses("Konsert, tor. 26. nov.", hearing="Plasser: 0 av 2")
    newest = kaja.last
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await kaja.hears("Kommer: Vidar")
    assert "Plasser: 1 av 2 er fylt." in newest.text


async def test_request_nobody_fits_stays_a_draft(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja)
    assert kaja.sees_no_button("Send")
    kaja.person.press(kaja.last.message_id, "req.go:1")
    await kaja.hears("Foreløpig er det ingen å spørre om dette.")
    assert (await request_kept(town)).status is RequestStatus.DRAFT
    assert (await kept(town))["commitments"] == []


async def test_requests_that_lie_ahead_come_first_and_none_falls_off(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    async with town.database() as database, database.work() as work:
        for number in range(8):
            request = await work.drafts.begin(kaja.person.id, town.now)
            day = town.now.date() + dt.timedelta(days=(number * 5) % 8)
            sent = replace(request, hub="heggedal", activity=f"Nr. {day.day}", day=day, starts=dt.time(17), needed=1)
            await work.drafts.save(replace(sent, ends=dt.time(20), role="vertskap"))
            await work.requests.open(request.id, None, town.now)
    town.now = town.now + dt.timedelta(days=2)
    await kaja.sends("/requests", hearing="Forespørslene dine")
    assert [label.partition(",")[0] for label in kaja.buttons[:6]] == [f"Nr. {day}" for day in (25, 26, 27, 28, 29, 30)]
    await kaja.presses("Flere →", hearing="Forespørslene dine")
    assert [label.partition(",")[0] for label in kaja.buttons[:2]] == ["Nr. 24", "Nr. 23"]
    await kaja.presses("← Tilbake")
    assert kaja.buttons[0].startswith("Nr. 25,")


async def test_question_asked_where_the_card_was_is_left_alone_until_the_card_is_back(town: Town) -> None:
    kaja, [anne] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Anne"])
    await calls(kaja, anne, needed=2)
    card = kaja.last
    await kaja.presses("⏹ Stopp", under=card, hearing="Slutte å spørre?")
    await anne.presses("👍 Jeg kan", hearing="Du har plassen")
    await until_done(town)
    assert "Slutte å spørre?" in card.text
    await kaja.presses("← Tilbake", under=card, hearing="Kommer: Anne")
