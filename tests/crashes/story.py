"""What happens while the power may go: somebody has an idea, Kaja calls three volunteers, one of them says yes."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.demo.double import BotApiDouble
from bot.settings import Settings
from domain.hubs import Municipality
from handlers.requests.buttons import Accept, Send
from tests.conftest import Town, Wall
from tests.kills.town import COORDINATORS, NOW

DREAMER, KAJA, VOLUNTEERS = 1001, COORDINATORS["heggedal"], (2001, 2002, 2003)
REQUEST = 1
MINUTE = dt.timedelta(minutes=1)
IDEA = "Et kor for alle"

Told = Counter[tuple[int, str]]
"""How often each text was sent to each chat."""


@dataclass(frozen=True)
class Deed:
    """What one person does: words, or a press on a message that can no longer be edited."""

    person: int
    words: str = ""
    press: str = ""


DEEDS = (
    Deed(DREAMER, words="/idea"),
    Deed(DREAMER, words="Heggedal"),
    Deed(DREAMER, words=IDEA),
    Deed(KAJA, press=Send(REQUEST).pack()),
)
YES = Deed(VOLUNTEERS[0], press=Accept(REQUEST).pack())


def new_double() -> BotApiDouble:
    """Telegram with everybody in it; it numbers its updates alike each time."""
    double = BotApiDouble(clock=lambda: NOW)
    for number in (DREAMER, KAJA, *VOLUNTEERS):
        double.person(number, f"Person {number}", started=True)
    return double


def town_at(double: BotApiDouble, folder: Path, municipality: Municipality, later: dt.timedelta = MINUTE) -> Town:
    """A town whose database lies in a folder, so much later than the story began."""
    settings = Settings(
        bot_token=double.token,
        bot_api_url=double.url,
        database_url=f"sqlite+aiosqlite:///{folder / 'town.db'}",
    )
    return Town(double, settings, municipality, Wall(NOW + later))


def do(double: BotApiDouble, deed: Deed) -> int:
    """Let somebody do something; gives the id of the update it causes."""
    person = double.person(deed.person, "")
    if deed.press:
        person.press(1, deed.press, carrying="inaccessible")
    else:
        person.say(deed.words)
    assert person.last_update is not None
    return person.last_update.update_id


def told(double: BotApiDouble) -> Told:
    """What reached whom; of what Kaja reads only the idea, for her card may look different each time."""
    sends = [call for call in double.calls if call.method == "sendMessage" and call.ok]
    texts = [(call.chat_id or 0, str(call.params["text"])) for call in sends]
    return Counter(one for one in texts if one[0] != KAJA or IDEA in one[1])


def rows(file: Path, query: str) -> list[tuple[object, ...]]:
    """What lies in a database, read through a connection of its own."""
    with contextlib.closing(sqlite3.connect(file, timeout=30)) as database:
        return database.execute(query).fetchall()


UNFINISHED = """SELECT (SELECT count(*) FROM inbox WHERE state = 'new')
    + (SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending'))"""


async def until_quiet(town: Town) -> None:
    """Wait until nothing waits at Telegram, in the inbox or in the outbox."""
    async with asyncio.timeout(30):
        while town.double.updates.pending or rows(town.database_file, UNFINISHED) != [(0,)]:  # noqa: ASYNC110 -- the file tells nobody when it changes
            await asyncio.sleep(0.002)


async def live(town: Town, deeds: list[Deed], told_before: Told) -> None:
    """Run the bot until the story has come to its end; the yes is said when the call has come to all, and is kept."""

    def is_asked() -> bool:
        return {chat for chat, _ in told_before + told(town.double)}.issuperset(VOLUNTEERS)

    async with town.bot():
        if YES not in deeds:
            await town.double.wait_for(is_asked)
            await until_quiet(town)
            deeds.append(YES)
            do(town.double, YES)
        await until_quiet(town)
