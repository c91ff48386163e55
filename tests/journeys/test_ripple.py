"""A closure hits what was sent: the coordinator sees the list right there, and cancels or moves all in one tap."""

import datetime as dt

from actions import importing
from domain.corrections import closed
from domain.requests import RequestStatus
from handlers.changing.rippling import tell_coordinators
from tests.chat import Talker
from tests.conftest import OWNER_ID, Town
from tests.journeys.forging import forges
from tests.journeys.people import calls, coordinator_of, crowd_at
from tests.journeys.records import kept, request_kept
from tests.journeys.wording import COORDINATORS_ONLY, OUT_OF_DATE


async def closes(kaja: Talker, days: str) -> None:
    """Close the hub for days."""
    await kaja.sends("/facts", hearing="hva som er registrert")
    await kaja.presses("Steng")
    await kaja.sends(days, hearing="Lagret.")


async def hit(town: Town) -> tuple[Talker, Talker]:
    """A coordinator whose two requests a closure has hit, and who comes to the first of them."""
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, activity="Konsert")
    await calls(kaja, vidar, activity="Quiz")
    concert = await vidar.hears("Kan du hjelpe? Konsert")
    await vidar.presses("👍 Jeg kan", under=concert, hearing="Du har plassen")
    await closes(kaja, "torsdag")
    return kaja, vidar


async def test_closing_offers_to_cancel_or_move_all_that_it_hits(town: Town) -> None:
    kaja, vidar = await hit(town)
    assert kaja.last.text.splitlines()[1:] == [
        "Forespørsler det gjelder (ingen har fått beskjed ennå):",
        "• Konsert, tor. 26. nov.: Vidar",
        "• Quiz, tor. 26. nov.: –",
    ]
    await kaja.presses("Skriv hvorfor")
    await kaja.sends("vannlekkasje", hearing="Hvorfor: Vannlekkasje.")
    await forges(kaja, "rip.off:heggedal:2")
    await kaja.hears("2 forespørsler er avlyst.\n1 person har fått beskjed.")
    told = await vidar.hears("Avlyst: Konsert")
    assert "Hvorfor: Heggedal er stengt da (vannlekkasje)." in told.text
    await vidar.hears("Avlyst: Quiz")
    assert [(await request_kept(town, number)).status for number in (1, 2)] == [RequestStatus.CANCELLED] * 2
    assert await forges(kaja, "rip.off:heggedal:2") == OUT_OF_DATE


async def test_moving_all_is_asked_once_and_to_a_day_that_is_open(town: Town) -> None:
    kaja, vidar = await hit(town)
    await kaja.presses("📅 Flytt alle", hearing="Til hvilken dag skal 2 forespørsler flyttes?")
    assert kaja.buttons[:2] == ["Samme ukedag neste uke", "Samme ukedag om 2 uker"]
    await kaja.sends("26.11", hearing="Heggedal er stengt torsdag 26. november også.")
    await kaja.sends("22.11.2026", hearing="Det er for sent for søndag 22. november.")
    await kaja.sends("22.11", hearing="Det er mer enn 56 dager")
    assert (await request_kept(town)).day == dt.date(2026, 11, 26)
    await kaja.presses("Samme ukedag neste uke", hearing="2 forespørsler er flyttet.", under=kaja.last)
    told = await vidar.hears("Ny tid: Konsert")
    assert told.text.splitlines()[3:5] == [
        "Nå: torsdag 3. desember kl. 17:00–20:00",
        "Hvorfor: Heggedal er stengt da.",
    ]
    await vidar.hears("Når: torsdag 3. desember kl. 17:00–20:00")
    assert [(await request_kept(town, number)).day for number in (1, 2)] == [dt.date(2026, 12, 3)] * 2


async def test_closure_taken_back_hits_nothing_any_more(town: Town) -> None:
    kaja, _vidar = await hit(town)
    await kaja.presses("Angre", hearing="holder likevel ikke stengt")
    assert "Forespørsler" not in kaja.last.text
    before = await kept(town)
    assert await forges(kaja, "rip.off:heggedal:2") == OUT_OF_DATE
    assert await forges(kaja, "rip.go:heggedal:2:1") == OUT_OF_DATE
    assert await kept(town) == before


async def test_nobody_else_cancels_or_moves_all(town: Town) -> None:
    await hit(town)
    turid = await coordinator_of(town, "tofte", name="Turid")
    before = await kept(town)
    for data in ("rip.off:heggedal:2", "rip.ask:heggedal:2", "rip.go:heggedal:2:1"):
        assert await forges(turid, data) == COORDINATORS_ONLY
    assert await kept(town) == before


async def test_longer_closure_hits_only_what_it_adds(town: Town) -> None:
    kaja, _vidar = await hit(town)
    await kaja.presses("📅 Flytt alle", hearing="Til hvilken dag")
    await kaja.presses("Samme ukedag neste uke", hearing="2 forespørsler er flyttet.", under=kaja.last)
    await forges(kaja, "fact.ext:heggedal:2026-11-26:2026-12-01")
    assert "Forespørsler" not in (await kaja.hears("Heggedal er stengt lenger")).text
    await forges(kaja, "fact.ext:heggedal:2026-12-01:2026-12-03")
    told = await kaja.hears("til og med torsdag 3. desember")
    assert "• Konsert, tor. 3. des.: Vidar" in told.text


async def test_import_that_closes_a_hub_tells_its_coordinators(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    turid = await coordinator_of(town, "tofte", name="Turid")
    await calls(kaja, vidar)
    heggedal = town.municipality.hub("heggedal")
    assert heggedal is not None
    day = dt.date(2026, 11, 26)
    register = closed(town.municipality, heggedal, day, day, town.now.date())
    async with town.database() as database, database.work() as work:
        adoption = await importing.adopt(work, register, "new.toml", town.now)
        assert await tell_coordinators(work, adoption, {OWNER_ID}, town.now) == 1
    told = await kaja.hears("Heggedal: Det som er registrert, er oppdatert.")
    assert told.text.splitlines()[1:] == [
        "Forespørsler det gjelder (ingen har fått beskjed ennå):",
        "• Konsert, tor. 26. nov.: –",
    ]
    await kaja.presses("🚫 Avlys alle", under=told, hearing="1 forespørsel er avlyst.")
    assert turid.never_read("Konsert")
