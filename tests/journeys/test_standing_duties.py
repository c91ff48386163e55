"""Standing duties: a coordinator says once what comes back every week, and somebody takes all of it."""

from domain.requests import RequestStatus
from tests.conftest import Town
from tests.journeys.duties import NEXT_LOOK, begins, taken, takes_all
from tests.journeys.forging import forges
from tests.journeys.people import composes, coordinator_of, volunteer_at
from tests.journeys.records import audited, kept, request_kept, rows_of, until_done
from tests.journeys.wording import COORDINATORS_ONLY, OUT_OF_DATE, said

NOT_MEANT = said("nb", "This request was not meant for you. Nothing has been changed.")


async def test_draft_comes_back_every_week_and_people_are_asked_in_good_time(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja, activity="Språkkafé", needed=2, day="fredag")
    await kaja.presses("Gjenta")
    assert kaja.last.text.splitlines() == [
        "Språkkafé",
        "Heggedal, fredag 27. november kl. 17:00–20:00",
        "",
        "Hvor ofte kommer det igjen?",
        "Jeg spør folk 14 dager før hver gang. Helligdager og stengte dager går ut.",
    ]
    await kaja.presses("Hver uke")
    assert kaja.last.text.splitlines() == [
        "Språkkafé",
        "Heggedal, hver uke: fredag kl. 17:00–20:00",
        "",
        "De første gangene: fre. 27. nov., fre. 4. des., fre. 11. des. og fre. 18. des.",
        "Går ut: fre. 25. des. (1. juledag)",
        "Det fortsetter til du stopper det. Skriv en dato hvis det har en siste dag.",
    ]
    await kaja.presses("Start", hearing="Det er i gang.")
    assert kaja.screen[1] == [
        ["fre. 27. nov.: 0 av 2"],
        ["fre. 4. des.: 0 av 2"],
        ["⏹ Stopp det", "← Alle"],
        ["🏠 Meny", "☎️ Snakk med et menneske"],
    ]
    await vidar.hears("fredag 27. november")
    await vidar.hears("fredag 4. desember")
    town.now = NEXT_LOOK
    await vidar.hears("fredag 11. desember")
    assert (await kaja.hears("fredag 11. desember")).text.splitlines()[2] == "Plasser: 0 av 2 er fylt."
    await until_done(town)
    vidar.never_read("18. desember")


async def test_second_press_on_start_makes_nothing(town: Town) -> None:
    await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja, activity="Språkkafé", day="fredag")
    await kaja.presses("Gjenta")
    await kaja.presses("Hver uke", hearing="De første gangene")
    plan = kaja.last
    kaja.person.press(plan.message_id, "ser.go:1:1:")
    kaja.person.press(plan.message_id, "ser.go:1:1:")
    await kaja.sends("/series", hearing="Faste oppdrag")
    assert [label for label in kaja.buttons if "Språkkafé" in label] == ["Språkkafé · fredag 17:00"]
    assert (await audited(town, kaja)).count("repeats") == 1


async def test_whoever_takes_all_has_the_place_each_time_before_others_are_asked(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await begins(kaja)
    vera = await volunteer_at(town, "Vera", hub="Heggedal", role="Vertskap")
    taken = await takes_all(vidar)
    assert taken.text.splitlines() == [
        "Du er fast med fra nå av. Takk!",
        "Språkkafé",
        "Heggedal, hver uke: fredag kl. 17:00–20:00",
        "",
        "Du har plass: fre. 27. nov. og fre. 4. des.",
        "Jeg skriver til deg før hver gang, og du kan melde avbud for én enkelt gang.",
    ]
    await kaja.hears("Vidar er fast med fra nå av.")
    town.now = NEXT_LOOK
    date = await vidar.hears("En ny dato. Du er fast med, så du har plassen.")
    assert "fredag 11. desember kl. 17:00–20:00" in date.text
    card = await kaja.hears("fredag 11. desember")
    assert "Plasser: 1 av 1 er fylt." in card.text
    assert "Vidar" in card.text
    assert (await request_kept(town, 4)).status is RequestStatus.FULL
    await until_done(town)
    vera.never_read("Språkkafé")


async def test_others_neither_take_nor_look_after_nor_stop_it(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    berit = await coordinator_of(town, "borgen", name="Berit")
    await begins(kaja)
    await vidar.hears("fredag 27. november")
    before = await kept(town)
    assert await forges(vidar, "ser.all:2") == NOT_MEANT  # has not said yes to any date
    for data in ("ser.end:1", "ser.stop:1:1"):
        assert await forges(vidar, data) == COORDINATORS_ONLY
        assert await forges(berit, data) == COORDINATORS_ONLY
    for data in ("ser.see:1", "ser.out:1", "ser.bye:1:1"):
        assert await forges(vidar, data) == OUT_OF_DATE
    for data in ("ser:1", "ser.plan:1:1:", "ser.go:1:1:"):
        assert await forges(berit, data) == COORDINATORS_ONLY
    assert await kept(town) == before
    assert (await rows_of(town, "series_members"))["series_members"] == []


async def test_made_up_rhythm_and_day_make_nothing(town: Town) -> None:
    await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja, activity="Språkkafé", day="fredag")
    for data in ("ser.go:1:0:", "ser.go:1:-1:", "ser.go:1:3:", "ser.go:1:1:2026-13-01", "ser.go:1:1:2020-01-01"):
        await forges(kaja, data)
    assert (await rows_of(town, "series"))["series"] == []
    assert (await request_kept(town)).status is RequestStatus.DRAFT


async def test_no_place_at_a_time_when_somebody_helps_elsewhere(town: Town) -> None:
    kaja, vidar = await taken(town)
    await composes(kaja, activity="Konsert", day="11.12")
    await kaja.presses("Send", hearing="Plasser:", under=kaja.last)
    call = await vidar.hears("Kan du hjelpe? Konsert")
    await vidar.presses("👍 Jeg kan", under=call, hearing="Du har plassen")
    town.now = NEXT_LOOK
    told = await vidar.hears("Du har sagt ja til noe annet da, så jeg har ikke satt deg opp.")
    assert "Språkkafé" in told.text
    await vidar.presses("Jeg kan likevel", under=told, hearing="Du har plassen")
    assert (await request_kept(town, 4)).accepted == 1


async def test_older_calls_for_the_same_dates_show_the_place(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await begins(kaja)
    older = await vidar.hears("Kan du hjelpe? Språkkafé\nHvor: Heggedal\nNår: fredag 4. desember")
    await takes_all(vidar)
    await vidar.hears("Du har plassen. Takk skal du ha.\n\nSpråkkafé\nHeggedal, fredag 4. desember")
    assert [message.message_id for message in vidar.visible if "4. desember" in message.text] == [older.message_id]
    assert vidar.never_read("Kan du hjelpe?")
