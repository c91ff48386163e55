"""What came of an answer is shown wherever it is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from db import Database
from handlers.requests.buttons import Accept, Decline, Send
from tests.conftest import MONDAY
from tests.model.asked import KAJA, MUNICIPALITY, PEOPLE, draft, settle
from tests.model.chats import LOOK, Bubble, Chats
from tests.model.shown import is_asking

ANNE = PEOPLE[21]


@dataclass
class Reminded:
    """Anne has a call, and a word to the silent is on its way to her."""

    chats: Chats
    number: int

    async def arrive(self) -> tuple[Bubble, Bubble]:
        """Both of them stand in her chat: (older, newer)."""
        await self.chats.land(ANNE.id)
        older, newer = self.chats.bubbles[ANNE.id]
        return older, newer

    async def pass_on(self) -> None:
        """Whatever is due happens and arrives."""
        self.chats.now += LOOK
        await self.chats.settle()


@pytest.fixture
async def reminded(town_file: Path) -> AsyncIterator[Reminded]:
    async with Database(f"sqlite+aiosqlite:///{town_file}") as database:
        chats = Chats(database, MUNICIPALITY, MONDAY)
        await chats.do(settle)
        number = await chats.do(draft)
        await chats.press(KAJA, Send(number))
        for _wave_and_reminder in range(2):
            await chats.settle()
            chats.now += dt.timedelta(hours=1)
        await chats.tick()
        while await chats.depart(1) and ANNE.id not in chats.flying:
            for chat in list(chats.flying):
                await chats.land(chat)
        yield Reminded(chats, number)


async def test_answer_to_an_older_copy_is_shown_by_the_newer_one_too(reminded: Reminded) -> None:
    older, newer = await reminded.arrive()
    assert [is_asking(bubble) for bubble in (older, newer)] == [True, True]
    await reminded.chats.press(ANNE, Decline(reminded.number), older)
    await reminded.pass_on()
    assert older.says == newer.says
    assert not is_asking(newer)


@pytest.mark.parametrize("answer", [Accept, Decline])
async def test_answer_given_while_the_newer_one_is_on_its_way_is_shown_by_it_when_it_has_arrived(
    reminded: Reminded, answer: type[Accept | Decline]
) -> None:
    [older] = reminded.chats.bubbles[ANNE.id]
    await reminded.chats.press(ANNE, answer(reminded.number), older)
    await reminded.chats.tick()  # a look that comes before it
    _, newer = await reminded.arrive()
    assert is_asking(newer)
    await reminded.pass_on()
    assert newer.says == older.says
    assert not is_asking(newer)


async def test_what_is_pressed_in_the_newer_one_stays(reminded: Reminded) -> None:
    [older] = reminded.chats.bubbles[ANNE.id]
    await reminded.chats.press(ANNE, Accept(reminded.number), older)
    _, newer = await reminded.arrive()
    await reminded.chats.press(ANNE, Decline(reminded.number), newer)
    while await reminded.chats.depart():
        for chat in list(reminded.chats.flying):
            await reminded.chats.land(chat)
    said = newer.says
    await reminded.pass_on()
    assert (newer.says, is_asking(newer)) == (said, False)
