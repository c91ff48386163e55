"""A place that was to be offered when a backup was made: nobody is offered it twice when that is put back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bot.commands.backups import put_back, write_backup
from tests.chat import Talker
from tests.conftest import MONDAY, Town
from tests.journeys.people import calls, coordinator_of, crowd_at
from tests.journeys.records import request_kept, until_done
from tests.journeys.restoring import REPLACED

OFFER = "En plass er blitt ledig. Vil du ha den?"
NIGHT = MONDAY + dt.timedelta(hours=10)
MORNING = MONDAY + dt.timedelta(hours=20)


async def full(town: Town) -> tuple[Talker, list[Talker]]:
    """Anne has the only place; Berit waits; Dag has said nothing."""
    kaja, crowd = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Anne", "Berit", "Dag"])
    await calls(kaja, *crowd)
    await crowd[0].presses("👍 Jeg kan", hearing="Du har plassen")
    town.double.person(crowd[1].person.id, "").press(crowd[1].visible[0].message_id, "can:1")
    await crowd[1].hears("Du er nummer 1 på ventelista.")
    await crowd[2].hears("Dekket, takk!")
    return kaja, crowd


@pytest.mark.parametrize(
    "withdrawn_at", [MONDAY, NIGHT], ids=["offer that lapses", "place that is offered after the night"]
)
async def test_what_fell_due_since_is_not_done_again(resting_town: Town, file: Path, withdrawn_at: dt.datetime) -> None:
    town = resting_town
    async with town.bot():
        kaja, crowd = await full(town)
        anne, berit, _dag = crowd
        town.now = withdrawn_at
        await anne.presses("Meld avbud", hearing="Plassen din er gitt tilbake")
        await until_done(town)
        await write_backup(town.settings, file)
        town.now = MORNING + dt.timedelta(hours=4)
        await until_done(town)
        await berit.hears(OFFER)
    heard = [len(talker.visible) for talker in crowd]
    await put_back(town.settings, file, REPLACED, town.now)
    async with town.bot():
        await until_done(town)
        assert [len(talker.visible) for talker in crowd] == heard
        assert (await request_kept(town)).offered == 0
        town.now = MONDAY + dt.timedelta(days=2, hours=6)
        await kaja.hears("1 plass er fortsatt ledig.")
