"""A volunteer's own commitments: seen, put into a calendar, given back."""

import datetime as dt

from msgspec.structs import replace

from bot.demo.messages import Message
from domain.facts import FactKind
from tests.chat import Talker
from tests.conftest import OSLO, Town
from tests.journeys.forging import forges
from tests.journeys.people import calls, coordinator_of, crowd_at
from tests.journeys.records import kept, request_kept

THURSDAY = dt.datetime(2026, 11, 26, 17, 0, tzinfo=OSLO)
CONCERT = "Konsert\nBorgen, torsdag 26. november kl. 17:00–20:00\nAdresse: Søndre Borgen 11, 1388 Borgen"
WAYS = [["← Mine oppdrag", "🏠 Meny"], ["☎️ Snakk med et menneske"]]


async def helps(town: Town, *, hub: str = "borgen", needed: int = 1) -> tuple[Talker, Talker]:
    """Kaja has called, and Vidar has the place: (Kaja, Vidar)."""
    [vidar] = await crowd_at(town, ["Vidar"], hub=hub)
    kaja = await coordinator_of(town, hub)
    await calls(kaja, vidar, needed=needed)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    return kaja, vidar


async def test_place_shows_where_and_when_and_the_ways_on(town: Town) -> None:
    _kaja, vidar = await helps(town)
    assert vidar.screen == (
        f"Du har plassen. Takk skal du ha.\n\n{CONCERT}",
        [
            ["📌 Mine oppdrag", "📅 Kalender"],
            ["🗺 Kart", "Meld avbud"],
            ["🏠 Meny", "☎️ Snakk med et menneske"],
        ],
    )


async def test_list_leads_to_everything_about_one(town: Town) -> None:
    _kaja, vidar = await helps(town)
    await vidar.sends("Hva har jeg sagt ja til?", hearing="Mine oppdrag")
    assert vidar.screen == (
        "Mine oppdrag\nTrykk på et oppdrag for å se alt om det.",
        [["✅ Konsert, tor. 26. nov. 17:00"], ["🏠 Meny", "☎️ Snakk med et menneske"]],
    )
    await vidar.presses("✅ Konsert, tor. 26. nov. 17:00")
    assert vidar.screen == (
        f"{CONCERT}\nKontakt: Kaja\nTelefon til Borgen: 915 88 121",
        [["📅 Kalender"], ["🗺 Kart", "Meld avbud"], *WAYS],
    )


