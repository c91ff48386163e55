"""Telegram refuses what a request says in one language: nothing more goes out before its coordinator says so."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.demo.faults import Fault
from tests.chat import Talker
from tests.conftest import Town
from tests.journeys.people import calls, coordinator_of, crowd_at, volunteer_at
from tests.journeys.records import request_kept, set_choices, until_done
from tests.journeys.restoring import asked

REFUSED = "Telegram godtar ikke denne meldingen"
CALL = "Kan du hjelpe? Konsert"
SOON = dt.timedelta(hours=3)
CROWD = 20  #: More than can be on their way when the refusals are noticed.


@pytest.fixture(autouse=True)
def few_refusals_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sending.aftermath.CANARY", 2)


async def refused(town: Town) -> tuple[Talker, Talker, list[Talker]]:
    """Emma, who reads English, has the call; of twenty others some were refused and some not tried: (Kaja, Emma, …)."""
    emma = await volunteer_at(town, "Emma", hub="Heggedal", role="Host", language="en")
    kaja = await coordinator_of(town, "heggedal")
    crowd = await crowd_at(town, [f"Nils {number}" for number in range(CROWD)])
    for talker in crowd:
        town.double.faults.always("sendMessage", Fault.refused(400, "can't parse entities"), chat_id=talker.person.id)
    await calls(kaja, needed=2)
    await emma.hears("Can you help? Konsert")
    await kaja.hears(REFUSED)
    await until_done(town)
    card = await kaja.hears("Kunne ikke leveres:")
    assert "Ikke sendt, fordi den ble stoppet:" in card.text
    assert "Stoppet. Ingen flere blir spurt." in card.text
    return kaja, emma, crowd


def tried(town: Town, crowd: list[Talker]) -> int:
    """How many messages have been tried with these people."""
    chats = {talker.person.id for talker in crowd}
    return len([call for call in town.double.calls if call.chat_id in chats and call.method == "sendMessage"])


async def test_asking_everybody_reaches_all_whom_nothing_had_reached_and_nobody_twice(town: Town) -> None:
    kaja, emma, crowd = await refused(town)
    town.double.faults.clear()
    await kaja.presses("📣 Spør alle nå", under=await kaja.hears(REFUSED), hearing="Plasser: 0 av 2 er fylt.")
    for talker in crowd:
        await talker.hears(CALL)
    card = await kaja.hears(f"Sendt: {CROWD + 1} av {CROWD + 1}.")
    assert "Kunne ikke leveres" not in card.text
    await until_done(town)
    assert asked(*crowd) == [1] * CROWD
    assert len([message for message in emma.visible if "Can you help?" in message.text]) == 1


async def test_nothing_goes_out_by_itself_when_somebody_withdraws(town: Town) -> None:
    kaja, emma, crowd = await refused(town)
    await emma.presses("👍 I can", hearing="You have the place.")
    before = tried(town, crowd)
    await emma.presses("I must withdraw", hearing="Your place has been given back")
    told = await kaja.hears("2 plasser er fortsatt ledige.\nDu kan spørre alle nå, eller ringe noen.")
    for _hours in range(3):
        town.now += SOON
        await until_done(town)
    assert tried(town, crowd) == before
    town.double.faults.clear()
    await kaja.presses("📣 Spør alle nå", under=told)
    town.now += dt.timedelta(hours=12)
    await crowd[-1].hears(CALL)


async def test_message_of_the_day_does_not_tell_of_it_until_everybody_is_asked(town: Town) -> None:
    [dag] = await crowd_at(town, ["Dag"])
    await set_choices(town, dag, digest="daily")
    kaja, _emma, crowd = await refused(town)
    town.now = town.now.replace(hour=17)
    await until_done(town)
    assert tried(town, [dag]) == 0
    town.double.faults.clear()
    await kaja.presses("📣 Spør alle nå", under=await kaja.hears(REFUSED), hearing="Plasser:")
    await crowd[0].hears(CALL)
    town.now += dt.timedelta(days=1)
    await dag.hears("Det trengs hjelp til 1 ting.")


async def test_refused_again_it_is_stopped_and_told_again(town: Town) -> None:
    kaja, _emma, crowd = await refused(town)
    await kaja.presses("📣 Spør alle nå", under=await kaja.hears(REFUSED), hearing="Plasser:")
    await kaja.hears(REFUSED)  # the button has made a card of the first word of it
    await until_done(town)
    before = tried(town, crowd)
    town.now += SOON
    await until_done(town)
    assert tried(town, crowd) == before
    assert (await request_kept(town)).reach == "nobody"
