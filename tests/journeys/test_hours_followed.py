"""Whoever follows a hub hears when its hours change, and when it opens again."""

import datetime as dt

from msgspec.structs import replace

from actions import importing
from domain.corrections import closed
from domain.hubs import HubStatus
from handlers.openings import announce_adoption
from tests.conftest import Town
from tests.journeys.people import coordinator_of
from tests.journeys.records import reminders


async def test_whoever_follows_hears_of_each_change_until_one_tap_stops_it(town: Town) -> None:
    kaja = await coordinator_of(town, "borgen")
    kari = town.person("Kari")
    await kari.sends("er Borgen åpent nå?")
    await kari.presses("Si fra når dette endres")
    assert kari.reads("Jeg sier fra når åpningstidene på Borgen endres")
    await kaja.sends("/facts")
    await kaja.presses("Steng")
    await kaja.presses("I morgen")
    assert kaja.reads("1 som følger torget, får beskjed.")
    await kari.hears("Borgen er stengt: tirsdag 24. november.")
    await kaja.presses("Angre")
    await kari.hears("Borgen holder likevel ikke stengt: vanlige tider tirsdag 24. november.")
    await kari.presses("Stopp disse meldingene")
    assert kari.reads("Jeg gir deg ikke beskjed om Borgen lenger.")
    await kaja.sends("/facts")
    await kaja.presses("Steng")
    await kaja.presses("I morgen")
    assert kaja.last.text == "Lagret. Borgen er stengt: tirsdag 24. november."


async def test_follower_is_told_once_when_a_closure_is_over(town: Town) -> None:
    kaja = await coordinator_of(town, "borgen")
    await kaja.sends("/facts")
    await kaja.presses("Steng")
    await kaja.presses("I dag")
    kari = town.person("Kari")
    await kari.sends("er Borgen åpent nå?")
    await kari.presses("Si fra når det åpner")
    town.now += dt.timedelta(days=1)
    await kari.hears("Borgen er ikke lenger stengt. Du ba meg si fra.")
    await kari.sends("/menu")
    assert len(await reminders(town)) == 1


async def test_import_tells_those_who_follow_what_it_changed(town: Town) -> None:
    kari, ola = town.person("Kari"), town.person("Ola")
    await kari.sends("er Tofte åpent?")
    await kari.presses("Si fra når dette endres")
    await ola.sends("er Spikkestad åpent?")
    await ola.presses("Si fra når det åpner")
    tofte, spikkestad = town.municipality.hub("tofte"), town.municipality.hub("spikkestad")
    assert tofte is not None
    assert spikkestad is not None
    opened = replace(spikkestad, status=HubStatus.OPEN)
    today = town.now.date()
    hubs = [opened if hub.slug == "spikkestad" else hub for hub in town.municipality.hubs]
    register = closed(replace(town.municipality, hubs=tuple(hubs)), tofte, today, today, today)
    async with town.database() as database, database.work() as work:
        await announce_adoption(work, await importing.adopt(work, register, "new.toml", town.now), town.now)
    await kari.hears("Tofte: det som er registrert, er oppdatert.")
    await ola.hears("Spikkestad har åpnet. Du ba meg si fra.")
