import asyncio
import datetime as dt
import re

import pytest

from domain.requests import RequestStatus
from tests.conftest import OSLO, Town
from tests.journeys.forging import forges
from tests.journeys.people import calls, coordinator_of, crowd_at
from tests.journeys.records import audited, kept, request_kept, until_done


async def test_yes_takes_the_place_and_the_coordinator_sees_who(town: Town) -> None:
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera, needed=2)
    await vidar.presses("👍 Jeg kan")
    assert vidar.last.text.splitlines()[:4] == [
        "Du har plassen. Takk skal du ha.",
        "",
        "Konsert",
        "Heggedal, torsdag 26. november kl. 17:00–20:00",
    ]
    assert vidar.buttons[:2] == ["📌 Mine oppdrag", "📅 Kalender"]
    assert vidar.buttons[-3:] == ["Meld avbud", "🏠 Meny", "☎️ Snakk med et menneske"]
    card = await kaja.hears("Kommer: Vidar")
    assert card.text.splitlines()[2:] == [
        "Plasser: 1 av 2 er fylt.",
        "Sendt: 2 av 2.",
        "Ja: 1. Nei: 0. Avbud: 0. Ikke svart: 1.",
        "Kommer: Vidar",
    ]


async def test_no_is_thanked_for_and_may_become_a_yes(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    await vidar.presses("Kan ikke")
    assert vidar.reads("Takk for svaret.")
    await kaja.hears("Ja: 0. Nei: 1. Avbud: 0. Ikke svart: 0.")
    await vidar.presses("Jeg kan likevel")
    assert vidar.reads("Du har plassen.")
    await kaja.hears("Ja: 1. Nei: 0. Avbud: 0. Ikke svart: 0.")


async def test_last_place_is_told_to_the_coordinator_and_the_next_waits(town: Town) -> None:
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera)
    await vidar.presses("👍 Jeg kan")
    told = await kaja.hears("Kommer: Vidar", times=2)
    assert told.text.splitlines()[2:] == ["Alle plassene er fylt.", "Kommer: Vidar"]
    copy = await vera.hears("Dekket, takk!")
    assert (vera.buttons[0], len(vera.visible)) == ("🙋 Sett meg på ventelista", 1)
    await vera.presses("🙋 Sett meg på ventelista", under=copy, answered=False)
    await vera.hears("Alle plassene er tatt. Du er nummer 1 på ventelista.")
    assert vera.sees_button("Gå av ventelista")
    assert (await request_kept(town)).status is RequestStatus.FULL


async def test_withdrawing_frees_the_place_for_somebody_else(town: Town) -> None:
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen.")
    vera.person.press(vera.last.message_id, "can:1")
    await vera.hears("Du er nummer 1 på ventelista.")
    await vidar.presses("Meld avbud")
    assert vidar.reads("Plassen din er gitt tilbake, og jeg leter etter noen andre. Takk for at du sa fra.")
    await vera.presses("✅ Ja, jeg tar den", under=await vera.hears("En plass er blitt ledig."))
    assert vera.reads("Du har plassen.")
    await kaja.hears("Vidar meldte avbud, Vera overtok.")
    await kaja.hears("Ja: 1. Nei: 0. Avbud: 1. Ikke svart: 0.")


async def test_yes_pressed_twice_is_one_place(town: Town) -> None:
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera, needed=2)
    presses = [vidar.person.press(vidar.last.message_id, "can:1") for _ in range(2)]
    await vidar.hears("Du har plassen.")
    await until_done(town)
    assert [press.answered for press in presses] == [True, True]
    assert (await audited(town, vidar)).count("accepted") == 1
    request = await request_kept(town)
    assert (request.accepted, request.status) == (1, RequestStatus.OPEN)


