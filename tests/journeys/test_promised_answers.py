"""A new volunteer is promised an answer: it is kept with one press, or told honestly as broken."""

import datetime as dt

from actions import disclosing
from domain.people import Person
from tests.chat import Talker
from tests.conftest import Town
from tests.journeys.forging import forges
from tests.journeys.people import calls, coordinator_of, volunteer_at
from tests.journeys.records import audited, rows_of, until_done
from tests.journeys.wording import COORDINATORS_ONLY

DAY = dt.timedelta(days=1)
PROMISE = "Koordinatoren på Heggedal svarer deg innen 3 dager."
BROKEN = "Heggedal har ikke svart deg slik jeg lovet. Det er jeg lei for."


async def newcomer(town: Town, name: str = "Vidar") -> tuple[Talker, Talker]:
    """A coordinator, and somebody who registers at that hub."""
    kaja = await coordinator_of(town, "heggedal")
    vidar = await volunteer_at(town, name, hub="Heggedal", role="Vertskap")
    await kaja.hears("En ny frivillig har meldt seg.")
    return kaja, vidar


async def is_kept(town: Town) -> list[bool]:
    return [row["kept_at"] is not None for row in (await rows_of(town, "promises"))["promises"]]


async def test_answer_is_promised_on_both_sides(town: Town) -> None:
    kaja, vidar = await newcomer(town)
    assert vidar.last.text.splitlines()[-2:] == [
        PROMISE,
        "Når det trengs hjelp, får du en melding her og svarer med ett trykk.",
    ]
    assert kaja.last.text.splitlines()[-1] == "Jeg har lovet svar fra Heggedal innen 3 dager."
    assert kaja.buttons == ["👋 Hils på", "🏠 Meny"]


async def test_nothing_is_promised_where_nobody_can_answer(town: Town) -> None:
    await coordinator_of(town, "borgen")
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    assert vidar.reads("Heggedal har ingen koordinator i denne chatten ennå.")
    assert (await rows_of(town, "promises"))["promises"] == []


async def test_ready_greeting_keeps_the_promise_with_one_press(town: Town) -> None:
    kaja, vidar = await newcomer(town)
    await kaja.presses("Hils på", hearing="Hva vil du skrive til Vidar?")
    await kaja.presses("Send denne", hearing="Hilsenen er på vei til Vidar.")
    greeting = await vidar.hears("Kaja på Heggedal skriver:")
    assert greeting.text.splitlines()[-1] == (
        "«Velkommen til Heggedal! Så fint at du vil hjelpe. Du hører fra meg så snart noe passer.»"
    )
    assert await is_kept(town) == [True]
    assert (await rows_of(town, "agenda"))["agenda"][0]["kind"] == "idle"
    town.now += 4 * DAY
    await until_done(town)
    vidar.never_read(BROKEN)
    kaja.never_read("venter på svar")


async def test_own_greeting_is_answered_and_answered_again(town: Town) -> None:
    kaja, vidar = await newcomer(town)
    await kaja.presses("Hils på", hearing="Hva vil du skrive til Vidar?")
    await kaja.sends("Hei! Liker du <sjakk>?", hearing="Hilsenen er på vei")
    await vidar.hears("«Hei! Liker du <sjakk>?»")
    await vidar.presses("Svar", hearing="Hva vil du svare Kaja?")
    await vidar.sends("Ja!", hearing="Svaret ditt er på vei til Kaja.")
    await kaja.hears("Vidar, ny på Heggedal, svarer:")
    await kaja.presses("Svar", hearing="Hva vil du skrive til Vidar?")
    await kaja.sends("Så fint.", hearing="Hilsenen er på vei")
    await vidar.hears("«Så fint.»")


async def test_call_for_help_keeps_the_promise_too(town: Town) -> None:
    kaja, vidar = await newcomer(town)
    await calls(kaja, vidar)
    town.now += 3 * DAY
    await until_done(town)
    vidar.never_read(BROKEN)
    kaja.never_read("venter på svar")
    assert await is_kept(town) == [True]


async def test_coordinator_is_reminded_on_the_second_day(town: Town) -> None:
    kaja, _vidar = await newcomer(town)
    town.now += 2 * DAY
    reminder = await kaja.hears("Vidar venter på svar fra Heggedal.")
    assert reminder.text.splitlines()[-1] == "Jeg lovet svar innen 3 dager. En hilsen er nok, med ett trykk."
    await kaja.presses("Hils på", under=reminder, hearing="Hva vil du skrive til Vidar?")


