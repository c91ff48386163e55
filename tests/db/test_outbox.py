"""What is put into the outbox comes out in the right order, once."""

import datetime as dt

import orjson
from sqlalchemy import select

from db import UnitOfWork
from db.delivery.claims import Parcel
from db.delivery.marks import Mark
from db.delivery.outbox import outbox
from domain.delivery import DeliveryState
from domain.letters import Kind
from domain.requests import Progress
from tests.db.seeds import LATER, NOW, call_for_help

SECOND = dt.timedelta(seconds=1)


async def put(work: UnitOfWork, chat: int, text: str = "hei") -> None:
    await work.outbox.put(chat, "sendMessage", {"text": text}, NOW)


async def edit(work: UnitOfWork, chat: int, message: int, text: str) -> None:
    await work.outbox.put(chat, "editMessageText", {"text": text, "message_id": message}, NOW)


async def claimed(work: UnitOfWork, most: int = 8, *, busy: tuple[int, ...] = (), now: dt.datetime = NOW) -> list[str]:
    """Chat and text of everything that may be sent now."""
    return [_told(parcel) for parcel in await work.claims.claim("me", most, busy, now)]


def _told(parcel: Parcel) -> str:
    return f"{parcel.chat_id} {orjson.loads(parcel.payload)['text']}"


async def test_replies_go_before_broadcasts_and_one_to_each_chat(work: UnitOfWork) -> None:
    await call_for_help(work)
    for text in ("first", "second"):
        await put(work, 8, text)
    await put(work, 21, "reply")
    assert await claimed(work, 3) == ["8 first", "21 reply", "22 Can you?"]
    assert await claimed(work, busy=(8, 21, 22)) == ["23 Kan du?"]
    assert await claimed(work, busy=(22, 23)) == ["8 second", "21 Kan du?"]
    assert await claimed(work) == []


async def test_busy_chats_are_passed_over(work: UnitOfWork) -> None:
    for chat in (1, 2, 3):
        await put(work, chat)
    assert await claimed(work, busy=(1, 3)) == ["2 hei"]


async def test_one_chat_with_much_to_say_does_not_stop_the_others(work: UnitOfWork) -> None:
    for _ in range(100):
        await put(work, 1)
    await put(work, 2)
    assert await claimed(work, 1) == ["1 hei"]
    assert await claimed(work, 1, busy=(1,)) == ["2 hei"]


async def test_waiting_message_is_not_sent_too_soon(work: UnitOfWork) -> None:
    await put(work, 1)
    (parcel,) = await work.claims.claim("me", 8, [], NOW)
    later = Mark(parcel.id, DeliveryState.PENDING, not_before=NOW + SECOND)
    await work.marks.keep([later], NOW, "me")
    assert await work.claims.claim("another", 8, [], NOW + SECOND / 2) == []
    (taken,) = await work.claims.claim("another", 8, [], NOW + SECOND)
    assert taken.id == parcel.id


async def test_owner_of_a_waiting_message_measures_the_wait_itself(work: UnitOfWork) -> None:
    await put(work, 1)
    (parcel,) = await work.claims.claim("me", 8, [], NOW)
    await work.marks.keep([Mark(parcel.id, DeliveryState.PENDING, not_before=NOW + SECOND)], NOW, "me")
    assert await claimed(work) == ["1 hei"]


async def test_mark_of_a_sender_that_was_taken_over_from_changes_nothing(work: UnitOfWork) -> None:
    await put(work, 1)
    (parcel,) = await work.claims.claim("1.old", 8, [], NOW)
    await work.recovery.take_over("2.new", NOW)
    await work.marks.keep([Mark(parcel.id, DeliveryState.FAILED, "late")], NOW, "1.old")
    (again,) = await work.claims.claim("2.new", 8, [], NOW)
    await work.marks.keep([Mark(parcel.id, DeliveryState.FAILED, "late")], NOW, "1.old")
    await work.marks.keep([Mark(again.id, DeliveryState.SENT)], NOW, "2.new")
    states = await work.connection.exec_driver_sql("SELECT state, reason FROM outbox")
    assert [tuple(row) for row in states] == [("sent", "")]


async def test_only_the_newest_edit_of_a_message_is_sent(work: UnitOfWork) -> None:
    for text in ("one", "two", "three"):
        await edit(work, 1, 50, text)
    await edit(work, 2, 50, "another chat")
    await edit(work, 1, 51, "another message")
    assert await claimed(work) == ["1 three", "2 another chat"]
    assert await claimed(work) == ["1 another message"]
    assert await claimed(work) == []


async def test_edit_on_its_way_is_not_taken_back(work: UnitOfWork) -> None:
    await edit(work, 1, 50, "one")
    assert await claimed(work) == ["1 one"]
    await edit(work, 1, 50, "two")
    assert await claimed(work) == ["1 two"]


async def test_edit_whose_message_is_gone_becomes_a_new_message(work: UnitOfWork) -> None:
    await edit(work, 1, 50, "card")
    (parcel,) = await work.claims.claim("me", 8, [], NOW)
    await work.marks.keep([Mark(parcel.id, DeliveryState.PENDING, as_new=True)], NOW, "me")
    (again,) = await work.claims.claim("me", 8, [], NOW)
    assert (again.method, _told(again)) == ("sendMessage", "1 card")


