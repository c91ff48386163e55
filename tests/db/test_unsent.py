"""What waits in the outbox when a backup is restored."""

import datetime as dt
from typing import Any

from sqlalchemy import select

from db import UnitOfWork
from db.delivery.outbox import outbox
from db.delivery.unsent import RESTORED
from domain.letters import Kind
from domain.requests import Progress
from tests.db.seeds import LATER, NOW, call_for_help

MINUTE = dt.timedelta(minutes=1)
TO_SOMEBODY = {"text": "Hei"}


async def outbox_rows(work: UnitOfWork) -> list[tuple[Any, ...]]:
    columns = (outbox.c.chat_id, outbox.c.kind, outbox.c.state, outbox.c.reason, outbox.c.payload)
    found = await work.connection.execute(select(*columns).where(outbox.c.request_id.is_(None)).order_by(outbox.c.id))
    return [tuple(row) for row in found]


async def test_calls_that_waited_may_have_arrived_and_the_report_counts_them(work: UnitOfWork) -> None:
    request_id = await call_for_help(work)
    [claimed, *_] = await work.claims.claim("me", 1, [], NOW)
    assert await work.unsent.call_off_restored(LATER, NOW) == 3
    assert await work.deliveries.progress(request_id) == Progress(uncertain=3)
    assert await work.claims.claim("me", 8, [], LATER) == []
    assert claimed.request_id == request_id


async def test_replies_end_unless_somebody_still_waits_for_them(work: UnitOfWork) -> None:
    for chat, kind, moment in (
        (1, Kind.REPLY, NOW - MINUTE),
        (2, Kind.FAREWELL, NOW - MINUTE),
        (3, Kind.NEWS, NOW + MINUTE),
        (4, Kind.REPLY, NOW + MINUTE),
    ):
        await work.outbox.put(chat, "sendMessage", TO_SOMEBODY, moment, kind=kind)
    assert await work.unsent.call_off_restored(LATER, NOW) == 3
    assert await outbox_rows(work) == [
        (1, "reply", "stopped", RESTORED, ""),
        (0, "farewell", "stopped", RESTORED, ""),
        (3, "news", "uncertain", RESTORED, ""),
        (4, "reply", "pending", "", '{"text":"Hei"}'),
    ]


async def test_what_has_ended_stays_as_it_ended(work: UnitOfWork) -> None:
    request_id = await call_for_help(work)
    await work.unsent.stop_request(request_id, NOW)
    assert await work.unsent.call_off_restored(LATER, LATER) == 0
    assert (await work.deliveries.progress(request_id)).stopped == 3


async def test_reply_that_could_go_at_once_is_the_one_that_counts(work: UnitOfWork) -> None:
    await call_for_help(work)
    assert await work.unsent.oldest_reply(LATER) is None
    await work.outbox.put(1, "sendMessage", TO_SOMEBODY, NOW + MINUTE)
    await work.outbox.put(2, "sendMessage", TO_SOMEBODY, NOW)
    assert await work.unsent.oldest_reply(LATER) == NOW
    await work.connection.execute(outbox.update().where(outbox.c.chat_id == 2).values(not_before=LATER + MINUTE))
    assert await work.unsent.oldest_reply(LATER) == NOW + MINUTE
