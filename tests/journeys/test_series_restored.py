"""A date of a standing duty that was due when a backup was made: nobody is asked for it twice after a restore."""

from __future__ import annotations

from pathlib import Path

from bot.commands.backups import put_back, write_backup
from domain.agenda import Due
from domain.requests import RequestStatus
from tests.chat import Talker
from tests.conftest import Town
from tests.journeys.duties import NEXT_LOOK, begins, takes_all
from tests.journeys.people import coordinator_of, volunteer_at
from tests.journeys.records import rows_of, until_done
from tests.journeys.restoring import REPLACED

DATE = "fredag 11. desember"
FREE = f"{DATE} kl. 17:00–20:00\n1 plass er fortsatt ledig."


async def lost_after_the_date_was_made(town: Town, file: Path, *, is_taken: bool = False) -> tuple[Talker, Talker]:
    """Vidar heard of the date, and then the database of before it is put back."""
    async with town.bot():
        vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
        kaja = await coordinator_of(town, "heggedal")
        await begins(kaja)
        if is_taken:
            await takes_all(vidar)
        await vidar.hears("fredag 4. desember")
        await write_backup(town.settings, file)
        town.now = NEXT_LOOK
        await vidar.hears(DATE)
        await until_done(town)
    await put_back(town.settings, file, REPLACED, town.now)
    return vidar, kaja


def of_the_date(talker: Talker) -> list[str]:
    return [message.text for message in talker.visible if DATE in message.text]


async def statuses(town: Town) -> list[str]:
    return [row["status"] for row in (await rows_of(town, "requests"))["requests"] if row["activity"]]


async def test_nobody_is_asked_twice_and_the_coordinator_hears_that_a_place_is_free(
    resting_town: Town, file: Path
) -> None:
    town = resting_town
    vidar, kaja = await lost_after_the_date_was_made(town, file)
    heard = of_the_date(vidar)
    async with town.bot():
        told = await kaja.hears(FREE)
        await until_done(town)
        assert of_the_date(vidar) == heard
        assert await statuses(town) == [RequestStatus.OPEN] * 3
        await kaja.presses("Spør alle nå", under=told)
        await vidar.hears(DATE, times=2)


async def test_whoever_comes_every_time_has_the_place_and_no_second_word(resting_town: Town, file: Path) -> None:
    town = resting_town
    vidar, kaja = await lost_after_the_date_was_made(town, file, is_taken=True)
    heard = of_the_date(vidar)
    async with town.bot():
        await kaja.hears(f"{DATE} kl. 17:00–20:00\nPlasser: 1 av 1 er fylt.", times=2)
        await until_done(town)
        assert of_the_date(vidar) == heard
        assert await statuses(town) == [RequestStatus.FULL] * 3
        kaja.never_read(FREE)


async def test_series_that_is_stopped_before_its_dates_are_made_makes_none(resting_town: Town, file: Path) -> None:
    town = resting_town
    _vidar, kaja = await lost_after_the_date_was_made(town, file)
    async with town.bot(ticks_every=3600):
        await kaja.sends("/series", hearing="Faste oppdrag")
        await kaja.presses("Språkkafé · fredag 17:00")
        await kaja.presses("Stopp det")
        await kaja.presses("Ja, de står", hearing="Stoppet.")
    kinds = [row["kind"] for row in (await rows_of(town, "agenda"))["agenda"]]
    assert set(kinds) & {Due.SERIES, Due.REMADE} == set()
