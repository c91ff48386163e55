"""Nobody gets two messages of one call: the one that waits gives way to whatever was told or answered meanwhile."""

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from actions import dispatching, enlisting, lettering, responding
from db import UnitOfWork
from db.commitments.calls import calls
from db.delivery.marks import Mark
from db.delivery.outbox import outbox
from db.requests.requests import requests
from domain import hubfile
from domain.agenda import Due, Entry
from domain.delivery import DeliveryState
from domain.letters import Kind
from domain.people import Person
from domain.requests import Answer, Request, RequestStatus
from domain.series import WEEKLY, Series
from handlers.agenda import happen
from handlers.requests.offers import heal
from handlers.toolkit.occasion import Occasion
from tests.db.seeds import CALL, LATER, NOW, TODAY, add_open_request, add_volunteer, call_for_help, register_choices

TOWN = hubfile.read(hubfile.packaged())
ANNE = Person(21, "Person 21", "nb")
WEEK = dt.timedelta(days=7)
MORNING = NOW + dt.timedelta(hours=20)


async def reminded(work: UnitOfWork) -> int:
    """A request whose calls have arrived, and whose word to the silent waits for the morning."""
    request_id = await call_for_help(work)
    sent = await work.claims.claim("me", 8, [], NOW)
    await work.marks.keep([Mark(each.id, DeliveryState.SENT, message_id=each.id) for each in sent], NOW, "me")
    request = await work.requests.get(request_id)
    assert request is not None
    assert await dispatching.nudge(work, request, LATER, lambda _request: CALL) == 3
    await work.unsent.hold_calls(MORNING)
    return request_id


@pytest.mark.parametrize("answer", [responding.accept, responding.decline])
async def test_whoever_answers_before_the_word_to_the_silent_leaves_is_not_reminded(
    work: UnitOfWork, answer: Callable[..., Awaitable[object]]
) -> None:
    await answer(work, ANNE, await reminded(work), LATER)
    claimed = await work.claims.claim("me", 8, [], MORNING)
    assert [(each.chat_id, each.kind) for each in claimed] == [(22, Kind.NUDGE), (23, Kind.NUDGE)]


async def test_whoever_comes_every_time_is_not_reminded_of_a_date(work: UnitOfWork) -> None:
    coming, dated = await add_open_request(work), await reminded(work)
    series = Series(0, 9, "heggedal", "vertskap", "Konsert", dt.time(17), dt.time(20), 2, WEEKLY, TODAY)
    await work.connection.execute(update(requests).values(series_id=await work.series.begin(series, NOW)))
    await work.connection.execute(update(requests).where(requests.c.id == coming.id).values(day=TODAY + WEEK))
    await work.calls.add(coming.id, ANNE.id, 1, NOW)
    await work.commitments.keep(coming.id, ANNE.id, Answer.YES, NOW)
    taken = await enlisting.take_whole(work, ANNE, coming.id, LATER)
    assert [each.id for each in taken.dates] == [dated, coming.id]
    assert [each.chat_id for each in await work.claims.claim("me", 8, [], MORNING)] == [22, 23]


@pytest.fixture
def two_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "AT_ONCE", 2)


async def called(work: UnitOfWork) -> Request:
    """A request for one to 21 up to 25, of whom the first two have their letters."""
    await register_choices(work)
    request = replace(await add_open_request(work, needed=1), status=RequestStatus.OPEN)
    for number in range(21, 26):
        await add_volunteer(work, number)
        await work.calls.add(request.id, number, 1, NOW)
    await lettering.write_letters(work, request, 1, CALL, NOW)
    return request


async def waiting(work: UnitOfWork) -> list[int]:
    """To whom a call or word to the silent would go, once everything has happened that is due."""
    while due := await work.agenda.due(LATER, 100):
        for entry in due:
            await happen(Occasion(work, TOWN, LATER), entry)
    found = await work.connection.execute(
        select(outbox.c.chat_id).where(
            outbox.c.state == DeliveryState.PENDING.value, outbox.c.kind.in_([Kind.CALL.value, Kind.NUDGE.value])
        )
    )
    return sorted(found.scalars())


@pytest.mark.usefixtures("two_at_once")
async def test_who_gets_the_message_of_the_day_while_letters_are_written_gets_no_letter(work: UnitOfWork) -> None:
    await called(work)
    await work.connection.execute(update(calls).where(calls.c.person_id == 25).values(held_until=NOW))
    await work.agenda.put(Entry(Due.DIGEST, NOW))
    assert await waiting(work) == [21, 22, 23, 24, 25]


@pytest.mark.usefixtures("two_at_once")
async def test_nobody_is_reminded_of_a_call_whose_letter_is_still_to_come(work: UnitOfWork) -> None:
    request = await called(work)
    await responding.accept(work, ANNE, request.id, NOW)  # the only place: the letter to 22 is called off
    await responding.decline(work, ANNE, request.id, NOW)  # free again before the next two letters are due
    await heal(Occasion(work, TOWN, NOW), request.id)
    assert await waiting(work) == [22, 23, 24, 25]
