"""What calls for help have led to, as coordinators see it."""

import datetime as dt

from sqlalchemy import update

from db.requests.requests import requests
from domain.requests import Answer
from tests.conftest import OSLO, Town
from tests.journeys.forging import forges
from tests.journeys.helped import THURSDAY, place_taken
from tests.journeys.people import coordinator_of, crowd_at
from tests.journeys.wording import COORDINATORS_ONLY

PNG = b"\x89PNG"

COLOURS = (
    "Grønn strek: de som kan. Rød: de som ikke kan eller har meldt avbud. Stiplet: plasser som trengs."
    " ▲: så mange ble spurt."
)


async def test_answers_over_time_come_as_a_picture_with_its_numbers(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    vidar, vera, per, signe = await crowd_at(town, ["Vidar", "Vera", "Per", "Signe"])
    request = await place_taken(town, kaja, vidar, vera)
    async with town.database() as database, database.work() as work:
        for person in (per, signe):
            await work.calls.add(request, person.person.id, 2, town.now + dt.timedelta(minutes=20))
        await work.commitments.keep(request, per.person.id, Answer.NO, town.now + dt.timedelta(minutes=25))
        await work.connection.execute(update(requests).values(filled_at=town.now + dt.timedelta(minutes=12)))
    await forges(kaja, f"req.more:{request}")
    await kaja.presses("📈 Svar over tid", hearing="Fylt etter")
    assert kaja.last.photo is not None
    assert (kaja.last.photo.mime_type, kaja.last.photo.content[:4]) == ("image/png", PNG)
    assert kaja.last.text.splitlines() == [
        "Konsert",
        "Heggedal, torsdag 26. november kl. 10:00–13:00",
        "Fylt etter 12 min.",
        "Spurt: 4 i 2 bølger.",
        "Kan: 2. Kan ikke: 1. Avbud: 0. Ikke svart: 1.",
        COLOURS,
    ]
    await kaja.presses("Vis forespørselen", hearing="Plasser: 2 av 2 er fylt.")


async def test_who_was_left_out_is_told_while_there_is_time(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    request = await place_taken(town, kaja, vidar)
    await vera.sends("/pause", hearing="Hvor lenge")
    await vera.presses("1 uke")
    await forges(kaja, f"req.pic:{request}")
    await kaja.hears("Utelatt: 1 er på pause.")
    town.now = dt.datetime.combine(THURSDAY, dt.time(11), OSLO)
    await forges(kaja, f"req.pic:{request}")
    assert kaja.reads("Spurt: 1 i 1 bølge.")
    assert "Utelatt" not in kaja.last.text


async def test_figures_of_a_hub_count_requests_whose_day_has_come(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    await place_taken(town, kaja, vidar, vera)
    await kaja.sends("/stats")
    assert kaja.last.text == "Heggedal, de siste 90 dagene\nDet er ingen forespørsler å telle i denne perioden."
    town.now = dt.datetime.combine(THURSDAY, dt.time(14), OSLO)
    await kaja.sends("/stats", hearing="Forespørsler:")
    assert kaja.last.text.splitlines() == [
        "Heggedal, de siste 90 dagene",
        "Forespørsler: 1, fylt: 1.",
        "Plasser: 2 av 2 er fylt (100 %).",
        "Halvparten av de fylte ble fylt på under 1 min.",
        "Spurt: 2 frivillige, 2 ganger i alt. Snitt for hver: 1.",
        "Avbud: 0. Kom ikke: 0.",
        "Tallene gjelder forespørsler som ble sendt i denne perioden, og der dagen har kommet.",
    ]
    town.now += dt.timedelta(days=91)
    await kaja.sends("/stats", hearing="Det er ingen forespørsler å telle")


async def test_of_several_hubs_one_is_chosen(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal", "borgen")
    await kaja.sends("/stats")
    assert kaja.screen == ("Tall for hvilket torg?", [["Heggedal", "Borgen"], ["🏠 Meny", "☎️ Snakk med et menneske"]])
    await kaja.presses("Borgen", hearing="Borgen, de siste 90 dagene")


async def test_figures_are_for_the_hubs_own_coordinators(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    [vidar] = await crowd_at(town, ["Vidar"])
    request = await place_taken(town, kaja, vidar)
    await vidar.sends("/stats", hearing=COORDINATORS_ONLY)
    assert await forges(kaja, "stats:borgen") == COORDINATORS_ONLY
    assert await forges(vidar, f"req.pic:{request}") == COORDINATORS_ONLY
    assert await forges(kaja, "stats:nowhere") == "Det finner jeg ikke lenger i Asker. Ingenting er endret."
