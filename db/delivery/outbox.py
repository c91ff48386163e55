"""The outbox: every message on its way to Telegram, and what became of it. Replies, edits and broadcasts alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any, Final

import orjson
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
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import Select

from db.delivery.letters import letter_for, letters, write
from db.metadata import METADATA, UNANSWERED, Moment, RowId, TelegramId
from db.people.people import is_erased_meanwhile, keeping, people
from domain.delivery import DeliveryState
from domain.letters import BULK, CONSENTED, Kind, Lane
from domain.requests import Progress

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
    Column("reason", String(200), nullable=False, server_default=""),
    Column("finished_at", Moment),
)
_PENDING = outbox.c.state == DeliveryState.PENDING.value
Index("ix_outbox_pending", outbox.c.lane, outbox.c.id, sqlite_where=_PENDING)
_SENDING = outbox.c.state == DeliveryState.SENDING.value
Index("ix_outbox_sending", outbox.c.id, sqlite_where=_SENDING)
Index("ix_outbox_request_id", outbox.c.request_id, outbox.c.state)
Index("ix_outbox_chat_id", outbox.c.chat_id)

_CALLS: Final = [kind.value for kind in sorted(CONSENTED)]

_PUT: Final = insert(outbox).execution_options(**UNANSWERED)
_SUPERSEDE: Final = (
    update(outbox)
    .where(or_(_PENDING, _SENDING), outbox.c.chat_id == bindparam("chat"), outbox.c.edits == bindparam("message"))
    .values(
        state=case((_PENDING, DeliveryState.SUPERSEDED.value), else_=outbox.c.state),
        payload=case((_PENDING, ""), else_=outbox.c.payload),
        finished_at=case((_PENDING, bindparam("now", type_=Moment))),
        is_called_off=case((_SENDING, True), else_=outbox.c.is_called_off),
    )
    .execution_options(**UNANSWERED)
)


def _leads_to_a_call() -> ColumnElement[bool]:
    """Whether this is an edit of a call, and its reader is about to get another: the older one leads to that then."""
    call, request_id = outbox.alias("call"), select(letters.c.request_id).where(letters.c.id == outbox.c.letter_id)
    return and_(
        outbox.c.kind == Kind.COPY.value,
        exists().where(
            call.c.chat_id == outbox.c.chat_id,
            call.c.state == DeliveryState.PENDING.value,
            call.c.kind.in_(_CALLS),
            call.c.request_id == request_id.correlate(outbox).scalar_subquery(),
        ),
    )


class Outbox:
    """Puts messages in, calls them off, and tells how far they have come; inside a unit of work."""

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
        """Put one message in. An edit takes the place of older ones of its message; one on its way goes once."""
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
            "payload": orjson.dumps(payload).decode(),
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

    async def hold_calls(self, until: dt.datetime) -> int:
        """Let calls that have not left wait until a moment; returns how many messages did not wait so long before.

        With them wait the edits of older copies that lead to them. They no longer tell of a pause that flood control
        asked for: it is not as long as that.
        """
        held = await self._connection.execute(
            update(outbox)
            .where(
                _PENDING,
                or_(outbox.c.kind.in_(_CALLS), _leads_to_a_call()),
                or_(outbox.c.not_before.is_(None), outbox.c.not_before < until),
            )
            .values(not_before=until, owner="", reason="")
        )
        return held.rowcount

    async def hold_no_longer(self, until: dt.datetime) -> None:
        """Let calls that are held wait until a moment at most; what Telegram asked to wait for stays as it is."""
        await self._connection.execute(
            update(outbox)
            .where(
                _PENDING,
                outbox.c.kind.in_([*_CALLS, Kind.COPY.value]),
                outbox.c.not_before > until,
                outbox.c.owner == "",
                outbox.c.reason == "",
            )
            .values(not_before=until)
        )

    async def keep_useful(self, request_id: int, until: dt.datetime | None) -> None:
        """Keep until when what has not been sent of a request is of use, now that it was changed."""
        await self._connection.execute(
            update(outbox).where(_PENDING, outbox.c.request_id == request_id).values(useful_until=until)
        )

    async def stop_request(self, request_id: int, now: dt.datetime) -> int:
        """Call off what has not been sent of a request; returns how many messages."""
        return await self._stop(now, outbox.c.request_id == request_id)

    async def stop_person(self, person_id: int, now: dt.datetime, request_id: int | None = None) -> int:
        """Call off the calls that wait for a person, of one request where it is given; replies still go out."""
        which = outbox.c.request_id.is_not(None) if request_id is None else outbox.c.request_id == request_id
        return await self._stop(now, outbox.c.chat_id == person_id, which)

    async def _stop(self, now: dt.datetime, *which: ColumnElement[bool]) -> int:
        """In one statement: between two, the sender might claim what the second no longer finds waiting."""
        called_off = await self._connection.execute(
            update(outbox)
            .where(or_(_PENDING, _SENDING), *which)
            .values(
                state=case((_PENDING, DeliveryState.STOPPED.value), else_=outbox.c.state),
                payload=case((_PENDING, ""), else_=outbox.c.payload),
                finished_at=case((_PENDING, literal(now, Moment()))),
                is_called_off=case((_SENDING, True), else_=outbox.c.is_called_off),
            )
        )
        on_its_way = await self._connection.scalar(select(func.count()).select_from(outbox).where(_SENDING, *which))
        return called_off.rowcount - (on_its_way or 0)

    async def progress(self, request_id: int) -> Progress:
        """How the messages of a request stand."""
        again = func.count(case((outbox.c.unclear > 0, 1)))
        found = await self._connection.execute(
            select(outbox.c.state, func.count(), again)
            .where(outbox.c.request_id == request_id, outbox.c.kind == Kind.CALL.value)
            .group_by(outbox.c.state)
        )
        by_state = {DeliveryState(state): (number, doubled) for state, number, doubled in found}

        def of(state: DeliveryState) -> int:
            return int(by_state.get(state, (0, 0))[0])

        return Progress(
            waiting=of(DeliveryState.PENDING) + of(DeliveryState.SENDING),
            sent=of(DeliveryState.SENT),
            unreachable=of(DeliveryState.UNREACHABLE),
            failed=of(DeliveryState.FAILED),
            stopped=of(DeliveryState.STOPPED),
            expired=of(DeliveryState.EXPIRED),
            uncertain=of(DeliveryState.UNCERTAIN),
            doubled=by_state.get(DeliveryState.SENT, (0, 0))[1],
        )

    async def refusals(self, request_id: int, reason: str) -> int:
        """How many messages of a request Telegram has refused for one and the same reason.

        Those of a letter that somebody got do not count: they were refused for whom they went to, not for what it says.
        """
        of_request = outbox.c.request_id == request_id
        got = select(outbox.c.letter_id).where(
            of_request, outbox.c.state == DeliveryState.SENT.value, outbox.c.letter_id.is_not(None)
        )
        found = await self._connection.scalar(
            select(func.count())
            .select_from(outbox)
            .where(
                of_request,
                outbox.c.state == DeliveryState.FAILED.value,
                outbox.c.reason == reason[:200],
                outbox.c.letter_id.not_in(got.distinct()),
            )
        )
        return found or 0

    async def names(self, request_id: int, states: Collection[DeliveryState]) -> list[str]:
        """The names of those whose message of a request came to one of these ends."""
        found = await self._connection.execute(
            select(people.c.name)
            .join(outbox, outbox.c.chat_id == people.c.id)
            .where(outbox.c.request_id == request_id, outbox.c.state.in_([state.value for state in states]))
            .order_by(people.c.name)
        )
        return list(found.scalars())

    async def forget_person(self, person_id: int, now: dt.datetime) -> None:
        """Empty every text meant for a person, take the person's number off it, and send none that still waits."""
        await self._connection.execute(
            update(outbox)
            .where(_PENDING, outbox.c.chat_id == person_id)
            .values(state=DeliveryState.STOPPED.value, finished_at=now)
        )
        await self._connection.execute(
            update(outbox)
            .where(outbox.c.chat_id == person_id)
            .values(chat_id=0, payload="", reason="", edits=None, message_id=None, is_called_off=True)
        )
