"""How SQLite finds messages: by an index, for the outbox holds those of many weeks, and one writes at a time."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event

from db import Database, UnitOfWork
from db.delivery.marks import Mark
from domain.delivery import DeliveryState
from tests.db.conftest import sqlite_url
from tests.db.seeds import NOW, call_for_help

LATER = NOW + dt.timedelta(minutes=1)
COVERED = {"nb": {"text": "Dekket, takk"}, "en": {"text": "Covered, thanks"}}
ASKED = {"nb": {"text": "Kan du likevel?"}, "en": {"text": "Can you after all?"}}

OTHERS_IN_THE_CHAT = tuple(f"SEARCH {name} " for name in ("newer", "held", "change", "lead", "last", "other"))
"""What stands for the other messages in a copy's chat, of which there are few: not all that wait of a request."""


@contextmanager
def statements(work: UnitOfWork) -> Iterator[list[tuple[str, Any]]]:
    """What is said to the database meanwhile, with its values; inserts left out, for what they read is selected."""
    said = list[tuple[str, Any]]()

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if not statement.startswith("INSERT INTO letters"):
            said.append((statement, values))

    event.listen(work.connection.sync_connection, "before_cursor_execute", note)
    yield said
    event.remove(work.connection.sync_connection, "before_cursor_execute", note)


async def plans(work: UnitOfWork, said: list[tuple[str, Any]]) -> list[str]:
    found = [await work.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {each}", values) for each, values in said]
    return [row[-1] for rows in found for row in rows]


async def test_no_message_is_looked_for_among_all_there_are(town_file: Path) -> None:
    async with Database(sqlite_url(town_file.parent)) as database, database.work() as work:
        request_id = await call_for_help(work)
        arrived, on_its_way, _ = await work.claims.claim("1.me", 3, [], NOW)
        await work.marks.keep([Mark(arrived.id, DeliveryState.SENT, message_id=7)], NOW, "1.me")
        with statements(work) as said:
            assert await work.copies.edit(request_id, COVERED, LATER) == 1
            assert await work.copies.are_on_their_way(request_id)
            await work.marks.keep([Mark(on_its_way.id, DeliveryState.SENT, message_id=8)], NOW, "1.me")
            assert await work.copies.catch_up(request_id, COVERED, LATER) == 1
            assert await work.copies.edit(request_id, ASKED, LATER, COVERED) == 2
            assert await work.copies.catch_up(request_id, ASKED, LATER, COVERED) == 0
            assert await work.copies.reminders_wait_until(request_id) is None
            assert await work.unsent.stop_request(request_id, LATER) == 0
            assert await work.unsent.stop_person(arrived.chat_id, LATER) == 0
            assert not await work.unsent.stop_answered(arrived.chat_id, request_id, LATER)
            assert await work.copies.asks_though_answered(request_id, arrived.chat_id) is None
        found = await plans(work, said)
    assert "SEARCH outbox USING INTEGER PRIMARY KEY (rowid=?)" in found
    beside = {plan.partition(" INDEX ")[2] for plan in found if plan.startswith(OTHERS_IN_THE_CHAT)}
    assert beside == {"ix_outbox_chat_id (chat_id=?)", "ix_outbox_chat_id (chat_id=? AND rowid>?)"}
    assert {plan for plan in found if plan.startswith("SCAN ") and "USING" not in plan} == set()
