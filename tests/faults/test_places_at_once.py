"""Two processes change who has a place in one request, one of them just after the other has read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from functools import partial

import pytest
from sqlalchemy import update

from actions import committing, enlisting, healing, leaving, responding
from db import Database, UnitOfWork
from db.commitments.attendance import Attendance
from db.commitments.commitments import Commitments
from db.requests.requests import requests
from domain.hubs import Municipality
from domain.people import Person
from domain.requests import Answer
from handlers.requests.offers import heal
from handlers.toolkit.occasion import Occasion
from tests.conftest import MONDAY
from tests.db.seeds import NOW, add_open_request, add_volunteer, register_choices
from tests.db.test_standing_duties import begun
from tests.faults.meanwhile import Meanwhile

LATE = MONDAY + dt.timedelta(hours=22)  #: The offer has lapsed.
Answering = Callable[[UnitOfWork, Person, int, dt.datetime], Awaitable[object]]


def person(number: int) -> Person:
    return Person(number, f"Person {number}", "nb")


async def answered_by(one: Database, *numbers: int, needed: int) -> int:
    """A request to which people have said yes, one after the other."""
    async with one.work() as work:
        await register_choices(work)
        request = await add_open_request(work, needed=needed)
        for number in numbers:
            await add_volunteer(work, number)
            await work.calls.add(request.id, number, 1, NOW)
            await responding.accept(work, person(number), request.id, MONDAY)
    return request.id


async def assert_counted(one: Database, request_id: int) -> None:
    """Places and answers say the same."""
    async with one.work() as work:
        request = await work.requests.get(request_id)
        answers = await work.commitments.tally(request_id)
    assert request is not None
    assert (request.accepted, request.offered) == (answers.get(Answer.YES, 0), answers.get(Answer.OFFERED, 0))


async def release(request_id: int, work: UnitOfWork) -> None:
    """Take the place of 21 away, as `changing.change` does when fewer are needed."""
    await work.places.hold(request_id)
    request = await work.requests.get(request_id)
    if request and await work.commitments.answer_of(request_id, 21) is Answer.YES:
        await committing.give_back(work, request, 21, Answer.RELEASED, MONDAY)


@pytest.mark.parametrize("answer", [responding.accept, responding.decline])
async def test_offer_that_lapses_while_it_is_answered_is_counted_once(
    one: Database, meanwhile: Meanwhile, packaged: Municipality, answer: Answering
) -> None:
    request_id = await answered_by(one, 21, 22, 23, needed=1)
    async with one.work() as work:
        await responding.decline(work, person(21), request_id, MONDAY)
        await heal(Occasion(work, packaged, MONDAY), request_id)  # 22 is offered the place, 23 waits

    async def lapse(work: UnitOfWork) -> None:
        if await healing.lapse(work, request_id, 22, LATE):
            await heal(Occasion(work, packaged, LATE), request_id)

    meanwhile.after(Commitments, "answer_of", lapse)
    async with one.work() as work:
        await answer(work, person(22), request_id, LATE)
    await meanwhile.is_done()
    await assert_counted(one, request_id)


async def test_place_given_back_while_its_holder_is_released_is_counted_once(
    one: Database, meanwhile: Meanwhile
) -> None:
    request_id = await answered_by(one, 21, 22, needed=2)
    meanwhile.after(Commitments, "answer_of", partial(release, request_id))
    async with one.work() as work:
        await responding.decline(work, person(21), request_id, MONDAY)
    await meanwhile.is_done()
    await assert_counted(one, request_id)


@pytest.mark.parametrize("go", [leaving.leave, leaving.forget])
async def test_place_of_whoever_leaves_while_being_released_is_counted_once(
    one: Database, meanwhile: Meanwhile, go: Callable[[UnitOfWork, Person, dt.datetime], Awaitable[object]]
) -> None:
    request_id = await answered_by(one, 21, 22, needed=2)
    meanwhile.after(Attendance, "held", partial(release, request_id))
    async with one.work() as work:
        await go(work, person(21), MONDAY)
    await meanwhile.is_done()
    await assert_counted(one, request_id)


async def test_date_given_back_with_its_series_while_its_holder_is_released_is_counted_once(
    one: Database, meanwhile: Meanwhile
) -> None:
    request_id = await answered_by(one, 21, 22, needed=2)
    async with one.work() as work:
        series = await begun(work)
        await work.connection.execute(update(requests).values(series_id=series.id))
        await work.series.join(series.id, 21, NOW)
    meanwhile.after(Commitments, "answer_of", partial(release, request_id))
    async with one.work() as work:
        await enlisting.leave(work, person(21), series.id, MONDAY, gives_back=True)
    await meanwhile.is_done()
    await assert_counted(one, request_id)