async def test_never_more_are_accepted_than_needed(town: Town) -> None:
    volunteers = await crowd_at(town, [f"Vidar {number}" for number in range(20)])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, *volunteers, needed=3)
    await asyncio.gather(*(volunteer.presses("👍 Jeg kan", answered=False) for volunteer in volunteers))
    settled = ("Du har plassen.", "på ventelista")
    await town.double.wait_for(lambda: all(any(told in one.last.text for told in settled) for one in volunteers))
    texts = "\n".join(volunteer.last.text for volunteer in volunteers)
    numbers = sorted(map(int, re.findall(r"Du er nummer (\d+) på ventelista", texts)))
    assert (texts.count("Du har plassen."), numbers) == (3, list(range(1, 18)))
    assert [row["answer"] for row in (await kept(town))["commitments"]].count("yes") == 3
    request = await request_kept(town)
    assert (request.accepted, request.status) == (3, RequestStatus.FULL)
    await kaja.hears("Plasser: 3 av 3 er fylt.")


async def test_two_live_requests_are_answered_out_of_order(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, activity="Konsert")
    await calls(kaja, vidar, activity="Quiz")
    concert, quiz = (await vidar.hears("Kan du hjelpe? Konsert")), (await vidar.hears("Kan du hjelpe? Quiz"))
    await vidar.presses("👍 Jeg kan", under=quiz)
    await vidar.presses("Kan ikke", under=concert)
    assert quiz.text.startswith("Du har plassen. Takk skal du ha.\n\nQuiz")
    assert "Takk for svaret." in concert.text
    answers = {row["request_id"]: row["answer"] for row in (await kept(town))["commitments"]}
    assert answers == {1: "no", 2: "yes"}


@pytest.mark.parametrize("data", ["can:1", "cannot:1"])
async def test_who_was_not_asked_cannot_answer(town: Town, data: str) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    kari = town.person("Kari")
    await calls(kaja, vidar)
    before = await kept(town)
    refusal = await forges(kari, data)
    assert refusal.endswith("Ingenting er endret.")
    assert await audited(town, kari) == ["refused NotAsked"]
    assert await kept(town) == before


@pytest.mark.parametrize("data", ["can:2", "cannot:2", "can:999999999999999999", "can:-1", "can:0"])
async def test_request_that_never_was_cannot_be_answered(town: Town, data: str) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    assert await forges(vidar, data) == "Det finner jeg ikke lenger i Asker. Ingenting er endret."
    assert (await kept(town))["commitments"] == []


@pytest.mark.parametrize("label", ["👍 Jeg kan", "Kan ikke"])
async def test_past_request_stays_to_be_read_and_changes_nothing(town: Town, label: str) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    town.now = dt.datetime(2026, 11, 26, 20, 0, tzinfo=OSLO)
    await vidar.presses(label)
    assert vidar.last.text.splitlines()[0] == "Kan du hjelpe? Konsert"
    assert vidar.last.text.splitlines()[-1] == "Dette er over, så ingenting er endret. Takk skal du ha."
    assert (await kept(town))["commitments"] == []


async def test_who_leaves_gives_the_place_back(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await vidar.sends("/stop")
    await kaja.hears("Har meldt avbud: Vidar. Ingen har overtatt.")
    assert kaja.reads("Det er ingen flere å spørre akkurat nå.")
    request = await request_kept(town)
    assert (request.accepted, request.status) == (0, RequestStatus.OPEN)


async def test_leaving_after_the_event_frees_nothing(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    town.now = dt.datetime(2026, 12, 3, 12, 0, tzinfo=OSLO)
    await vidar.sends("/stop")
    await kaja.sends("/menu", hearing="Torgbot")
    assert kaja.never_read("kan ikke komme likevel")
    assert (await request_kept(town)).accepted == 1


async def test_answers_work_after_a_restart(quiet_town: Town) -> None:
    async with quiet_town.bot():
        [vidar] = await crowd_at(quiet_town, ["Vidar"])
        kaja = await coordinator_of(quiet_town, "heggedal")
        await calls(kaja, vidar)
    async with quiet_town.bot():
        await vidar.presses("👍 Jeg kan")
        assert vidar.reads("Du har plassen.")
        await kaja.hears("Kommer: Vidar")
