"""Copies of a call are changed where they stand, and what falls due is moved."""

from db import UnitOfWork
from db.delivery.marks import Mark
from domain.agenda import Due, Entry
from domain.delivery import DeliveryState
from domain.letters import Kind
from domain.requests import Answer
from tests.db.seeds import CALL, LATER, NOW, call_for_help

NEW_TIME = {"nb": {"text": "Kan du på fredag?"}}
COVERED = {"nb": {"text": "Dekket, takk!"}}


async def test_whoever_is_asked_once_more_has_one_copy_to_answer(work: UnitOfWork) -> None:
    request = await call_for_help(work)
    first, second, third = await work.claims.claim("me", 8, [], NOW)
    for parcel in (first, second, third):
        await work.marks.keep([Mark(parcel.id, DeliveryState.SENT, message_id=parcel.id)], NOW, "me")
        await work.calls.add(request, parcel.chat_id, 1, NOW)
    await work.commitments.keep(request, first.chat_id, Answer.NO, NOW)
    told = [await work.copies.edit(request, NEW_TIME, NOW, COVERED), await work.calls.nudge(request, LATER)]
    await work.outbox.put_letters(request, CALL, work.calls.nudged(request, LATER), LATER, None, Kind.NUDGE)
    told += [await work.copies.retire(request, COVERED, LATER), await work.copies.retire(request, COVERED, NOW)]
    told += [
        await work.copies.edit(request, NEW_TIME, LATER),
        await work.copies.edit(request, CALL, LATER, COVERED),
    ]
    assert told == [2, 2, 2, 0, 0, 2]
    assert await work.copies.of_person(request, second.chat_id) == [second.id]


async def test_copy_on_its_way_with_the_newest_words_is_not_waited_for(work: UnitOfWork) -> None:
    request = await call_for_help(work)
    await work.claims.claim("me", 1, [], NOW)
    assert not await work.copies.are_on_their_way(request)
    await work.copies.edit(request, NEW_TIME, NOW, COVERED)
    assert await work.copies.are_on_their_way(request)
    await work.recovery.take_back("me", [])
    await work.copies.edit(request, COVERED, NOW)
    await work.claims.claim("me", 8, [], NOW)
    assert not await work.copies.are_on_their_way(request)


async def test_what_falls_due_by_a_moment_is_never_moved_later(work: UnitOfWork) -> None:
    due = []
    for at in (LATER, NOW, LATER):
        await work.agenda.put_by(Entry(Due.DIGEST, at))
        due.append([entry.at for entry in await work.agenda.due(LATER, 9)])
    assert due == [[LATER], [NOW], [NOW]]


async def test_what_failed_stays_where_it_was_moved_meanwhile(work: UnitOfWork) -> None:
    failed = Entry(Due.DIGEST, NOW)
    await work.agenda.put(failed)
    await work.agenda.put(Entry(Due.DIGEST, LATER))
    await work.agenda.postpone(failed, NOW)
    assert await work.agenda.due(LATER, 9) == [Entry(Due.DIGEST, LATER)]
