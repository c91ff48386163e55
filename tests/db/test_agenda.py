"""What falls due is taken off once, when it is due, and what calls people waits for the morning."""

import datetime as dt
from dataclasses import replace

import pytest

from db import UnitOfWork
from domain.agenda import Due, Entry
from domain.hubs import Municipality
from domain.requests import Progress
from handlers.agenda import happen
from handlers.toolkit.occasion import Occasion
from tests.conftest import MONDAY
from tests.db.seeds import LATER, NOW, add_open_request, add_volunteer, register_choices

NIGHT = MONDAY.replace(hour=23)
MORNING = (MONDAY + dt.timedelta(days=1)).replace(hour=8)


async def test_entry_is_taken_off_once(work: UnitOfWork) -> None:
    entry = Entry(Due.DIGEST, NOW)
    await work.agenda.put(entry)
    assert [await work.agenda.take(entry) for _ in range(2)] == [True, False]


async def test_entry_that_was_moved_since_it_was_read_is_not_taken_off(work: UnitOfWork) -> None:
    read = Entry(Due.DIGEST, NOW)
    await work.agenda.put(read)
    await work.agenda.put(replace(read, at=LATER))
    assert await work.agenda.take(read) is False
    assert await work.agenda.due(LATER, 9) == [replace(read, at=LATER)]


@pytest.mark.parametrize("kind", [Due.WAVE, Due.LETTERS, Due.NUDGE, Due.DIGEST])
async def test_what_calls_people_waits_for_the_morning(work: UnitOfWork, packaged: Municipality, kind: Due) -> None:
    await register_choices(work)
    request = await add_open_request(work)
    await add_volunteer(work, 21)
    await work.calls.add(request.id, 21, 1, NOW)
    of_request = None if kind is Due.DIGEST else request.id
    entry = Entry(kind, NIGHT, of_request, subject="1+21" if kind is Due.LETTERS else "")
    await work.agenda.put(entry)
    await happen(Occasion(work, packaged, NIGHT), entry)
    assert await work.agenda.due(MORNING, 9) == [replace(entry, at=MORNING)]
    assert await work.deliveries.progress(request.id) == Progress()