async def test_broken_promise_is_told_honestly_to_all_concerned(town: Town) -> None:
    eira = town.owner()
    await eira.sends("/start")
    kaja, vidar = await newcomer(town)
    town.now += 3 * DAY
    told = await vidar.hears(BROKEN)
    assert told.text.splitlines()[1:] == [
        "Jeg har sagt fra til de ansvarlige.",
        "Du kan også ta kontakt selv: 66 70 00 00",
    ]
    assert [key.label for row in told.rows for key in row] == ["☎️ Snakk med et menneske", "🏠 Meny"]
    for talker in (eira, kaja):
        await talker.hears("Vidar har ikke fått svar fra Heggedal, og fristen jeg lovet, er ute.")
    await eira.presses("Hils på", hearing="Hva vil du skrive til Vidar?")
    await eira.presses("Send denne", hearing="Hilsenen er på vei")
    await vidar.hears("Eira Eier på Heggedal skriver:")
    town.now += DAY
    await until_done(town)
    assert sum(BROKEN in message.text for message in vidar.visible) == 1
    assert "was not answered" in await audited(town, vidar)


async def test_who_leaves_meanwhile_hears_nothing_more(town: Town) -> None:
    kaja, vidar = await newcomer(town)
    await vidar.sends("/stop", hearing="Nå er du meldt av")
    town.now += 3 * DAY
    await until_done(town)
    vidar.never_read(BROKEN)
    kaja.never_read("venter på svar")


async def test_hub_added_later_promises_too_and_once(town: Town) -> None:
    _kaja, vidar = await newcomer(town)
    berit = await coordinator_of(town, "borgen", name="Berit")
    for on in ("1", "0", "1"):
        await forges(vidar, f"vol.hub:borgen:{on}")
    card = await berit.hears("En ny frivillig har meldt seg.")
    assert card.text.splitlines()[-1] == "Jeg har lovet svar fra Borgen innen 3 dager."
    await berit.sends("/menu")
    assert sum("En ny frivillig" in message.text for message in berit.visible) == 1
    town.now += 2 * DAY
    await berit.hears("Vidar venter på svar fra Borgen.")


async def test_only_the_hubs_own_coordinators_greet(town: Town) -> None:
    _kaja, vidar = await newcomer(town)
    berit = await coordinator_of(town, "borgen", name="Berit")
    for data in (f"hi:{vidar.person.id}", f"hi.go:{vidar.person.id}"):
        assert await forges(berit, data) == COORDINATORS_ONLY
        assert await forges(vidar, data) == COORDINATORS_ONLY
    assert await forges(vidar, "hi.re:heggedal") == COORDINATORS_ONLY  # nobody has greeted yet
    assert await is_kept(town) == [False]


async def test_my_data_tells_what_was_promised_and_written(town: Town) -> None:
    kaja, vidar = await newcomer(town)
    await calls(kaja, vidar)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    async with town.database() as database, database.work() as work:
        await work.notes.keep(1, vidar.person.id, kaja.person.id, "Har døra kode?", town.now)
        known = await disclosing.everything_about(work, Person(vidar.person.id, "Vidar", "nb"))
    assert known["notes"] == [{"request": 1, "text": "Har døra kode?", "at": "2026-11-23T11:00:00+00:00"}]
    assert known["promised_answers"] == [{"hub": "heggedal", "by": "2026-11-26T11:00:00+00:00", "kept_at": None}]
    assert known["comes_every_time"] == []


async def test_ready_greeting_is_not_sent_after_another(town: Town) -> None:
    kaja, vidar = await newcomer(town)
    await kaja.presses("Hils på", hearing="Hva vil du skrive til Vidar?")
    asked = kaja.last
    await kaja.sends("Hei! Så fint at du er med.", hearing="Hilsenen er på vei")
    await vidar.hears("«Hei! Så fint at du er med.»")
    await kaja.presses("Send denne", under=asked, hearing="Vidar har alt fått en velkomst, så ingenting ble sendt.")
    await until_done(town)
    assert vidar.never_read("Velkommen til Heggedal!")
    await kaja.presses("✍️ Skriv noe annet", hearing="Hva vil du skrive til Vidar?")
