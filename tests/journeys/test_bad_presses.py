"""Presses and words that come too late, twice, in the wrong order or from somebody without the right."""

import datetime as dt

import pytest

from domain.requests import RequestStatus
from tests.conftest import OSLO, Town
from tests.journeys.changing import asks_for, moves, opens_change
from tests.journeys.forging import forges
from tests.journeys.people import calls, coordinator_of, crowd_at
from tests.journeys.records import audited, kept, request_kept, rows_of
from tests.journeys.wording import COORDINATORS_ONLY, OUT_OF_DATE, said


async def test_change_pressed_twice_is_made_and_told_once(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await opens_change(kaja, "Tid")
    await kaja.sends("18-21", hearing="Dette endres:")
    summary = kaja.last
    press = next(key.callback_data for row in summary.rows for key in row if key.label == "Sykdom")
    assert press is not None
    kaja.person.press(summary.message_id, press)
    kaja.person.press(summary.message_id, press)
    await kaja.hears(OUT_OF_DATE)
    await vidar.hears("Ny tid: Konsert")
    assert (await audited(town, kaja)).count("changed") == 1
    assert sum("Ny tid: Konsert" in message.text for message in vidar.visible) == 1


async def test_summary_of_what_somebody_else_has_changed_meanwhile_changes_nothing(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    kim = await coordinator_of(town, "heggedal", name="Kim")
    await calls(kaja, vidar)
    await opens_change(kaja, "Tid")
    await kaja.sends("18-21", hearing="Dette endres:")
    await moves(kim, "19-22")
    await kaja.presses("Sykdom", hearing=OUT_OF_DATE)
    assert (await request_kept(town)).starts == dt.time(19)


async def test_wish_that_cannot_be_is_asked_about_again(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    before = await kept(town)
    for part, words, told in (
        ("Dag", "22.11.2026", "Det er for sent for søndag 22. november."),
        ("Tid", "25:61", said("nb", "I did not understand the time. Write it from and to, for example “17–20”.")),
        ("Hvor mange", "0", said("nb", "At least one person must be needed. Please write a number from 1.")),
        ("Hvor mange", "51", "En forespørsel kan gjelde høyst 50 personer."),
    ):
        await opens_change(kaja, part)
        await kaja.sends(words, hearing=told)
    assert await kept(town) == before


async def test_time_that_passes_while_the_summary_stands_is_refused(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    await opens_change(kaja, "Dag")
    await kaja.presses("man. 23. nov.", hearing="Dette endres:", under=kaja.last)
    before = (await kept(town))["requests"]
    town.now = dt.datetime(2026, 11, 23, 18, 0, tzinfo=OSLO)
    await kaja.presses("Sykdom", hearing="Det er for sent for mandag 23. november.", under=kaja.last)
    assert [(row["day"], row["status"]) for row in before] == [(dt.date(2026, 11, 26), "open")]
    assert (await request_kept(town)).day == dt.date(2026, 11, 26)


async def test_past_request_is_not_changed_any_more(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    town.now = dt.datetime(2026, 11, 26, 17, 0, tzinfo=OSLO)
    before = (await kept(town))["requests"]
    for data in ("chg:1:", "chg.of:1:t:0000....", "chg.to:1:0000..18002100..", "off.go:1:i"):
        assert await forges(kaja, data) == OUT_OF_DATE
    after = (await kept(town))["requests"]
    assert [{**row, "card_shows": ""} for row in after] == [{**row, "card_shows": ""} for row in before]
    assert kaja.never_read("1 plass er fortsatt ledig.")  # nobody can act on it any more


async def test_nobody_else_changes_or_cancels(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    turid = await coordinator_of(town, "tofte", name="Turid")
    await calls(kaja, vidar)
    before = await kept(town)
    forged = ["chg:1:", "chg.of:1:t:0000....", "chg.to:1:0000..18002100..", "chg.re:1:0000....1"]
    forged += ["chg.go:1:0000..18002100..:i", "chg.txt:1:1", "off:1", "off.go:1:i", "req.stop:1", "req.halt:1"]
    for data in forged:
        assert await forges(turid, data) == COORDINATORS_ONLY
    assert (await audited(town, turid)).count("refused NotAllowed") == len(forged)
    assert await kept(town) == before


async def test_coordinator_who_loses_the_role_in_between_changes_nothing(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    await opens_change(kaja, "Tid")
    await kaja.sends("18-21", hearing="Dette endres:")
    summary = kaja.last
    kaja.person.press(summary.message_id, "off:1")
    await kaja.hears("Avlyse?")
    async with town.database() as database, database.work() as work:
        await work.appointments.revoke(kaja.person.id)
    await kaja.sends("Vi orker ikke", hearing=COORDINATORS_ONLY)
    assert (await audited(town, kaja))[-1] == "refused NotAllowed"
    request = await request_kept(town)
    assert (request.status, request.starts) == (RequestStatus.OPEN, dt.time(17))


async def test_number_lowered_after_somebody_new_came_is_asked_about_again(town: Town) -> None:
    vidar, vera, viggo = await crowd_at(town, ["Vidar", "Vera", "Viggo"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera, viggo, needed=3)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await vera.presses("👍 Jeg kan", hearing="Du har plassen")
    await asks_for(kaja, 1, hearing="Hvem trengs ikke?")
    choice = kaja.last
    await viggo.presses("👍 Jeg kan", hearing="Du har plassen")
    await kaja.presses("Neste →", under=choice, hearing=OUT_OF_DATE)
    request = await request_kept(town)
    assert (request.needed, request.accepted) == (3, 3)


@pytest.mark.parametrize("way", ["/stop", "/delete"])
async def test_place_of_whoever_leaves_is_offered_to_the_next(town: Town, way: str) -> None:
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera)
    call = vera.last
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    vera.person.press(call.message_id, "can:1")
    await vera.hears("nummer 1 på ventelista")
    await vidar.sends(way)
    if way == "/delete":
        await vidar.presses("Ja, slett alt")
    await vera.hears("En plass er blitt ledig.")
    request = await request_kept(town)
    assert (request.accepted, request.offered, request.status) == (0, 1, RequestStatus.OPEN)


@pytest.mark.parametrize("way", ["/stop", "/delete"])
async def test_offer_to_whoever_leaves_goes_to_the_next(town: Town, way: str) -> None:
    vidar, vera, viggo = await crowd_at(town, ["Vidar", "Vera", "Viggo"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera, viggo)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    for number, waiting in enumerate((vera, viggo), start=1):
        waiting.person.press(waiting.last.message_id, "can:1")
        await waiting.hears(f"nummer {number} på ventelista")
    await vidar.presses("Meld avbud")
    await vera.hears("En plass er blitt ledig.")
    await vera.sends(way)
    if way == "/delete":
        await vera.presses("Ja, slett alt")
    await viggo.hears("En plass er blitt ledig.")
    lapses = [row["person_id"] for row in (await rows_of(town, "agenda"))["agenda"] if row["kind"] == "lapse"]
    assert lapses == [viggo.person.id]
    assert (await request_kept(town)).offered == 1


async def test_two_moved_requests_are_answered_out_of_order(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, activity="Konsert")
    await calls(kaja, vidar, activity="Quiz")
    concert, quiz = (await vidar.hears("Kan du hjelpe? Konsert")), (await vidar.hears("Kan du hjelpe? Quiz"))
    await moves(kaja, "10-12", request=1)
    await vidar.hears("kl. 10:00–12:00")
    vidar.person.press(quiz.message_id, "can:2")
    await vidar.hears("Du har plassen")
    vidar.person.press(concert.message_id, "can:1")
    await vidar.hears("Tida er endret. Passer det fortsatt?")
    answers = {row["request_id"]: row["answer"] for row in (await kept(town))["commitments"]}
    assert answers == {2: "yes"}
