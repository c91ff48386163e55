"""The last day of a standing duty is written; anything else is not taken for one."""

import datetime as dt

from tests.conftest import OSLO, Town
from tests.journeys.people import composes, coordinator_of, volunteer_at
from tests.journeys.records import rows_of, until_done

NEXT_LOOK = dt.datetime(2026, 11, 27, 9, 0, tzinfo=OSLO)


async def test_last_day_may_be_written_and_a_wrong_one_is_asked_for_again(town: Town) -> None:
    await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja, activity="Språkkafé", day="fredag")
    await kaja.presses("Gjenta")
    await kaja.presses("Annenhver uke", hearing="De første gangene")
    await kaja.sends("blåbær", hearing="Skriv for eksempel «torsdag»")
    await kaja.sends("24.11", hearing="Velg et senere tidspunkt.")
    await kaja.sends("15.12", hearing="Siste dag er 15. desember 2026.")
    assert kaja.last.text.splitlines()[3] == "De første gangene: fre. 27. nov. og fre. 11. des."
    await kaja.presses("Start", hearing="Det er i gang.")
    town.now = NEXT_LOOK + dt.timedelta(days=30)
    await until_done(town)
    await kaja.sends("/series", hearing="Faste oppdrag")
    await kaja.presses("Språkkafé · fredag 17:00")
    assert kaja.reads("Siste dag er 15. desember 2026.")
    made = [row["day"] for row in (await rows_of(town, "requests"))["requests"] if row["series_id"]]
    assert made == [dt.date(2026, 11, 27)]


async def test_what_is_no_last_day_is_not_taken_for_one(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja, activity="Språkkafé", day="fredag")
    await kaja.presses("Gjenta")
    await kaja.presses("Hver uke", hearing="De første gangene")
    for words in ("hopp over 18. desember", "ikke 24.12"):
        await kaja.sends(words, hearing="Her tar jeg bare imot en siste dag.")
        assert kaja.reads("Det fortsetter til du stopper det.")
    await kaja.sends("til og med 15.12", hearing="Siste dag er 15. desember 2026.")
    await kaja.sends("uten 4. desember", hearing="Her tar jeg bare imot en siste dag.")
    assert kaja.reads("Siste dag er 15. desember 2026.")
    await kaja.presses("Ingen siste dag", hearing="Det fortsetter til du stopper det.")
