"""A database that is lost and put back, and how often people have been asked since."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.commands.backups import Choices
from bot.erasure_journal import journal_beside
from tests.chat import Talker
from tests.conftest import Town

REPLACED = Choices(replaces=True, is_moved=False, journals=())


def asked(*people: Talker) -> list[int]:
    """How often each has been asked for help."""
    return [len([message for message in one.visible if "Kan du hjelpe?" in message.text]) for one in people]


def lose_all_but(town: Town, kept: Path) -> None:
    """The database is gone, and what lies beside it, but for one file."""
    for path in town.database_file.parent.glob("town.db*"):
        if path != kept:
            path.unlink()


async def until_written(town: Town, *moments: str) -> None:
    """Wait until the journal holds as many of each of these as are named."""
    journal = journal_beside(town.database_file)

    def holds() -> bool:
        written = journal.read_text() if journal.exists() else ""
        return all(written.count(f'"{moment}":"') == moments.count(moment) for moment in moments)

    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110 -- the file tells nobody when it changes
            await asyncio.sleep(0.005)
