"""A coordinator says who was there after an activity, and for how long."""

import datetime as dt

from tests.conftest import Town
from tests.journeys.helped import KONSERT, SATURDAY, at, at_rest, place_taken
from tests.journeys.people import coordinator_of, crowd_at
from tests.journeys.records import credited, rows_of


async def test_hours_are_credited_to_those_who_were_there(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    vidar, vera, per = await crowd_at(town, ["Vidar", "Vera", "Per"])
    request = await place_taken(town, kaja, vidar, vera, per)
    async with town.database() as database, database.work() as work:
        await work.guests.add(request, "Olga uten app", "", kaja.person.id, town.now)
        await work.attendance.check_in(request, vidar.person.id, at(10))
    town.now = at(14)
    await kaja.hears("Krysset av: 1 av 4.")
    assert kaja.buttons[:4] == ["Per", "Vera", "✅ Vidar", "Olga uten app"]
    await kaja.presses("Vera", hearing="Krysset av: 2 av 4.")
    await kaja.presses("Olga", hearing="Krysset av: 3 av 4.")
    await kaja.presses("Bekreft: 3 t på hver", hearing="Timene er bekreftet.")
    assert kaja.last.text == (
        f"Timene er bekreftet. Takk.\n{KONSERT}\n3 t på hver: Vera, Vidar og Olga uten app\n"
        "Var ikke der: Per\nDe som bruker denne chatten, har fått beskjed."
    )
    await vidar.hears("3 t er bekreftet for deg.")
    await vera.hears("3 t er bekreftet for deg.")
    await at_rest(town)
    assert per.never_read("bekreftet for deg")
    assert await credited(town) == {vidar.person.id: 180, vera.person.id: 180, per.person.id: 0}


async def test_other_hours_may_be_pressed_and_written_and_put_right(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    await place_taken(town, kaja, vidar, vera)
    town.now = at(14)
    await kaja.hears("Hvem var der?")
    await kaja.presses("Alle var der", hearing="Krysset av: 2 av 2.")
    await kaja.presses("Andre timer", hearing="Planlagt: 3 t.")
    assert kaja.buttons[:4] == ["2 t", "2 t 30 min", "3 t 30 min", "4 t"]
    await kaja.sends("mange", hearing="Skriv et tall")
    await kaja.sends("2,5", hearing="2 t 30 min på hver: Vera og Vidar")
    await vidar.hears("2 t 30 min er bekreftet for deg.")
    await kaja.presses("Endre", hearing="Krysset av: 2 av 2.")
    await kaja.presses("✅ Vidar", hearing="Krysset av: 1 av 2.")
    await kaja.presses("Andre timer", hearing="Planlagt: 3 t.")
    await kaja.presses("2 t 30 min", hearing="Var ikke der: Vidar")
    await vidar.hears("Timene dine for dette er tatt bort igjen.")
    await at_rest(town)
    assert await credited(town) == {vidar.person.id: 0, vera.person.id: 150}
    assert len([one for one in vera.visible if "bekreftet for deg" in one.text]) == 1


async def test_coordinator_who_does_not_answer_is_asked_once_more(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    [vidar] = await crowd_at(town, ["Vidar"])
    await place_taken(town, kaja, vidar)
    town.now = at(14)
    await kaja.hears("Hvem var der?")
    town.now = at(14, day=SATURDAY)
    await kaja.hears("Hvem var der?", times=2)
    town.now = at(14, day=SATURDAY + dt.timedelta(days=9))
    await at_rest(town)
    assert (await rows_of(town, "agenda"))["agenda"] == []
    assert len([one for one in vidar.visible if "Takk for hjelpen!" in one.text]) == 1


async def test_coordinator_who_has_answered_is_left_alone(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    [vidar] = await crowd_at(town, ["Vidar"])
    await place_taken(town, kaja, vidar)
    town.now = at(14)
    await kaja.hears("Hvem var der?")
    await kaja.presses("Bekreft: ingen var der", hearing="Var ikke der: Vidar")
    assert (await rows_of(town, "agenda"))["agenda"] == []
    await at_rest(town)
    assert vidar.never_read("bekreftet for deg")


async def test_where_the_coordinator_is_gone_the_owner_is_asked(town: Town) -> None:
    eira = town.owner()
    await eira.sends("/start")
    kaja = await coordinator_of(town, "heggedal")
    [vidar] = await crowd_at(town, ["Vidar"])
    await place_taken(town, kaja, vidar)
    await kaja.sends("/delete", hearing="Slette alt om deg?")
    await kaja.presses("Ja, slett alt", hearing="Alt om deg er slettet.")
    town.now = at(14)
    await eira.hears("Hvem var der?")
    await eira.presses("Bekreft: ingen var der", hearing="Timene er bekreftet.")
    assert kaja.never_read("Hvem var der?")
