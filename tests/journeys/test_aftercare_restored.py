"""Thanks, and word to whoever was never called, when an old backup is put back: nobody gets them twice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bot.commands.backups import Choices, put_back, write_backup
from tests.conftest import Town
from tests.db.conftest import ENGINES
from tests.journeys.helped import at, at_rest, place_taken
from tests.journeys.people import coordinator_of, crowd_at, volunteer_at
from tests.journeys.records import until_done
from tests.journeys.restoring import REPLACED
from tests.journeys.test_never_called import FIRST_LINE, MONTH

MOVED = Choices(replaces=True, is_moved=True, journals=())


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("way", "thanks"),
    [
        pytest.param(REPLACED, 0, id="those who have been thanked are not thanked again"),
        pytest.param(MOVED, 1, id="on another machine what is due is done"),
    ],
)
async def test_thanks_that_may_have_been_sent(resting_town: Town, file: Path, way: Choices, thanks: int) -> None:
    town = resting_town
    async with town.bot():
        kaja = await coordinator_of(town, "heggedal")
        [vidar] = await crowd_at(town, ["Vidar"])
        await place_taken(town, kaja, vidar)
        await write_backup(town.settings, file)
    town.now = at(14, 30)
    await put_back(town.settings, file, way, town.now)
    async with town.bot():
        await kaja.hears("Hvem var der?")
        await at_rest(town)
        assert sum("Takk for hjelpen!" in message.text for message in vidar.visible) == thanks
        town.now = at(14, day=dt.date(2026, 11, 30))
        await at_rest(town)
        asked = sum("Hvem var der?" in message.text for message in kaja.visible)
        assert asked == 1 + thanks  # and once more where nothing was lost


async def test_whoever_was_never_called_may_have_heard_so(resting_town: Town, file: Path) -> None:
    town = resting_town
    async with town.bot():
        vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
        await write_backup(town.settings, file)
        town.now += MONTH
        await vidar.hears(FIRST_LINE)
    await put_back(town.settings, file, REPLACED, town.now)
    async with town.bot():
        await until_done(town)
        assert sum(FIRST_LINE in message.text for message in vidar.visible) == 1
