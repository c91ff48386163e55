"""A volunteer whom nobody has called hears once, after a month, what is open."""

import datetime as dt

from tests.conftest import Town
from tests.journeys.forging import forges
from tests.journeys.people import calls, composes, coordinator_of, volunteer_at
from tests.journeys.records import rows_of, until_done
from tests.journeys.wording import OUT_OF_DATE, said

MONTH = dt.timedelta(days=30)
FIRST_LINE = "Du har vært frivillig i 30 dager, og ingen har spurt deg ennå. Det er ikke din feil."
NOT_MEANT = said("nb", "This request was not meant for you. Nothing has been changed.")


async def test_hears_what_is_open_and_answers_as_anybody(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    town.now += MONTH - dt.timedelta(hours=2)
    vera = await volunteer_at(town, "Vera", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await vidar.sends("/pause")
    await forges(vidar, "prof.zzz:1")
    await calls(kaja, vera, needed=2)
    await forges(vidar, "prof.zzz:0")
    town.now += dt.timedelta(hours=2)
    told = await vidar.hears(FIRST_LINE)
    assert told.text.splitlines()[1] == "Her trengs det hjelp nå:"
    assert [[key.label for key in row] for row in told.rows] == [
        ["tor. 24. des.: Konsert, Heggedal"],
        ["Flere torg", "Torg i nærheten også"],
        ["🏠 Meny", "☎️ Snakk med et menneske"],
    ]
    await vidar.presses("tor. 24. des.: Konsert", under=told, hearing="Kan du hjelpe? Konsert")
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await kaja.hears("Plasser: 1 av 2 er fylt.")


async def test_hears_how_to_widen_when_nothing_is_open_and_only_once(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    town.now += MONTH
    told = await vidar.hears(FIRST_LINE)
    assert told.text.splitlines()[1] == (
        "Akkurat nå er det ingenting som passer det du har valgt. Med flere torg blir du spurt oftere."
    )
    town.now += MONTH
    await until_done(town)
    assert sum(FIRST_LINE in message.text for message in vidar.visible) == 1
    await vidar.presses("Flere torg", under=told, hearing="Hvor vil du hjelpe til?")


async def test_who_was_called_hears_nothing(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    town.now += MONTH
    await until_done(town)
    vidar.never_read(FIRST_LINE)
    assert (await rows_of(town, "agenda"))["agenda"] == []


async def test_pause_is_respected_and_the_word_comes_after_it(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await forges(vidar, "prof.zzz:40")
    town.now += MONTH
    await until_done(town)
    vidar.never_read(FIRST_LINE)
    town.now += dt.timedelta(days=11)
    await vidar.hears(FIRST_LINE)


async def test_call_that_does_not_fit_is_not_shown_to_who_makes_up_the_press(town: Town) -> None:
    vera = await volunteer_at(town, "Vera", hub="Heggedal", role="Vertskap")
    bo = await volunteer_at(town, "Bo", hub="Borgen", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja, needed=1)
    assert await forges(vera, "idle.see:1") == OUT_OF_DATE
    await kaja.presses("Send", hearing="Plasser:")
    await vera.hears("Kan du hjelpe? Konsert")
    before = await rows_of(town, "calls")
    assert await forges(bo, "idle.see:1") == NOT_MEANT
    assert await rows_of(town, "calls") == before
