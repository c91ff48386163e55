"""A wave of more people than get their letters at once: everybody comes to exactly one end, on either engine."""

import datetime as dt
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace

import pytest
from sqlalchemy import update

from actions import leaving, lettering, responding
from actions.restoring import settle
from db import UnitOfWork
from db.commitments.calls import calls
from db.delivery.unsent import RESTORED
from domain.agenda import Due, Entry
from domain.delivery import DeliveryState
from domain.hubs import Municipality
from domain.letters import Kind
from domain.people import Person
from domain.requests import Progress, Request, RequestStatus
from handlers.requests.offers import heal
from handlers.toolkit.occasion import Occasion
from tests.db.seeds import CALL, LATER, NOW, add_open_request, add_volunteer, register_choices

CROWD = (21, 22, 23, 24, 25)
HELD = 26


@pytest.fixture(autouse=True)
def two_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "AT_ONCE", 2)


async def called(work: UnitOfWork, crowd: Iterable[int] = CROWD) -> Request:
    """A request that this crowd was called for in its first wave, and 26, who wants one message a day."""
    await register_choices(work)
    request = replace(await add_open_request(work), status=RequestStatus.OPEN)
    for number in (*crowd, HELD):
        await add_volunteer(work, number)
        await work.calls.add(request.id, number, 1, NOW)
    await work.connection.execute(update(calls).where(calls.c.person_id == HELD).values(held_until=LATER))
    await lettering.write_letters(work, request, 1, CALL, NOW)
    return request


async def due(work: UnitOfWork, request: Request) -> list[Entry]:
    return [entry for entry in await work.agenda.of_request(request.id) if entry.kind is Due.LETTERS]


async def written(work: UnitOfWork, request: Request) -> int:
    """Does what is due until nothing is; returns how many steps that took."""
    steps = 0
    while entries := await due(work, request):
        for entry in entries:
            assert await work.agenda.take(entry)
            await lettering.write_more(work, request, entry, CALL, NOW)
            steps += 1
    return steps


async def test_letters_are_written_two_at_a_time_until_all_have_theirs(work: UnitOfWork) -> None:
    request = await called(work)
    assert await work.deliveries.progress(request.id) == Progress(waiting=2)
    assert await lettering.unwritten(work, request.id, await work.agenda.of_request(request.id)) == 3
    assert await written(work, request) == 2
    assert await work.deliveries.progress(request.id) == Progress(waiting=5)
    claimed = await work.claims.claim("me", 8, [], NOW)
    assert [parcel.chat_id for parcel in claimed] == list(CROWD)


async def test_last_two_are_written_without_another_step(work: UnitOfWork) -> None:
    request = await called(work, CROWD[:4])
    assert await written(work, request) == 1
    assert await work.deliveries.progress(request.id) == Progress(waiting=4)


async def test_wave_that_fits_is_written_at_once(work: UnitOfWork) -> None:
    request = await called(work, CROWD[:2])
    assert (await due(work, request), await work.deliveries.progress(request.id)) == ([], Progress(waiting=2))


@pytest.mark.parametrize("status", [RequestStatus.FULL, RequestStatus.STOPPED])
async def test_rest_of_a_request_that_looks_for_nobody_any_more_is_called_off(
    work: UnitOfWork, status: RequestStatus
) -> None:
    request = await called(work)
    await work.unsent.stop_request(request.id, NOW)
    assert await written(work, replace(request, status=status)) == 1
    assert await work.deliveries.progress(request.id) == Progress(stopped=5)


@pytest.mark.parametrize("answer", [responding.accept, responding.decline])
async def test_whoever_has_answered_from_the_list_before_gets_no_letter(
    work: UnitOfWork, answer: Callable[[UnitOfWork, Person, int, dt.datetime], Awaitable[object]]
) -> None:
    request = await called(work)
    await answer(work, Person(24, "Person 24", "nb"), request.id, NOW)
    await written(work, request)
    assert await work.deliveries.progress(request.id) == Progress(waiting=4, stopped=1)
    claimed = await work.claims.claim("me", 8, [], NOW)
    assert [parcel.chat_id for parcel in claimed] == [21, 22, 23, 25]