async def test_who_has_nothing_ahead_is_told_so(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    await vidar.sends("/menu", hearing="Torgbot")
    await vidar.presses("📌 Mine oppdrag")
    assert vidar.reads("Du har ingen oppdrag foran deg.")
    kari = town.person("Kari")
    for words in ("/mine", "hva har jeg sagt ja til?"):
        await kari.sends(words)
        assert kari.reads("Du er ikke registrert som frivillig ennå.")


async def test_what_is_over_is_not_listed(town: Town) -> None:
    _kaja, vidar = await helps(town)
    town.now = THURSDAY + dt.timedelta(hours=2, minutes=59)
    await vidar.sends("/mine", hearing="Mine oppdrag")
    assert vidar.sees_button("✅ Konsert, tor. 26. nov. 17:00")
    town.now = THURSDAY + dt.timedelta(hours=3)
    await vidar.sends("/mine", hearing="Mine oppdrag")
    assert vidar.reads("Du har ingen oppdrag foran deg.")


async def test_hub_without_an_address_has_no_map(town: Town) -> None:
    _kaja, vidar = await helps(town, hub="heggedal")
    assert "Adresse" not in vidar.last.text
    assert vidar.sees_no_button("🗺 Kart")


async def test_registered_pin_is_sent_as_a_venue(quiet_town: Town) -> None:
    asker = quiet_town.municipality
    borgen = asker.hub("borgen")
    assert borgen is not None
    [address] = borgen.told(FactKind.ADDRESS)
    pinned = replace(address, latitude=59.84, longitude=10.47)
    others = tuple(fact for fact in borgen.facts if fact is not address)
    hubs = tuple(replace(hub, facts=(pinned, *others)) if hub.slug == "borgen" else hub for hub in asker.hubs)
    quiet_town.municipality = replace(asker, hubs=hubs)
    async with quiet_town.bot():
        _kaja, vidar = await helps(quiet_town)
        await vidar.presses("🗺 Kart")
        assert vidar.last.content["venue"] == {
            "location": {"latitude": 59.84, "longitude": 10.47},
            "title": "Borgen",
            "address": "Søndre Borgen 11, 1388 Borgen",
        }
        await vidar.presses("← Mine oppdrag", hearing="Mine oppdrag")


async def test_calendar_file_holds_the_moment_and_the_same_entry_each_time(town: Town) -> None:
    _kaja, vidar = await helps(town)
    place = vidar.last
    first = await _calendar_of(vidar, place)
    assert [first[key] for key in ("UID", "SUMMARY", "DTSTART", "DTEND", "STATUS", "METHOD", "SEQUENCE")] == [
        "request-1@torgbot_demo_bot",
        "Konsert",
        "20261126T160000Z",
        "20261126T190000Z",
        "CONFIRMED",
        "PUBLISH",
        "0",
    ]
    assert first["LOCATION"] == r"Borgen\, Søndre Borgen 11\, 1388 Borgen"
    town.now += dt.timedelta(minutes=5)
    second = await _calendar_of(vidar, place)
    assert (second["UID"], second["SEQUENCE"]) == (first["UID"], "5")


async def _calendar_of(vidar: Talker, place: Message) -> dict[str, str]:
    """The lines of the calendar file that a place gives."""
    await vidar.presses("📅 Kalender", under=place, hearing="Åpne fila")
    file = vidar.last.document
    assert file is not None
    assert file.file_name == "torgbot-1.ics"
    return {key: value for key, _colon, value in (line.partition(":") for line in file.content.decode().split("\r\n"))}


async def test_withdrawing_early_is_done_at_once(town: Town) -> None:
    kaja, vidar = await helps(town)
    await vidar.presses("Meld avbud")
    assert vidar.reads("Plassen din er")
    assert (await request_kept(town)).accepted == 0
    await kaja.hears("Plasser: 0 av 1")


async def test_withdrawing_in_the_last_day_is_asked_once_more(town: Town) -> None:
    _kaja, vidar = await helps(town)
    town.now = THURSDAY - dt.timedelta(hours=23, minutes=59)
    await vidar.presses("Meld avbud", under=vidar.last)
    assert vidar.reads("Det er snart. Vil du melde avbud?")
    assert (await request_kept(town)).accepted == 1
    await vidar.presses("Nei, jeg kommer")
    assert vidar.reads("Koordinatoren ser at du kommer.")
    await vidar.presses("Meld avbud")
    await vidar.presses("Ja, meld avbud")
    assert (await request_kept(town)).accepted == 0


async def test_place_that_is_gone_is_told_and_nothing_changes(town: Town) -> None:
    _kaja, vidar = await helps(town)
    await vidar.presses("Meld avbud")
    before = await kept(town)
    gone = "Du har ikke lenger plass her, så ingenting er endret."
    for data in ("mine.see:1", "mine.out:1", "mine.cal:1", "mine.yes:1", "mine.here:1"):
        told = await forges(vidar, data)
        assert told.splitlines()[0] == "Konsert"
        assert told.endswith(gone)
    assert await kept(town) == before


async def test_what_is_over_is_told_and_nothing_changes(town: Town) -> None:
    _kaja, vidar = await helps(town)
    before = await kept(town)
    town.now = THURSDAY + dt.timedelta(hours=4)
    for data in ("mine.see:1", "mine.out:1", "mine.cal:1", "mine.yes:1", "mine.here:1"):
        assert (await forges(vidar, data)).endswith("Dette er over, så ingenting er endret. Takk skal du ha.")
    assert await kept(town) == before


async def test_commitments_of_others_are_nobody_elses(town: Town) -> None:
    await helps(town)
    kari = town.person("Kari")
    before = await kept(town)
    for kind in ("see", "out", "cal", "map", "yes"):
        for number in (1, 77):
            told = await forges(kari, f"mine.{kind}:{number}")
            assert told == "Det finner jeg ikke lenger i Asker. Ingenting er endret."
    assert await kept(town) == before


async def test_clash_is_marked_in_the_list_and_named(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, activity="Konsert")
    await calls(kaja, vidar, activity="Quiz")
    await vidar.presses("👍 Jeg kan", under=await vidar.hears("Kan du hjelpe? Konsert"), hearing="Du har plassen")
    await vidar.presses("👍 Jeg kan", under=await vidar.hears("Kan du hjelpe? Quiz"), hearing="noe annet på den tida")
    await vidar.presses("Ja, begge", hearing="Du har plassen")
    await vidar.sends("/mine", hearing="Er samtidig med et annet oppdrag")
    await vidar.presses("Quiz, tor.")
    assert vidar.reads("⚠️ Samtidig som: Konsert")


async def test_waiting_list_is_listed_with_the_number(town: Town) -> None:
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await vera.hears("Dekket")
    await vera.sends("/mine", hearing="Mine oppdrag")
    await forges(vera, "can:1")
    await vera.sends("/mine", hearing="Du står på venteliste")
    await vera.presses("Konsert, tor.")
    assert vera.reads("Du er nr. 1 på ventelista.")
    await vidar.presses("Meld avbud", under=vidar.last)
    await vera.sends("/mine", hearing="Jeg holder av en plass til deg")
    await vera.presses("Konsert, tor.")
    assert vera.reads("Jeg holder av en plass til deg til")
    await vera.presses("👍 Ja, jeg tar den", hearing="Du har plassen")
