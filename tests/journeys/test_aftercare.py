"""After an activity: thanks, how it was, who was there, and the hours."""

import datetime as dt

from sqlalchemy import update

from db.requests.requests import requests
from domain.requests import Answer
from tests.conftest import Town
from tests.journeys.forging import forges
from tests.journeys.helped import FRIDAY, KONSERT, at, at_rest, place_taken
from tests.journeys.people import calls, coordinator_of, crowd_at
from tests.journeys.records import credited, rows_of
from tests.journeys.wording import COORDINATORS_ONLY, OUT_OF_DATE


async def test_an_hour_after_the_end_all_are_asked_once(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    await place_taken(town, kaja, vidar, vera)
    town.now = at(13, 59)
    await at_rest(town)
    assert vidar.never_read("Takk for hjelpen!")
    town.now = at(14)
    thanks = await vidar.hears("Takk for hjelpen!")
    assert thanks.text == f"Takk for hjelpen!\n\n{KONSERT}\n\nHvordan gikk det?"
    assert [[key.label for key in row] for row in thanks.rows] == [
        ["😊 Fint", "😐 Sånn passe", "🙁 Ikke bra"],
        ["✍️ Skriv noen ord"],
        ["🏠 Meny", "☎️ Snakk med et menneske"],
    ]
    await vera.hears("Takk for hjelpen!")
    asked = await kaja.hears("Hvem var der?")
    assert asked.text == f"Hvem var der?\n{KONSERT}\n\nTrykk på navnene til dem som var der. Krysset av: 0 av 2."
    town.now = at(15)
    await at_rest(town)
    assert len([one for one in vidar.visible if "Takk for hjelpen!" in one.text]) == 1


async def test_late_in_the_evening_it_waits_for_the_morning(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    [vidar] = await crowd_at(town, ["Vidar"])
    await place_taken(town, kaja, vidar, starts=18, ends=21)
    for moment in (at(22), at(7, 59, day=FRIDAY)):
        town.now = moment
        await at_rest(town)
    assert vidar.never_read("Takk for hjelpen!")
    town.now = at(8, day=FRIDAY)
    await vidar.hears("Takk for hjelpen!")
    await kaja.hears("Hvem var der?")


async def test_what_is_felt_and_written_reaches_the_coordinator_without_a_name(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    await place_taken(town, kaja, vidar, vera)
    town.now = at(14)
    await vidar.hears("Takk for hjelpen!")
    await vidar.presses("😐 Sånn passe", hearing="Takk for at du sier fra.")
    await vidar.presses("Skriv noen ord", hearing="uten navnet ditt")
    await vidar.sends("Fint, men <kaldt>.\nTa med genser!", hearing="Koordinatoren har fått ordene dine.")
    heard = await kaja.hears("En som hjalp til, skriver:")
    assert heard.text == f"En som hjalp til, skriver:\n{KONSERT}\n\n«Fint, men <kaldt>. Ta med genser!»"
    await vera.presses("😊 Fint", hearing="Så fint! Skriv gjerne noen ord om det her.")
    await kaja.presses("☑️ Hvem var der?", under=heard)
    assert kaja.reads("Slik var det: 😊 1 · 😐 1 · 🙁 0\n«Fint, men <kaldt>. Ta med genser!»")


async def test_too_many_words_are_asked_for_again(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    [vidar] = await crowd_at(town, ["Vidar"])
    await place_taken(town, kaja, vidar)
    town.now = at(14)
    await vidar.hears("Takk for hjelpen!")
    await vidar.presses("Skriv noen ord", hearing="uten navnet ditt")
    await vidar.sends("å" * 501, hearing="501")
    assert vidar.reads("Hva var bra, og hva kunne vært bedre?")
    assert kaja.never_read("En som hjalp til")


async def test_moved_request_is_asked_about_after_its_new_time(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    [vidar] = await crowd_at(town, ["Vidar"])
    request = await place_taken(town, kaja, vidar)
    async with town.database() as database, database.work() as work:
        later = update(requests).where(requests.c.id == request).values(day=dt.date(2026, 11, 28))
        await work.connection.execute(later)
    town.now = at(14)
    await at_rest(town)
    assert (vidar.never_read("Takk for hjelpen!"), kaja.never_read("Hvem var der?")) == (True, True)


async def test_cancelled_request_is_not_asked_about(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    [vidar] = await crowd_at(town, ["Vidar"])
    await place_taken(town, kaja, vidar)
    async with town.database() as database, database.work() as work:
        await work.connection.exec_driver_sql("UPDATE requests SET status = 'canceled'")
    town.now = at(14)
    await at_rest(town)
    assert (vidar.never_read("Takk for hjelpen!"), kaja.never_read("Hvem var der?")) == (True, True)


async def test_only_those_concerned_may_press(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    kim = await coordinator_of(town, "borgen", name="Kim")
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    request = await place_taken(town, kaja, vidar)
    town.now = at(14)
    await kaja.hears("Hvem var der?")
    assert await forges(vera, f"aft.feel:{request}:good") == "Denne forespørselen gjaldt ikke deg. Ingenting er endret."
    for press in (f"rev.was:{request}:{vidar.person.id}:1", f"rev.ok:{request}:180", f"rev.who:{request}"):
        assert await forges(kim, press) == COORDINATORS_ONLY
    assert await credited(town) == {vidar.person.id: None}


async def test_nothing_is_felt_or_confirmed_before_the_end(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    [vidar] = await crowd_at(town, ["Vidar"])
    request = await place_taken(town, kaja, vidar)
    assert await forges(vidar, f"aft.feel:{request}:good") == OUT_OF_DATE
    assert await forges(kaja, f"rev.ok:{request}:180") == OUT_OF_DATE
    kept = await rows_of(town, "commitments")
    assert [(row["answer"], row["feeling"], row["minutes"]) for row in kept["commitments"]] == [(Answer.YES, "", None)]


async def test_nonsense_in_a_press_changes_nothing(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    [vidar] = await crowd_at(town, ["Vidar"])
    request = await place_taken(town, kaja, vidar)
    town.now = at(14)
    await at_rest(town)
    not_there = "Det finner jeg ikke lenger i Asker. Ingenting er endret."
    assert await forges(vidar, f"aft.feel:{request}:furious") == not_there
    assert await forges(vidar, "aft.say:999") == not_there
    for press in (f"rev.was:{request}:1:1", f"rev.gst:{request}:7:1", "rev.all:999"):
        assert await forges(kaja, press) == not_there
    for minutes in (0, -180, 1441):
        assert await forges(kaja, f"rev.ok:{request}:{minutes}") == "Skriv et tall, for eksempel 3."
    assert await credited(town) == {vidar.person.id: None}


async def test_request_that_was_sent_and_answered_in_chat_is_asked_about(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    await vidar.presses("👍 Jeg kan", hearing="plassen")
    town.now = at(8, day=FRIDAY)
    await vidar.hears("Takk for hjelpen!\n\nKonsert\nHeggedal, torsdag 26. november kl. 17:00–20:00")
    await kaja.hears("Hvem var der?")
    await kaja.presses("Alle var der", hearing="Krysset av: 1 av 1.")
    await kaja.presses("Bekreft: 3 t", hearing="Timene er bekreftet.")
    await vidar.hears("3 t er bekreftet for deg.")
    await vidar.presses("📄 Bekreftelse på timene", hearing="Hvilket navn skal stå på bekreftelsen?")


async def test_request_leads_to_the_question_once_it_is_over(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    [vidar] = await crowd_at(town, ["Vidar"])
    request = await place_taken(town, kaja, vidar)
    await forges(kaja, f"req.more:{request}")
    assert kaja.sees_no_button("☑️ Hvem var der?")
    town.now = at(13)
    await forges(kaja, f"req.more:{request}")
    await kaja.presses("☑️ Hvem var der?", hearing="Krysset av: 0 av 1.")


async def test_words_right_after_a_face_are_about_it_and_questions_are_answered(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    await place_taken(town, kaja, vidar, vera)
    town.now = at(14)
    await vidar.hears("Takk for hjelpen!")
    await vidar.presses("😊 Fint", hearing="Så fint!")
    await vidar.sends("Når åpner Heggedal i morgen?", hearing="Heggedal, ")
    await vidar.sends("Kaffen var god.", hearing="Koordinatoren har fått ordene dine.")
    await kaja.hears("«Kaffen var god.»")
    await vera.hears("Takk for hjelpen!")
    await vera.presses("😊 Fint", hearing="Så fint!")
    town.now += dt.timedelta(hours=1)
    await vera.sends("åpningstider Heggedal", hearing="Heggedal")
    assert len([message for message in kaja.visible if "En som hjalp til, skriver:" in message.text]) == 1