@pytest.mark.parametrize("crowd", [CROWD, CROWD[:3]])
async def test_entry_that_is_due_tells_of_nobody_erased(work: UnitOfWork, crowd: Iterable[int]) -> None:
    request = await called(work, crowd)
    assert [entry.subject for entry in await due(work, request)] == ["1+23"]
    await leaving.forget(work, Person(23, "Person 23", "nb"), NOW)
    assert [entry.subject for entry in await due(work, request)] == ["1+24"] * (len(list(crowd)) > 3)
    await written(work, request)
    assert await work.deliveries.progress(request.id) == Progress(waiting=len(list(crowd)) - 1)


@pytest.mark.parametrize(("way", "kind"), [("filled", Kind.CALL), ("ended while filled", Kind.NUDGE)])
async def test_whoever_waits_for_a_letter_gets_one_message_when_a_place_is_free_again(
    work: UnitOfWork, packaged: Municipality, way: str, kind: Kind
) -> None:
    request = await called(work)
    for number in (21, 22):
        await responding.accept(work, Person(number, "", "nb"), request.id, NOW)
    if way == "ended while filled":
        await written(work, replace(request, status=RequestStatus.FULL))
    await responding.decline(work, Person(21, "", "nb"), request.id, NOW)
    await heal(Occasion(work, packaged, NOW), request.id)
    await written(work, request)
    claimed = await work.claims.claim("me", 8, [], NOW)
    assert [(parcel.chat_id, parcel.kind) for parcel in claimed] == [(silent, kind) for silent in (23, 24, 25)]


async def test_whoever_is_forgotten_meanwhile_gets_no_letter(work: UnitOfWork) -> None:
    request = await called(work)
    await work.connection.exec_driver_sql("DELETE FROM people WHERE id = 24")
    assert await written(work, request) == 1
    assert await work.deliveries.progress(request.id) == Progress(waiting=4)


async def test_restored_backup_writes_no_more_letters_and_says_that_they_are_uncertain(work: UnitOfWork) -> None:
    request = await called(work)
    assert (await settle(work, NOW, [], NOW + dt.timedelta(days=1), is_moved=False)).called_off == 5
    assert (await due(work, request), await work.deliveries.progress(request.id)) == ([], Progress(uncertain=5))
    reasons = await work.connection.exec_driver_sql("SELECT DISTINCT reason FROM outbox")
    assert list(reasons.scalars()) == [RESTORED]


async def test_restored_backup_asks_no_further_wave_but_still_alerts(work: UnitOfWork) -> None:
    request = await called(work, CROWD[:2])
    for kind in (Due.WAVE, Due.NUDGE, Due.ALERT):
        await work.agenda.put(Entry(kind, NOW, request.id))
    await settle(work, NOW, [], NOW, is_moved=False)
    assert [entry.kind for entry in await work.agenda.of_request(request.id)] == [Due.ALERT]


async def test_state_of_those_without_a_letter_is_told(work: UnitOfWork) -> None:
    request = await called(work)
    assert await lettering.end_unwritten(work, request.id, NOW, DeliveryState.UNCERTAIN) == 3
    assert await work.deliveries.progress(request.id) == Progress(waiting=2, uncertain=3)
    assert await lettering.end_unwritten(work, request.id, NOW) == 0


@pytest.mark.parametrize(("back_at", "held"), [(LATER, []), (NOW, [HELD])])
async def test_message_of_the_day_that_was_due_is_not_given_after_a_restore(
    work: UnitOfWork, back_at: dt.datetime, held: list[int]
) -> None:
    request = await called(work)
    await settle(work, NOW, [], back_at, is_moved=False)
    assert list(await work.calls.held(LATER, 9)) == held
    assert await work.deliveries.progress(request.id) == Progress(uncertain=5)
