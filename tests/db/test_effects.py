"""What is read off calls, answers and requests, on both engines."""

import datetime as dt
from dataclasses import replace

from db import UnitOfWork
from domain.aftercare import Feeling, Feelings, Hours
from domain.effects import HubEffect, Wave
from domain.requests import Answer
from tests.db.seeds import NOW, add_open_request, add_volunteer, register_choices

DAY = dt.date(2026, 11, 26)
SOON = NOW + dt.timedelta(minutes=40)


async def filled(work: UnitOfWork) -> int:
    """A request for two: 21 and 22 have a place, 23 withdrew, 24 said no, 25 is silent."""
    await register_choices(work)
    for number in range(21, 26):
        await add_volunteer(work, number)
    request = await add_open_request(work)
    for number in range(21, 26):
        at = NOW if number < 24 else SOON
        await work.calls.add(request.id, number, 1 if number < 24 else 2, at)
    for number, answer in ((21, Answer.YES), (22, Answer.YES), (23, Answer.WITHDRAWN), (24, Answer.NO)):
        if answer is Answer.YES:
            assert await work.places.take(request.id, SOON)
        await work.commitments.keep(request.id, number, answer, SOON)
    return request.id


async def test_waves_and_answers_of_a_request(work: UnitOfWork) -> None:
    request = await filled(work)
    assert await work.effects.waves(request) == (Wave(1, 3, NOW), Wave(2, 2, SOON))
    answers = await work.effects.answers(request)
    assert [answer for _at, answer in answers] == [Answer.YES, Answer.YES, Answer.WITHDRAWN, Answer.NO]
    assert {at for at, _answer in answers} == {SOON}


async def test_figures_of_a_hub(work: UnitOfWork) -> None:
    request = await filled(work)
    await work.attendance.check_in(request, 21, NOW)
    await work.credits.confirm(request, 180, NOW)
    before = NOW - dt.timedelta(days=1)
    none = HubEffect(0, 0, 0, 0, None, 0, 0, 0, 0)
    found = await work.effects.of_hub("heggedal", before, DAY)
    assert found == HubEffect(1, 1, 2, 2, dt.timedelta(minutes=40), 5, 5, 1, 1)
    assert await work.effects.of_hub("borgen", before, DAY) == none
    assert await work.effects.of_hub("heggedal", before, DAY - dt.timedelta(days=1)) == none
    assert await work.effects.of_hub("heggedal", SOON, DAY) == none


async def test_hours_are_summed_by_hub_and_role(work: UnitOfWork) -> None:
    first = await filled(work)
    second = await add_open_request(work, needed=1)
    await work.commitments.keep(second.id, 21, Answer.YES, NOW)
    for request, minutes in ((first, 180), (second.id, 45)):
        await work.attendance.check_in(request, 21, NOW)
        assert (21, minutes) in await work.credits.confirm(request, minutes, NOW)
    assert await work.credits.hours_of(21) == (Hours("heggedal", "vertskap", 225, 2, DAY, DAY),)
    assert await work.credits.hours_of(22) == ()
    assert await work.credits.confirm(first, 180, NOW) == []
    assert await work.credits.minutes(first) == {21: 180, 22: 0}


async def test_feelings_are_kept_without_names(work: UnitOfWork) -> None:
    request = await filled(work)
    assert await work.credits.feel(request, 21, Feeling.GOOD)
    assert await work.credits.feel(request, 21, Feeling.BAD)
    assert await work.credits.say(request, 22, "Kaldt")
    assert not await work.credits.feel(request, 24, Feeling.GOOD)
    assert await work.credits.feelings(request) == Feelings(bad=1, words=("Kaldt",))
    kept = await work.credits.of_person(21)
    assert [replace(one, request_id=0) for one in kept] == [type(kept[0])(0, None, "bad", "")]
