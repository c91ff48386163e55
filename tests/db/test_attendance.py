"""What somebody has before them, who says that they come, who is there; on both engines."""

import datetime as dt
from dataclasses import replace

import pytest

from actions import committing
from actions.clashing import clashing
from db import UnitOfWork
from domain.agenda import Due
from domain.requests import Answer, Request
from tests.conftest import OSLO
from tests.db.seeds import NOW, add_open_request, add_volunteer, register_choices

LOCAL = NOW.astimezone(OSLO)
THURSDAY = dt.date(2026, 11, 26)


@pytest.fixture
async def request_(work: UnitOfWork) -> Request:
    """Sent by 9; 21 has a place in it."""
    await register_choices(work)
    for number in (21, 22):
        await add_volunteer(work, number)
    sent = await add_open_request(work)
    assert await work.places.take(sent.id, NOW)
    await committing.commit(work, sent, 21, LOCAL)
    return sent


async def reminders(work: UnitOfWork, request_id: int) -> list[tuple[str, dt.datetime]]:
    return [(one.subject, one.at) for one in await work.agenda.of_request(request_id) if one.kind is Due.REMINDER]


@pytest.mark.parametrize(
    ("answer", "is_listed"),
    [
        (Answer.YES, True),
        (Answer.WAITING, True),
        (Answer.OFFERED, True),
        (Answer.NO, False),
        (Answer.WITHDRAWN, False),
        (Answer.RELEASED, False),
    ],
)
async def test_what_is_held_is_what_may_still_come(
    work: UnitOfWork, request_: Request, answer: Answer, *, is_listed: bool
) -> None:
    await work.commitments.keep(request_.id, 22, answer, NOW)
    held = [(each.request.id, each.answer) for each in await work.attendance.held(22, THURSDAY)]
    assert held == ([(request_.id, answer)] if is_listed else [])
    assert await work.attendance.held(22, THURSDAY + dt.timedelta(days=1)) == []


async def test_coming_and_checking_in_are_for_those_with_a_place(work: UnitOfWork, request_: Request) -> None:
    await work.commitments.keep(request_.id, 22, Answer.WAITING, NOW)
    for person, has_place in ((21, True), (22, False), (23, False)):
        assert await work.attendance.note_coming(request_.id, person, NOW) is has_place
        assert await work.attendance.check_in(request_.id, person, NOW) is has_place
    attendees = await work.attendance.attendees(request_.id)
    assert [(each.id, each.coming_at, each.checked_in_at) for each in attendees] == [(21, NOW, NOW)]
    assert await work.attendance.of_person(21) == [(request_.id, NOW, NOW)]
    assert await work.attendance.of_person(22) == []


async def test_new_place_knows_nothing_of_the_earlier_one(work: UnitOfWork, request_: Request) -> None:
    await work.attendance.note_coming(request_.id, 21, NOW)
    await committing.give_back(work, request_, 21, Answer.WITHDRAWN, LOCAL)
    assert await reminders(work, request_.id) == []
    await work.places.take(request_.id, NOW)
    await committing.commit(work, request_, 21, LOCAL)
    [attendee] = await work.attendance.attendees(request_.id)
    assert attendee.coming_at is None


async def test_moved_request_is_reminded_of_at_its_new_time(work: UnitOfWork, request_: Request) -> None:
    await work.attendance.note_coming(request_.id, 21, NOW)
    moved = replace(request_, day=THURSDAY + dt.timedelta(days=1), starts=dt.time(12))
    await committing.reschedule(work, moved, LOCAL)
    assert await reminders(work, request_.id) == [
        ("1", dt.datetime(2026, 11, 26, 18, tzinfo=OSLO)),
        ("2", dt.datetime(2026, 11, 27, 10, tzinfo=OSLO)),
    ]
    [attendee] = await work.attendance.attendees(request_.id)
    assert attendee.coming_at is None


async def test_clashes_are_found_among_own_places(work: UnitOfWork, request_: Request) -> None:
    other = await add_open_request(work)
    later = replace(other, starts=dt.time(20), ends=dt.time(21))
    assert [each.id for each in await clashing(work, 21, other, LOCAL)] == [request_.id]
    assert await clashing(work, 21, later, LOCAL) == []
    assert await clashing(work, 21, request_, LOCAL) == []
    assert await clashing(work, 22, other, LOCAL) == []


async def test_code_is_given_once(work: UnitOfWork, request_: Request) -> None:
    assert [await work.requests.give_code(request_.id, code) for code in ("4821", "0000")] == [True, False]
    found = await work.requests.get(request_.id)
    assert found is not None
    assert found.code == "4821"


async def test_guests_come_and_go(work: UnitOfWork, request_: Request) -> None:
    ola = await work.guests.add(request_.id, "Ola", "", 9, NOW)
    kari = await work.guests.add(request_.id, "Kari", "41 23 45 67", 9, NOW)
    assert await work.guests.of_request(request_.id) == [ola, kari]
    assert await work.guests.check_in(kari.id, NOW)
    assert await work.guests.get(kari.id) == replace(kari, checked_in_at=NOW)
    assert [await work.guests.remove(ola.id) for _time in range(2)] == [True, False]
    assert not await work.guests.check_in(ola.id, NOW)
    assert await work.guests.added_by(9) == [(request_.id, NOW)]
    await work.people.forget(9)
    assert await work.guests.added_by(9) == []
    assert await work.guests.of_request(request_.id) == [replace(kari, checked_in_at=NOW)]


async def test_tries_are_counted_for_one_person_and_one_request(work: UnitOfWork, request_: Request) -> None:
    for person, target in ((21, "request 1"), (21, "request 1"), (21, "request 2"), (22, "request 1")):
        await work.audit.note(person, "wrong code", target, NOW)
    assert await work.audit.count(21, "wrong code", "request 1") == 2
    assert await work.audit.count(21, "wrong code", f"request {request_.id}0") == 0
