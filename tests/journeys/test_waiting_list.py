"""A place that becomes free again finds somebody by itself: offers in turn, the silent, the next wave, an alert."""

import datetime as dt

from tests.chat import Talker
from tests.conftest import MONDAY, Town
from tests.journeys.people import calls, coordinator_of, crowd_at
from tests.journeys.records import request_kept, until_done

FOUR = ["Anne", "Berit", "Cato", "Dag"]
OFFER = "En plass er blitt ledig. Vil du ha den?"


async def full(town: Town) -> tuple[Talker, list[Talker]]:
    """Anne has the only place; Berit and Cato wait; Dag has said nothing."""
    kaja, crowd = await coordinator_of(town, "heggedal"), await crowd_at(town, FOUR)
    await calls(kaja, *crowd)
    await crowd[0].presses("👍 Jeg kan", hearing="Du har plassen")
    for number, talker in enumerate(crowd[1:3], start=1):
        town.double.person(talker.person.id, "").press(talker.visible[0].message_id, "can:1")
        await talker.hears(f"Du er nummer {number} på ventelista.")
    await crowd[3].hears("Dekket, takk!")
    await kaja.hears("På ventelista: 2.")
    return kaja, crowd


async def test_freed_place_is_offered_in_turn_and_the_coordinator_hears_one_line(town: Town) -> None:
    kaja, (anne, berit, cato, dag) = await full(town)
    heard = len(kaja.visible)
    await anne.presses("Meld avbud", hearing="Plassen din er gitt tilbake")
    await berit.hears(OFFER)
    assert berit.reads("Jeg holder av plassen til deg til ")
    await berit.presses("✅ Ja, jeg tar den", hearing="Du har plassen")
    await kaja.hears("Anne meldte avbud, Berit overtok.")
    await until_done(town)
    assert len(kaja.visible) == heard + 1
    assert [talker.never_read(OFFER) for talker in (cato, dag)] == [True, True]
    assert cato.reads("Du er nummer 2 på ventelista.")


async def test_offer_that_is_declined_or_lapses_goes_to_the_next(town: Town) -> None:
    kaja, (anne, berit, cato, dag) = await full(town)
    await anne.presses("Meld avbud", hearing="Plassen din er gitt tilbake")
    await berit.hears(OFFER)
    await berit.presses("Nei takk", hearing="Plassen går til neste på ventelista.")
    await cato.hears(OFFER)
    assert (await request_kept(town)).offered == 1
    town.now = MONDAY + dt.timedelta(hours=23)
    await dag.hears("Det er fortsatt 1 ledig plass.")
    assert (await request_kept(town)).offered == 0
    await town.double.wait_for(
        lambda: [bool(message.rows) for message in dag.visible] == [False, True]
    )  # one to answer
    await cato.presses("✅ Ja, jeg tar den", hearing="Du har plassen")
    await kaja.hears("Anne meldte avbud, Cato overtok.")
    assert berit.never_read("Det er fortsatt 1 ledig plass.")


async def test_offer_survives_a_restart(quiet_town: Town) -> None:
    async with quiet_town.bot():
        _kaja, (anne, berit, cato, _dag) = await full(quiet_town)
        await anne.presses("Meld avbud", hearing="Plassen din er gitt tilbake")
        await berit.hears(OFFER)
    quiet_town.now = MONDAY + dt.timedelta(hours=23)
    async with quiet_town.bot():
        await cato.hears(OFFER)


async def test_silent_are_left_in_peace_while_a_request_was_never_full(town: Town) -> None:
    kaja, crowd = await coordinator_of(town, "heggedal"), await crowd_at(town, FOUR)
    await calls(kaja, *crowd, needed=2)
    await crowd[0].presses("👍 Jeg kan", hearing="Du har plassen")
    await crowd[0].presses("Meld avbud", hearing="Plassen din er gitt tilbake")
    await until_done(town)
    assert [len(talker.visible) for talker in crowd] == [1, 1, 1, 1]


async def test_coordinator_is_alerted_when_nobody_can_take_over(town: Town) -> None:
    kaja, (anne, berit) = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Anne", "Berit"])
    await calls(kaja, anne, berit)
    await berit.presses("Kan ikke", hearing="Takk for svaret")
    await anne.presses("👍 Jeg kan", hearing="Du har plassen")
    await anne.presses("Meld avbud", hearing="Plassen din er gitt tilbake")
    await kaja.hears("Har meldt avbud: Anne. Ingen har overtatt.\n1 plass er fortsatt ledig.")
    assert berit.reads("Takk for svaret")
    [ny] = await crowd_at(town, ["Ny"])
    await kaja.presses("📣 Spør alle nå")
    await ny.hears("Kan du hjelpe? Konsert")
    assert (len(anne.visible), len(berit.visible)) == (1, 1)


async def test_coordinator_is_alerted_a_day_before_about_places_nobody_took(town: Town) -> None:
    kaja, crowd = await coordinator_of(town, "heggedal"), await crowd_at(town, FOUR)
    await calls(kaja, *crowd)
    town.now = dt.datetime(2026, 11, 25, 17, tzinfo=MONDAY.tzinfo)
    await kaja.hears("1 plass er fortsatt ledig.")


async def test_place_that_becomes_free_at_night_is_offered_in_the_morning(town: Town) -> None:
    _kaja, (anne, berit, _cato, _dag) = await full(town)
    town.now = MONDAY.replace(hour=23)
    await anne.presses("Meld avbud", hearing="Plassen din er gitt tilbake")
    await until_done(town)
    assert berit.never_read(OFFER)
    town.now = dt.datetime(2026, 11, 24, 8, tzinfo=MONDAY.tzinfo)
    await berit.hears(OFFER)


async def test_leaving_the_waiting_list(town: Town) -> None:
    _kaja, (anne, berit, cato, _dag) = await full(town)
    await berit.presses("Gå av ventelista", hearing="Du står ikke på ventelista lenger.")
    await anne.presses("Meld avbud", hearing="Plassen din er gitt tilbake")
    await cato.hears(OFFER)


async def test_two_things_at_the_same_time_are_asked_about(town: Town) -> None:
    kaja, [anne] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Anne"])
    await calls(kaja, anne)
    await calls(kaja, anne, activity="Quiz")
    await anne.presses("👍 Jeg kan", under=anne.visible[0], hearing="Du har plassen")
    await anne.presses("👍 Jeg kan", under=anne.visible[1], hearing="Du har sagt ja til noe annet på den tida.")
    assert anne.reads("Vil du ta Quiz også?")
    await anne.presses("Ja, begge", hearing="Du har plassen")
