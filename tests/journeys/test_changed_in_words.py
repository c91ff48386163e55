"""A coordinator writes what is to become different, or called off; on Monday 23 November 2026 at noon."""

import datetime as dt

import pytest

from domain.requests import RequestStatus
from tests.chat import Talker
from tests.conftest import Town
from tests.journeys.people import calls, composes, coordinator_of, crowd_at
from tests.journeys.records import kept, request_kept

CHANGED = "Utkastet er endret.\n\nDette får de se:\nKan du hjelpe? Julekonsert"


async def sent(town: Town, *activities: str) -> Talker:
    kaja, [vidar] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Vidar"])
    for activity in activities:
        await calls(kaja, vidar, activity=activity)
    return kaja


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("endre tiden til 14-17", "Når: torsdag 26. november kl. 14:00–17:00"),
        ("flytt julekonserten til kl 15", "Når: torsdag 26. november kl. 15:00–18:00"),
        ("flytt den til fredag", "Når: fredag 27. november kl. 17:00–20:00"),
        ("vi trenger 3 i stedet", "Vi trenger: Vertskap, 3 personer"),
        ("vi trenger 3 nå", "Vi trenger: Vertskap, 3 personer"),
        ("endre antallet til 4", "Vi trenger: Vertskap, 4 personer"),
    ],
)
async def test_the_draft_at_hand_is_changed(town: Town, words: str, shown: str) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja, activity="Julekonsert")
    await kaja.sends(words)
    assert kaja.last.text.startswith(CHANGED)
    assert kaja.reads(shown)
    assert [each["activity"] for each in (await kept(town))["requests"]] == ["Julekonsert"]


async def test_what_is_not_said_is_asked_for_and_what_cannot_be_is_told(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja, activity="Julekonsert")
    await kaja.sends("endre dagen", hearing="Hvilken dag?")
    await kaja.sends("flytt julekonserten til i dag kl 8-10", hearing="Det er for sent for mandag 23. november")
    await kaja.sends("endre noe", hearing="Hvilken dag?")
    await kaja.sends("endre utkastet", hearing="Hva vil du endre?")
    await kaja.sends("avlys julekonserten", hearing="Utkastet er lagret.")
    assert (await request_kept(town)).day == dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("endre tiden til 14-17", "Tid: 17:00–20:00 → 14:00–17:00"),
        ("flytt julekonserten til kl 15-18", "Tid: 17:00–20:00 → 15:00–18:00"),
        ("julekonserten må flyttes til fredag", "Dag: torsdag 26. november → fredag 27. november"),
        ("vi trenger 3 i stedet", "Antall: 1 → 3"),
        ("endre tiden", "Når på dagen?"),
        ("flytt julekonserten", "Hva vil du endre?"),
        ("avlys julekonserten", "Avlyse? Alle som er spurt, får se at det er avlyst."),
    ],
)
async def test_the_sent_request_that_is_meant_is_asked_about(town: Town, words: str, shown: str) -> None:
    kaja = await sent(town, "Julekonsert")
    await kaja.sends(words, hearing=shown)
    request = await request_kept(town)
    assert (request.status, request.starts, request.needed) == (RequestStatus.OPEN, dt.time(17), 1)


async def test_said_and_pressed_it_is_cancelled(town: Town) -> None:
    kaja = await sent(town, "Julekonsert")
    await kaja.sends("avlys julekonserten", hearing="Avlyse?")
    await kaja.presses("Sykdom", hearing="Avlyst: Julekonsert")
    assert (await request_kept(town)).status is RequestStatus.CANCELLED


async def test_of_several_it_is_asked_which(town: Town) -> None:
    kaja = await sent(town, "Julekonsert", "Quiz")
    await kaja.sends("endre tiden til 14-17", hearing="Hvilket av dem gjelder det?")
    assert {label.split(",")[0] for label in kaja.buttons[:2]} == {"Julekonsert", "Quiz"}
    await kaja.presses(next(label for label in kaja.buttons if label.startswith("Quiz")))
    assert kaja.reads("Tid: 17:00–20:00 → 14:00–17:00")
    assert kaja.reads("Quiz")
    await kaja.presses("🏠 Meny")
    await kaja.sends("avlys bingoen", hearing="Hvilket av dem gjelder det?")


async def test_at_a_step_it_is_no_answer(town: Town) -> None:
    kaja = await sent(town, "Julekonsert")
    await kaja.sends("/request", hearing="Hva skal skje?")
    await kaja.sends("flytt julekonserten til kl 15-18", hearing="Tid: 17:00–20:00 → 15:00–18:00")
    await kaja.sends("/request", hearing="Hva skal skje?")
    await kaja.sends("Flytte bord og stoler", hearing="Hvilken dag?")
    await kaja.sends("vi trenger 3 i stedet", hearing="Utkastet er endret.")
    activities = [each["activity"] for each in (await kept(town))["requests"]]
    assert activities == ["Julekonsert", "Flytte bord og stoler"]


async def test_of_two_hubs_the_one_that_is_named_is_meant(town: Town) -> None:
    kaja, [vidar] = await coordinator_of(town, "heggedal", "holmen"), await crowd_at(town, ["Vidar"])
    await kaja.sends("Trenger 1 vert på Heggedal torsdag 17–20, quiz", hearing="Dette får de se:")
    await kaja.presses("Send", hearing="Plasser:")
    await vidar.hears("Kan du hjelpe? Quiz")
    await kaja.sends("Trenger 1 vert på Holmen torsdag 17–20, quiz", hearing="Dette får de se:")
    await kaja.sends("avlys quizen på Heggedal", hearing="Avlyse?")
    assert kaja.reads("Heggedal, torsdag 26. november")


async def test_with_nothing_asked_for_nothing_becomes_of_it(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("/request", hearing="Hva skal skje?")
    await kaja.sends("avlys julekonserten", hearing="Du har ingen forespørsler nå.")
    assert kaja.reads("Hva skal skje?")
    assert (await request_kept(town)).activity == ""


async def test_others_get_the_ordinary_answer(town: Town) -> None:
    await sent(town, "Julekonsert")
    rita = town.person("Rita")
    hege = await coordinator_of(town, "borgen", name="Hege")
    for talker in (rita, hege):
        await talker.sends("avlys julekonserten")
        assert talker.never_read("Avlyse?")
