"""The message of the day: every call in it can be reached and answered, and no wave moves it to another day."""

import datetime as dt

from tests.chat import Talker
from tests.conftest import MONDAY, Town
from tests.journeys.people import composes, coordinator_of, crowd_at
from tests.journeys.records import set_choices, until_done

FIVE = MONDAY.replace(hour=17)


async def sends(kaja: Talker, activity: str, day: str) -> None:
    await composes(kaja, activity=activity, day=day)
    await kaja.presses("Send", hearing="Plasser:", under=kaja.last)


async def test_each_call_leads_back_to_the_others_soonest_first(town: Town) -> None:
    kaja, [anne] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Anne"])
    await set_choices(town, anne, digest="daily")
    for activity, day in (("Quiz", "lørdag"), ("Konsert", "torsdag"), ("Bridge", "fredag")):
        await sends(kaja, activity, day)
    town.now = FIVE
    await anne.hears("Det trengs hjelp til 3 ting.")
    assert anne.buttons[:3] == ["Konsert, tor. 26. nov.", "Bridge, fre. 27. nov.", "Quiz, lør. 28. nov."]
    await anne.presses("Konsert", hearing="Kan du hjelpe? Konsert")
    await anne.presses("← Se alle (3)", hearing="Det trengs hjelp til 3 ting.")
    await anne.presses("Bridge", hearing="Kan du hjelpe? Bridge")
    await anne.presses("Kan ikke", hearing="Takk for svaret")
    await anne.presses("← Se alle (2)", hearing="Det trengs hjelp til 2 ting.")
    await anne.presses("Konsert", hearing="Kan du hjelpe? Konsert")
    await anne.presses("👍 Jeg kan", hearing="Du har plassen")
    await anne.presses("← Se alle (1)", hearing="Det trengs hjelp til 1 ting.")
    await anne.presses("Quiz", hearing="Kan du hjelpe? Quiz")
    await anne.presses("Kan ikke", hearing="Takk for svaret")
    assert anne.sees_no_button("← Se alle")
    assert len(anne.visible) == 1


async def test_wave_handled_after_five_neither_moves_nor_forgets_it(town: Town) -> None:
    kaja, crowd = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Anne", "Berit", "Cato", "Dag"])
    anne, dag = crowd[0], crowd[3]
    await set_choices(town, anne, digest="daily")
    await sends(kaja, "Konsert", "torsdag")
    town.now = FIVE - dt.timedelta(minutes=62)
    await dag.hears("Kan du hjelpe? Konsert")
    await set_choices(town, dag, digest="daily")
    await sends(kaja, "Quiz", "lørdag")  # its next wave, for Dag, is due two minutes before five
    town.now = FIVE + dt.timedelta(minutes=1)
    await anne.hears("Det trengs hjelp til 2 ting.")
    await until_done(town)
    assert dag.never_read("Det trengs hjelp")
    async with town.database() as database, database.work() as work:
        assert await work.calls.next_held_until() == FIVE + dt.timedelta(days=1)
    town.now = FIVE + dt.timedelta(days=1)
    await dag.hears("Det trengs hjelp til 1 ting.")


async def test_menu_and_person_leave_the_call_where_it_is(town: Town) -> None:
    kaja, [anne] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Anne"])
    await sends(kaja, "Konsert", "torsdag")
    call = await anne.hears("Kan du hjelpe? Konsert")
    await anne.presses("☎️ Snakk med et menneske", under=call, hearing="Heggedal")
    await anne.presses("🏠 Meny", under=call, hearing="Hei, Anne.")
    await anne.presses("👍 Jeg kan", under=call, hearing="Du har plassen")
