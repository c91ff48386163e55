"""Whoever left after a backup stays away when it is put back; whoever came back is asked as before."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bot.commands.backups import put_back, write_backup
from bot.erasure_journal import journal_beside
from tests.conftest import Town
from tests.journeys.people import calls, coordinator_of, crowd_at, volunteer_at, volunteers
from tests.journeys.restoring import REPLACED, asked, lose_all_but, until_written

ONLY_SQLITE = pytest.mark.parametrize("engine", ["sqlite"])
"""For journeys that read the journal: it lies beside an SQLite file."""


@ONLY_SQLITE
async def test_whoever_left_is_not_asked_again(resting_town: Town, file: Path) -> None:
    town = resting_town
    vidar, vera, ida = await crowd_at(town, ["Vidar", "Vera", "Ida"])
    async with town.bot():
        kaja = await coordinator_of(town, "heggedal")
        await write_backup(town.settings, file)
        await vidar.sends("/stop", hearing="Nå er du meldt av")
        await vera.sends("/stop", hearing="Nå er du meldt av")
        await vera.presses("Bli med igjen")
        await vera.presses("Neste →")
        await vera.presses("Ja, og jeg er minst 18 år")
        await until_written(town, "left_at", "left_at", "back_at")
    lose_all_but(town, journal_beside(town.database_file))
    _, settled = await put_back(town.settings, file, REPLACED, town.now)
    assert (settled.left, settled.erased) == (1, 0)
    async with town.bot():
        await calls(kaja, vera, ida)
        assert asked(vidar, vera, ida) == [0, 1, 1]
        await vidar.sends("/menu")
        assert vidar.sees_button("Bli frivillig")


async def test_place_of_whoever_left_is_told_to_be_free(resting_town: Town, file: Path) -> None:
    town = resting_town
    [vidar] = await crowd_at(town, ["Vidar"])
    async with town.bot():
        kaja = await coordinator_of(town, "heggedal")
        await calls(kaja, vidar)
        await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
        await write_backup(town.settings, file)
        await vidar.sends("/stop", hearing="Nå er du meldt av")
        await kaja.hears("Har meldt avbud: Vidar.")
    await put_back(town.settings, file, REPLACED, town.now)
    town.now += dt.timedelta(days=2, hours=6)
    async with town.bot():
        await kaja.hears("1 plass er fortsatt ledig.", times=2)


@ONLY_SQLITE
async def test_deleted_person_who_is_a_volunteer_anew_stays_one(resting_town: Town, file: Path) -> None:
    town = resting_town
    async with town.bot():
        vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
        kaja = await coordinator_of(town, "heggedal")
        town.now += dt.timedelta(minutes=1)
        await vidar.sends("/stop", hearing="Nå er du meldt av")
        await vidar.sends("/delete")
        await vidar.presses("Ja, slett alt")
        town.now += dt.timedelta(minutes=1)
        await volunteers(vidar, hub="Heggedal", role="Vertskap")
        await until_written(town, "erased_at", "left_at", "back_at")
        await write_backup(town.settings, file)
    lose_all_but(town, journal_beside(town.database_file))
    _, settled = await put_back(town.settings, file, REPLACED, town.now)
    assert (settled.erased, settled.left) == (0, 0)
    async with town.bot():
        await calls(kaja, vidar)