async def test_what_has_been_sent_leaves_no_text_behind(work: UnitOfWork) -> None:
    await put(work, 1, "address")
    (parcel,) = await work.claims.claim("me", 8, [], NOW)
    await work.marks.keep([Mark(parcel.id, DeliveryState.SENT, message_id=7)], NOW, "me")
    rows = await work.connection.exec_driver_sql("SELECT state, payload, message_id FROM outbox")
    assert [tuple(row) for row in rows] == [("sent", "", 7)]


async def test_claims_of_an_ended_process_are_sent_once_more_and_no_oftener(work: UnitOfWork) -> None:
    await call_for_help(work)
    await work.claims.claim("ended", 2, [], NOW)
    await work.claims.claim("me", 8, [], NOW)
    assert (await work.recovery.take_over("me", NOW)).messages == 2
    again = await work.claims.claim("ended too", 8, [], NOW)
    assert [(parcel.chat_id, parcel.unclear) for parcel in again] == [(21, 1), (22, 1)]
    assert (await work.recovery.take_over("me", NOW)).messages == 2
    assert await claimed(work) == []
    assert await work.deliveries.progress(1) == Progress(waiting=1, uncertain=2)


async def test_news_that_an_ended_process_had_claimed_is_not_sent_again(work: UnitOfWork) -> None:
    for chat, kind in ((1, Kind.NEWS), (2, Kind.REPLY)):
        await work.outbox.put(chat, "sendMessage", {"text": "hei"}, NOW, kind=kind)
    assert len(await work.claims.claim("ended", 8, [], NOW)) == 2
    assert (await work.recovery.take_over("me", NOW)).messages == 2
    assert await claimed(work) == ["2 hei"]
    found = await work.connection.execute(select(outbox.c.chat_id, outbox.c.state).order_by(outbox.c.chat_id))
    assert [tuple(row) for row in found] == [(1, DeliveryState.UNCERTAIN), (2, DeliveryState.SENDING)]


async def test_stopped_request_is_sent_to_nobody_more(work: UnitOfWork) -> None:
    request = await call_for_help(work)
    await put(work, 22, "reply")
    assert await claimed(work, 1, busy=(22,)) == ["21 Kan du?"]
    assert await work.unsent.stop_request(request, NOW) == 2
    assert await claimed(work) == ["22 reply"]
    assert await work.deliveries.progress(request) == Progress(waiting=1, stopped=2)


async def test_person_who_stops_gets_replies_but_no_calls(work: UnitOfWork) -> None:
    request = await call_for_help(work)
    await put(work, 21, "reply")
    assert await work.unsent.stop_person(21, NOW) == 1
    assert await claimed(work, busy=(22, 23)) == ["21 reply"]
    assert await work.deliveries.progress(request) == Progress(waiting=2, stopped=1)


async def test_late_call_expires(work: UnitOfWork) -> None:
    request = await call_for_help(work, useful_until=LATER)
    assert await work.unsent.expire(LATER - SECOND) == 0
    assert await work.unsent.expire(LATER) == 3
    assert await claimed(work) == []
    assert await work.deliveries.progress(request) == Progress(expired=3)


async def test_late_call_is_not_sent_before_it_expires(work: UnitOfWork) -> None:
    await call_for_help(work, useful_until=LATER)
    assert await claimed(work, now=LATER) == []


async def test_progress_tells_who_was_reached(work: UnitOfWork) -> None:
    request = await call_for_help(work)
    ends = (DeliveryState.SENT, DeliveryState.UNREACHABLE, DeliveryState.UNCERTAIN)
    parcels = await work.claims.claim("me", 8, [], NOW)
    marks = [Mark(parcel.id, state, "reason" * 100) for parcel, state in zip(parcels, ends, strict=True)]
    await work.marks.keep(marks, NOW, "me")
    assert await work.deliveries.progress(request) == Progress(sent=1, unreachable=1, uncertain=1)
    assert await work.deliveries.names(request, ends[1:]) == ["Person 22", "Person 23"]


async def test_nothing_is_left_of_what_a_forgotten_person_was_told(work: UnitOfWork) -> None:
    await put(work, 21, "address")
    await put(work, 22, "theirs")
    await work.outbox.forget_person(21, NOW)
    assert await claimed(work) == ["22 theirs"]
    rows = await work.connection.exec_driver_sql("SELECT chat_id, payload <> '' FROM outbox ORDER BY chat_id")
    assert [tuple(row) for row in rows] == [(0, False), (22, True)]


async def test_farewell_that_is_given_up_tells_no_more_to_whom_it_went(work: UnitOfWork) -> None:
    await work.outbox.put(7, "sendMessage", {"text": "farvel"}, NOW, kind=Kind.FAREWELL)
    for owner in ("1.old", "2.next"):
        await work.recovery.take_over(owner, NOW)
        await work.claims.claim(owner, 1, [], NOW)
    await work.recovery.take_over("3.me", NOW)
    found = await work.connection.execute(select(outbox.c.chat_id, outbox.c.state))
    assert [tuple(row) for row in found] == [(0, DeliveryState.UNCERTAIN)]
