"""What is on its way when something else happens: a stop, an erasure, an answer, a death of the sender, the night."""

import datetime as dt

import pytest

from actions import leaving
from db import UnitOfWork
from db.delivery.claims import Parcel
from db.delivery.marks import FLOOD, Mark
from domain.delivery import DeliveryState
from domain.letters import Kind
from domain.people import Person
from tests.db.seeds import NOW, call_for_help

SECOND = dt.timedelta(seconds=1)
MORNING = NOW + dt.timedelta(hours=10)


async def claimed(work: UnitOfWork, owner: str, most: int = 3) -> list[Parcel]:
    return await work.claims.claim(owner, most, [], NOW)


async def test_call_stopped_while_its_claim_was_in_doubt_is_not_sent(work: UnitOfWork) -> None:
    request_id = await call_for_help(work)
    assert len(await claimed(work, "1.me")) == 3  # committed, but the answer to COMMIT was lost
    await work.unsent.stop_request(request_id, NOW)
    assert await work.recovery.take_back("1.me", []) == 3
    assert await claimed(work, "1.me") == []


async def test_reply_to_somebody_erased_while_its_claim_was_in_doubt_is_not_sent(work: UnitOfWork) -> None:
    await work.arrivals.meet(7, "Kari", "nb", NOW)
    await work.outbox.put(7, "sendMessage", {"text": "hei"}, NOW)
    assert len(await claimed(work, "1.me")) == 1
    await leaving.forget(work, Person(7, "Kari", "nb"), NOW)
    await work.recovery.take_back("1.me", [])
    assert await claimed(work, "1.me") == []


@pytest.mark.parametrize("owner", ["1.me", "2.new"], ids=["flood control", "killed"])
async def test_answer_is_the_last_word_in_its_message(work: UnitOfWork, owner: str) -> None:
    request_id = await call_for_help(work)
    (call,) = await claimed(work, "1.me", 1)
    await work.marks.keep([Mark(call.id, DeliveryState.SENT, message_id=77)], NOW, "1.me")
    await work.unsent.stop_request(request_id, NOW)
    await work.copies.edit(request_id, {"nb": {"text": "Dekket, takk!"}}, NOW)
    (copy,) = await claimed(work, "1.me", 1)
    assert (copy.kind, copy.edits) == (Kind.COPY, 77)
    await work.outbox.put(call.chat_id, "editMessageText", {"text": "Takk", "message_id": 77}, NOW)
    if owner == "1.me":
        await work.marks.keep([Mark(copy.id, DeliveryState.PENDING, reason=FLOOD)], NOW, owner)
    else:
        await work.recovery.take_over(owner, NOW)
    assert [parcel.kind for parcel in await claimed(work, owner)] == [Kind.REPLY]
    assert await claimed(work, owner) == []
    ended = await work.connection.exec_driver_sql("SELECT state FROM outbox WHERE kind = 'copy' AND edits = 77")
    assert list(ended.scalars()) == [DeliveryState.SUPERSEDED]


async def test_pause_of_one_group_is_no_pause_for_everybody(work: UnitOfWork) -> None:
    await work.outbox.put(-5, "sendMessage", {"text": "hei"}, NOW)
    (parcel,) = await claimed(work, "1.old")
    flooded = Mark(parcel.id, DeliveryState.PENDING, reason=FLOOD, not_before=NOW + 40 * SECOND)
    await work.marks.keep([flooded], NOW, "1.old")
    await work.recovery.take_over("2.new", NOW)
    assert await work.claims.claim("2.new", 1, [], NOW + 39 * SECOND) == []


async def test_message_on_its_way_to_a_group_counts_for_a_successor(work: UnitOfWork) -> None:
    for _ in range(2):
        await work.outbox.put(-5, "sendMessage", {"text": "hei"}, NOW)
    (first,) = await claimed(work, "1.old", 1)
    await work.marks.keep([Mark(first.id, DeliveryState.SENT, message_id=1)], NOW, "1.old")
    await claimed(work, "1.old", 1)
    left = await work.recovery.take_over("2.new", NOW + SECOND)
    assert left.to_groups == [(-5, NOW), (-5, NOW + SECOND)]
