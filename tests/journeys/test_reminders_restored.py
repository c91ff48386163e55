"""Reminders of a place when an old backup is put back: those of before that are not sent again, later ones are."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from bot.commands.backups import Choices, put_back, write_backup
from tests.chat import Talker
from tests.conftest import Town
from tests.journeys.records import until_done
from tests.journeys.restoring import REPLACED
from tests.journeys.test_reminded import DAY, EVE, helps

NOTHING_HAPPENED = Choices(replaces=True, is_moved=True, journals=())


def reminded(talker: Talker) -> list[str]:
    """The first words of each reminder that somebody has got."""
    return [message.text.partition(":")[0] for message in talker.visible if "hjelper du til" in message.text]


async def test_reminder_of_before_the_restore_is_not_sent_again_and_the_next_one_is(
    resting_town: Town, file: Path
) -> None:
    town = resting_town
    async with town.bot():
        _kaja, vidar = await helps(town)
        await write_backup(town.settings, file)
        town.now = EVE
        await vidar.hears("I morgen hjelper du til: Konsert")
    await put_back(town.settings, file, REPLACED, town.now + dt.timedelta(hours=1))
    town.now += dt.timedelta(hours=2)
    async with town.bot():
        await until_done(town)
        assert reminded(vidar) == ["I morgen hjelper du til"]
        town.now = DAY
        await vidar.hears("I dag hjelper du til: Konsert")
    assert reminded(vidar) == ["I morgen hjelper du til", "I dag hjelper du til"]


async def test_reminder_that_was_due_on_the_way_to_another_machine_is_sent_there(
    resting_town: Town, file: Path
) -> None:
    town = resting_town
    async with town.bot():
        _kaja, vidar = await helps(town)
    await write_backup(town.settings, file)
    town.now = EVE
    await put_back(town.settings, file, NOTHING_HAPPENED, town.now)
    async with town.bot():
        await vidar.hears("I morgen hjelper du til: Konsert")
    assert reminded(vidar) == ["I morgen hjelper du til"]
