"""The outbox: every message to Telegram, replies, edits and broadcasts alike, and how each is put in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    bindparam,
    case,
    false,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import Select

from db.delivery.letters import letter_for, packed, write
from db.metadata import METADATA, UNANSWERED, Moment, RowId, TelegramId
from db.people.people import is_erased_meanwhile, keeping
from domain.delivery import DeliveryState
from domain.letters import BULK, Kind, Lane

REASON_LENGTH: Final = 200  #: Characters that are kept of why a message came to its end, or waits.

outbox = Table(
    "outbox",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("lane", SmallInteger, nullable=False),
    Column("state", String(12), nullable=False),
    Column("chat_id", TelegramId, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("method", String(32), nullable=False),
    Column("payload", Text, nullable=False, server_default=""),
    Column("letter_id", ForeignKey("letters.id", ondelete="CASCADE")),
    Column("request_id", ForeignKey("requests.id", ondelete="CASCADE")),
    Column("edits", TelegramId),  # the message this edit changes: only its newest edit is worth sending
    Column("created_at", Moment, nullable=False),
    Column("not_before", Moment),  # none: at once, whatever the clock says
    Column("useful_until", Moment),
    Column("unclear", Integer, nullable=False, server_default="0"),
    Column("is_called_off", Boolean, nullable=False, server_default=false()),  # while on its way: do not try again
    Column("card_of", RowId),  # the request whose card this is, where it becomes a new message
    Column("owner", String(36), nullable=False, server_default=""),
    Column("message_id", TelegramId),
    Column("reason", String(REASON_LENGTH), nullable=False, server_default=""),
    Column("finished_at", Moment),
)
IS_PENDING = outbox.c.state == DeliveryState.PENDING.value
Index("ix_outbox_pending", outbox.c.lane, outbox.c.id, sqlite_where=IS_PENDING)
IS_SENDING = outbox.c.state == DeliveryState.SENDING.value
Index("ix_outbox_sending", outbox.c.id, sqlite_where=IS_SENDING)
Index("ix_outbox_request_id", outbox.c.request_id, outbox.c.state)
Index("ix_outbox_chat_id", outbox.c.chat_id)

_PUT: Final = insert(outbox).execution_options(**UNANSWERED)
_SUPERSEDE: Final = (
    update(outbox)
    .where(or_(IS_PENDING, IS_SENDING), outbox.c.chat_id == bindparam("chat"), outbox.c.edits == bindparam("message"))
    .values(
        state=case((IS_PENDING, DeliveryState.SUPERSEDED.value), else_=outbox.c.state),
        payload=case((IS_PENDING, ""), else_=outbox.c.payload),
        finished_at=case((IS_PENDING, bindparam("now", type_=Moment))),
        is_called_off=case((IS_SENDING, True), else_=outbox.c.is_called_off),
    )
    .execution_options(**UNANSWERED)
)


class Outbox:
    """Puts messages in, and empties them of somebody who is erased; inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def put(
        self,
        chat_id: int,
        method: str,
        payload: Mapping[str, Any],
        now: dt.datetime,
        *,
        kind: Kind = Kind.REPLY,
        card_of: int | None = None,
    ) -> None:
        """Put one message in, unless its person was erased meanwhile.

        An edit takes the place of older ones of its message; one that is on its way is not tried again.
        """
        edits = payload.get("message_id")
        if await is_erased_meanwhile(self._connection, chat_id):  # first: whoever erases holds the person, then these
            return
        if edits is not None:
            older = {"chat": chat_id, "message": edits, "now": now}
            await self._connection.execute(_SUPERSEDE, older)
        new = {
            "lane": Lane.BULK.value if kind in BULK else Lane.INTERACTIVE.value,
            "card_of": card_of,
            "state": DeliveryState.PENDING.value,
            "chat_id": chat_id,
            "method": method,
            "payload": packed(payload),
            "edits": edits,
            "created_at": now,
            "kind": kind.value,
        }
        await self._connection.execute(_PUT, new)

    async def put_letters(
        self,
        request_id: int,
        texts: Mapping[str, Mapping[str, Any]],
        recipients: Select[Any],
        now: dt.datetime,
        useful_until: dt.datetime | None,
        kind: Kind = Kind.CALL,
        not_before: dt.datetime | None = None,
    ) -> int:
        """Put a request's message in for all recipients in one statement; `texts` holds one payload a language.

        `recipients` selects (person id, language); a language without a text gets the first. Returns how many.
        """
        ids = await write(self._connection, request_id, texts)
        chosen = keeping(recipients).subquery()
        rows = select(
            literal(Lane.BULK.value),
            literal(DeliveryState.PENDING.value),
            chosen.c.id,
            literal(kind.value),
            literal("sendMessage"),
            letter_for(chosen.c.language, ids),
            literal(request_id),
            literal(now, Moment()),
            literal(useful_until, Moment()),
            literal(not_before, Moment()),
        )
        columns = ["lane", "state", "chat_id", "kind", "method", "letter_id", "request_id"]
        columns += ["created_at", "useful_until", "not_before"]
        return (await self._connection.execute(insert(outbox).from_select(columns, rows))).rowcount

    async def put_ended(
        self,
        request_id: int,
        recipients: Select[Any],
        now: dt.datetime,
        state: DeliveryState = DeliveryState.STOPPED,
        reason: str = "",
    ) -> int:
        """Keep that a request's call came to an end for recipients before it was written; returns how many."""
        chosen = keeping(recipients).subquery()
        values: dict[str, ColumnElement[Any]] = {
            "lane": literal(Lane.BULK.value),
            "state": literal(state.value),
            "chat_id": chosen.c.id,
            "kind": literal(Kind.CALL.value),
            "method": literal("sendMessage"),
            "request_id": literal(request_id),
            "created_at": literal(now, Moment()),
            "finished_at": literal(now, Moment()),
            "reason": literal(reason),
        }
        made = insert(outbox).from_select(list(values), select(*values.values()))
        return (await self._connection.execute(made)).rowcount

    async def forget_person(self, person_id: int, now: dt.datetime) -> None:
        """Empty every text meant for a person, take the person's number off it, and send none that still waits."""
        await self._connection.execute(
            update(outbox)
            .where(IS_PENDING, outbox.c.chat_id == person_id)
            .values(state=DeliveryState.STOPPED.value, finished_at=now)
        )
        await self._connection.execute(
            update(outbox)
            .where(outbox.c.chat_id == person_id)
            .values(chat_id=0, payload="", reason="", edits=None, message_id=None, is_called_off=True)
        )
