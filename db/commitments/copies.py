"""Copies of a call that people have in their chats: changed where they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, exists, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.commitments.commitments import commitments
from db.delivery.letters import letter_for, letters, write
from db.delivery.outbox import outbox
from db.metadata import Moment
from db.people.people import keeping, people
from domain.delivery import DeliveryState
from domain.letters import Kind, Lane

CALLS: Final = (Kind.CALL.value, Kind.NUDGE.value)


class Copies:
    """Changes copies inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def has_untold(self, request_id: int) -> bool:
        """Whether a copy has arrived since the others were changed, and says what they said before."""
        untold = select(literal(1)).where(*_unanswered(request_id), ~_was_edited()).limit(1)
        return await self._connection.scalar(untold) is not None

    async def edit(
        self,
        request_id: int,
        texts: Mapping[str, Mapping[str, Any]],
        now: dt.datetime,
        *,
        only_untold: bool = False,
        only_newest: bool = False,
    ) -> int:
        """Let every copy of a request say something else to those who have not answered; returns how many.

        `texts` holds one payload a language. An edit of the same copies that still waits is not sent any more. What
        can be answered goes to the newest copy only (`only_newest`), so that nobody has two to answer.
        """
        if not only_untold:
            await self._forget_older(request_id, now)
        ids = await write(self._connection, request_id, texts)
        await self._renew_unsent(request_id, ids)
        which = [*_unanswered(request_id)]
        if only_untold:
            which.append(~_was_edited())
        if only_newest:
            which.append(~_has_newer(request_id))
        return await self._put(ids, now, *which)

    async def retire(self, request_id: int, texts: Mapping[str, Mapping[str, Any]], now: dt.datetime) -> int:
        """Let the copies of those who are asked once more at this moment lead to the newer one; returns how many."""
        is_nudged_now = _has_newer(request_id, now)
        await self._forget_older(request_id, now, is_nudged_now)
        ids = await write(self._connection, request_id, texts)
        return await self._put(ids, now, *_unanswered(request_id), is_nudged_now)

    async def _put(self, ids: Mapping[str, int], now: dt.datetime, *which: ColumnElement[bool]) -> int:
        edits = select(
            literal(Lane.BULK.value),
            literal(DeliveryState.PENDING.value),
            outbox.c.chat_id,
            literal(Kind.COPY.value),
            literal("editMessageText"),
            letter_for(people.c.language, ids),
            outbox.c.message_id,
            literal(now, Moment()),
        ).join(people, people.c.id == outbox.c.chat_id)
        columns = ["lane", "state", "chat_id", "kind", "method", "letter_id", "edits", "created_at"]
        made = insert(outbox).from_select(columns, keeping(edits.where(*which)))
        return (await self._connection.execute(made)).rowcount

    async def of_person(self, request_id: int, person_id: int) -> list[int]:
        """The messages that one person has of a call."""
        found = await self._connection.execute(
            select(outbox.c.message_id).where(
                outbox.c.request_id == request_id,
                outbox.c.chat_id == person_id,
                outbox.c.kind.in_(CALLS),
                outbox.c.message_id.is_not(None),
            )
        )
        return [message for message in found.scalars() if message is not None]

    async def _renew_unsent(self, request_id: int, ids: Mapping[str, int]) -> None:
        """Copies that have not left yet say the new thing at once."""
        language = select(people.c.language).where(people.c.id == outbox.c.chat_id).scalar_subquery()
        await self._connection.execute(
            update(outbox)
            .where(
                outbox.c.state == DeliveryState.PENDING.value,
                outbox.c.kind.in_(CALLS),
                outbox.c.request_id == request_id,
            )
            .values(letter_id=letter_for(language, ids))
        )

    async def _forget_older(self, request_id: int, now: dt.datetime, *which: ColumnElement[bool]) -> None:
        ours = select(letters.c.id).where(letters.c.request_id == request_id)
        await self._connection.execute(
            update(outbox)
            .where(
                outbox.c.state == DeliveryState.PENDING.value,
                outbox.c.kind == Kind.COPY.value,
                outbox.c.letter_id.in_(ours),
                *which,
            )
            .values(state=DeliveryState.SUPERSEDED.value, finished_at=now)
        )


def _unanswered(request_id: int) -> tuple[ColumnElement[bool], ...]:
    answered = select(commitments.c.person_id).where(commitments.c.request_id == request_id)
    return (
        outbox.c.request_id == request_id,
        outbox.c.kind.in_(CALLS),
        outbox.c.state == DeliveryState.SENT.value,
        outbox.c.message_id.is_not(None),
        outbox.c.chat_id.not_in(answered),
    )


def _has_newer(request_id: int, made_at: dt.datetime | None = None) -> ColumnElement[bool]:
    """Whether the same person has, or is about to get, a newer copy; one made at a moment, where that is given."""
    newer = outbox.alias("newer")
    which = (
        newer.c.request_id == request_id,
        newer.c.chat_id == outbox.c.chat_id,
        newer.c.kind.in_(CALLS),
        newer.c.id > outbox.c.id,
    )
    return exists().where(*which, *([newer.c.created_at == made_at] if made_at is not None else ()))


def _was_edited() -> ColumnElement[bool]:
    change = outbox.alias("change")
    return exists().where(
        change.c.kind == Kind.COPY.value,
        change.c.chat_id == outbox.c.chat_id,
        change.c.edits == outbox.c.message_id,
    )
