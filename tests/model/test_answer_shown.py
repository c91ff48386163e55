"""What came of an answer is shown wherever it is asked for."""

import datetime as dt
from pathlib import Path

from db import Database
from handlers.requests.buttons import Accept, Decline, Send
from tests.conftest import MONDAY
from tests.model.asked import KAJA, MUNICIPALITY, PEOPLE, draft, settle
from tests.model.chats import Chats

ANNE = PEOPLE[21]


async def test_answer_to_an_older_copy_is_shown_by_the_newer_one_too(town_file: Path) -> None:
    async with Database(f"sqlite+aiosqlite:///{town_file}") as database:
        chats = Chats(database, MUNICIPALITY, MONDAY)
        await chats.do(settle)
        number = await chats.do(draft)
        await chats.press(KAJA, Send(number))
        for _wave_and_reminder in range(2):
            await chats.settle()
            chats.now += dt.timedelta(hours=1)
        await chats.tick()
        while await chats.depart(1):
            for chat in list(chats.flying):
                await chats.land(chat)
            if len(chats.bubbles.get(ANNE.id, ())) == 2:
                break
        older, newer = chats.bubbles[ANNE.id]
        assert [Accept(number).pack() in bubble.presses for bubble in (older, newer)] == [True, True]
        await chats.press(ANNE, Decline(number), older)
        await chats.settle()
        assert older.says == newer.says
        assert Decline(number).pack() not in newer.presses
