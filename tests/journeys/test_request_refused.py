import datetime as dt

from msgspec.structs import replace

from domain.hubs import Closure, Municipality
from domain.requests import RequestStatus
from tests.conftest import OSLO, Town
from tests.journeys.forging import forges
from tests.journeys.people import calls, composes, coordinator_of, volunteer_at
from tests.journeys.records import audited, kept, request_kept
from tests.journeys.wording import COORDINATORS_ONLY, OUT_OF_DATE

WRONG = [
    ("Dag", "i går", "Det er for sent for søndag 22. november."),
    ("Dag", "en gang", "Jeg forsto ikke dagen."),
    ("Dag", "31. november", "Jeg forsto ikke dagen."),
    ("Tid", "når som helst", "Jeg forsto ikke tiden."),
    ("Tid", "25–27", "Jeg forsto ikke tiden."),
    ("Torg", "Spikkestad", "Spikkestad er planlagt, men har ikke åpnet ennå."),
    ("Torg", "Atlantis", "Det kjente jeg ikke igjen."),
    ("Rolle", "statsminister", "Det kjente jeg ikke igjen."),
    ("Hvor mange", "0", "Be om minst én person."),
    ("Hvor mange", "-3", "Be om minst én person."),
    ("Hvor mange", "10000", "En forespørsel kan gjelde høyst 50 personer."),
    ("Hvor mange", "mange", "Skriv et tall, for eksempel 3."),
    ("Tekst", "x" * 5000, "Det var 5000 tegn, og jeg har plass til 1000."),
    ("Aktivitet", "x" * 5000, "Det var 5000 tegn, og jeg har plass til 100."),
    ("Aktivitet", "\u200b", "Jeg fant ingen ord å lese."),
]
"""A part of a request, what cannot be used for it, and how the complaint begins."""


async def test_wrong_part_is_told_and_asked_for_again(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja)
    before = await request_kept(town)
    for part, words, complaint in WRONG:
        await kaja.sends("/request", hearing="Dette får de se:")
        await kaja.presses("Endre")
        await kaja.presses(part)
        question = kaja.last.text
        await kaja.sends(words)
        assert (words, kaja.last.text[: len(complaint)]) == (words, complaint)
        assert kaja.last.text.endswith(f"\n\n{question}")
    assert await request_kept(town) == before


async def test_day_that_has_gone_by_meanwhile_is_told_and_the_draft_kept(town: Town) -> None:
    await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja)
    town.now = dt.datetime(2026, 11, 26, 17, 0, tzinfo=OSLO)
    await kaja.presses("Send")
    assert kaja.last.text.startswith("Det er for sent for torsdag 26. november.")
    assert kaja.reads("Dette får de se:")
    assert (await request_kept(town)).status is RequestStatus.DRAFT


async def test_time_that_has_passed_today_is_refused(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    for words in ("/request", "Konsert", "i dag", "10–12"):
        await kaja.sends(words)
    assert kaja.last.text.startswith("Det er for sent for mandag 23. november.")
    assert (await request_kept(town)).starts is None


async def test_closed_hub_is_warned_of_and_can_be_asked_for(quiet_town: Town, packaged: Municipality) -> None:
    closure = Closure(
        first=dt.date(2026, 11, 25),
        last=dt.date(2026, 11, 27),
        hubs=("heggedal",),
        source="Prøvekommunen",
        checked_on=dt.date(2026, 11, 20),
    )
    quiet_town.municipality = replace(packaged, closures=(closure,))
    async with quiet_town.bot():
        vidar = await volunteer_at(quiet_town, "Vidar", hub="Heggedal", role="Vertskap")
        kaja = await coordinator_of(quiet_town, "heggedal")
        await composes(kaja)
        assert kaja.reads("⚠️ Heggedal er stengt til og med fredag 27. november. Du kan sende likevel.")
        await kaja.presses("Send", hearing="Plasser:")
        await vidar.hears("torsdag 26. november")


async def test_nobody_but_coordinators_may_ask_for_help(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    for command in ("/request", "/requests"):
        await vidar.sends(command)
        assert vidar.last.text == COORDINATORS_ONLY
    assert (await kept(town))["requests"] == []
    assert await audited(town, vidar) == ["joined", "refused NotAllowed", "refused NotAllowed"]


async def test_coordinator_of_another_hub_cannot_ask_for_this_one(town: Town) -> None:
    turid = await coordinator_of(town, "tofte", name="Turid")
    await turid.sends("/request")
    assert await forges(turid, "req.set:1:hub:heggedal", under=turid.last) == COORDINATORS_ONLY
    assert (await request_kept(town)).hub == "tofte"
    assert await audited(town, turid) == ["appointed", "refused NotAllowed"]


async def test_coordinator_of_another_hub_can_neither_see_nor_stop_a_request(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    turid = await coordinator_of(town, "tofte", name="Turid")
    await calls(kaja, vidar)
    before = await kept(town)
    for data in ("req.see:1", "req.stop:1", "req.who:1"):
        assert await forges(turid, data) == COORDINATORS_ONLY
    assert {**await kept(town), "requests": []} == {**before, "requests": []}
    assert (await request_kept(town)).status is RequestStatus.OPEN


async def test_draft_belongs_to_whoever_writes_it(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    hege = await coordinator_of(town, "heggedal", name="Hege")
    await composes(kaja)
    before = await request_kept(town)
    for data in ("req.pre:1", "req.chg:1", "req.ask:1:text", "req.set:1:needed:9", "req.del:1", "req.go:1"):
        assert await forges(hege, data) == COORDINATORS_ONLY
    assert await request_kept(town) == before


async def test_coordinator_revoked_while_writing_sends_nothing(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    eira = town.owner()
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja)
    await eira.sends("/coordinators")
    await eira.presses("Fjern Kaja")
    await eira.presses("Ja, fjern rollen")
    await kaja.presses("Send")
    assert kaja.last.text == COORDINATORS_ONLY
    await vidar.sends("/menu")
    assert vidar.never_read("Konsert")
    assert (await request_kept(town)).status is RequestStatus.DRAFT


async def test_buttons_of_a_draft_that_was_sent_are_out_of_date(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    for data in ("req.pre:1", "req.chg:1", "req.ask:1:day", "req.set:1:needed:9", "req.del:1", "req.go:1"):
        assert (data, await forges(kaja, data)) == (data, OUT_OF_DATE)
    assert (await request_kept(town)).needed == 1
