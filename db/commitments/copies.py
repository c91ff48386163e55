"""Copies of a call that people have in their chats: changed where they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, insert, literal, or_, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.commitments.copy_states import (
    IS_CALL,
    IS_EDIT,
    asks_though_answered,
    has_newer,
    is_outdated,
    leads_nowhere,
    newer_waits_until,
    shows,
    unanswered,
    was_edited,
)
from db.delivery.letters import letter_for, letters, packed, write
from db.delivery.outbox import outbox
from db.metadata import Moment
from db.people.people import keeping, people
from db.requests.requests import requests
from domain.delivery import NOT_MODIFIED, DeliveryState
from domain.letters import Kind, Lane

Payloads = Mapping[str, Mapping[str, Any]]
"""What a letter says, one payload a language."""

_PENDING, _SENDING = DeliveryState.PENDING.value, DeliveryState.SENDING.value


class Copies:
    """Changes copies inside a unit of work, of a request that is held in it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def edit(self, request_id: int, texts: Payloads, now: dt.datetime, retired: Payloads | None = None) -> int:
        """Let every copy of a request say something else to those who have not answered; returns how many.

        An edit of the same copy that still waits is not sent any more. What can be answered goes to the newest copy of
        each person, so that nobody has two to answer: `retired` is what the older ones say then. Where copies were
        written the same the last time, none is edited.
        """
        if await self._say_already(request_id, texts):
            return 0
        ids = await write(self._connection, request_id, texts)
        await self._connection.execute(
            update(requests).where(requests.c.id == request_id).values(current_letter=min(ids.values()))
        )
        await self._renew_unsent(request_id, ids)
        edited = await self._put(request_id, ids, now, *([~has_newer()] if retired else []))
        return edited + (await self._retire(request_id, retired, now, has_newer()) if retired else 0)

    async def retire(self, request_id: int, texts: Payloads, now: dt.datetime) -> int:
        """Let the copies of those who are asked once more at this moment lead to the newer one; returns how many."""
        return await self._retire(request_id, texts, now, has_newer(made_at=now))

    async def are_on_their_way(self, request_id: int) -> bool:
        """Whether a copy is about to arrive that says something else than it should."""
        late = or_(is_outdated(await self._current_letter(request_id)), has_newer())
        return await self._is_any(outbox.c.request_id == request_id, outbox.c.state == _SENDING, IS_CALL, late)

    async def reminders_wait_until(self, request_id: int) -> dt.datetime | None:
        """When the first reminder may leave of those that have not arrived; None where all have come to an end."""
        until: dt.datetime | None = await self._connection.scalar(
            select(func.min(func.coalesce(outbox.c.not_before, outbox.c.created_at))).where(
                outbox.c.request_id == request_id,
                outbox.c.state.in_((_PENDING, _SENDING)),
                outbox.c.kind == Kind.NUDGE.value,
            )
        )
        return until

    async def catch_up(
        self, request_id: int, texts: Payloads, now: dt.datetime, retired: Payloads | None = None
    ) -> int:
        """Bring copies up to date that were on their way at the last change; returns how many have arrived.

        So are those that lead to a newer one which never arrived: they can be answered again.

        `retired` is what an older copy says to whoever has a newer one to answer; None where nobody is to answer.
        """
        outdated = is_outdated(await self._current_letter(request_id))
        if retired:
            outdated = or_(outdated, leads_nowhere(request_id, [packed(words) for words in retired.values()]))
        waiting = (outbox.c.request_id == request_id, outbox.c.state == _PENDING, IS_CALL, outdated)
        done = 0
        if await self._is_any(*waiting) or await self._is_any(*unanswered(request_id), outdated):
            ids = await write(self._connection, request_id, texts)
            await self._renew_unsent(request_id, ids)
            done += await self._put(request_id, ids, now, outdated, *([~has_newer()] if retired else []))
        return done + (await self._retire(request_id, retired, now, has_newer(), ~was_edited()) if retired else 0)

    async def is_on_its_way_to(self, request_id: int, person_id: int) -> bool:
        """Whether a copy is about to arrive at somebody's chat."""
        return await self._is_any(*_of(request_id, person_id), outbox.c.state == _SENDING)

    async def asks_though_answered(self, request_id: int, person_id: int) -> int | None:
        """The newest message that somebody has of a call, if it is older than the answer and nothing has edited it."""
        found = await self._connection.execute(
            select(outbox.c.message_id, asks_though_answered(request_id, person_id))
            .where(*_of(request_id, person_id), outbox.c.message_id.is_not(None))
            .order_by(outbox.c.id.desc())
            .limit(1)
        )
        message, is_asking = found.one_or_none() or (None, False)
        return message if is_asking else None

    async def of_person(self, request_id: int, person_id: int) -> list[int]:
        """The messages that one person has of a call."""
        found = await self._connection.execute(
            select(outbox.c.message_id).where(*_of(request_id, person_id), outbox.c.message_id.is_not(None))
        )
        return [message for message in found.scalars() if message is not None]

    async def _current_letter(self, request_id: int) -> int:
        """The first letter of what copies say now; 0 where they say what they said at first."""
        current = select(func.coalesce(requests.c.current_letter, 0)).where(requests.c.id == request_id)
        return await self._connection.scalar(current) or 0

    async def _say_already(self, request_id: int, texts: Payloads) -> bool:
        """Whether copies were written the same the last time, be it when they were made."""
        language = next(iter(texts))
        said = await self._connection.scalar(
            select(letters.c.payload)
            .where(
                letters.c.request_id == request_id,
                letters.c.language == language,
                letters.c.id >= await self._current_letter(request_id),
            )
            .order_by(letters.c.id)
            .limit(1)
        )
        return said == packed(texts[language])

    async def _retire(self, request_id: int, texts: Payloads, now: dt.datetime, *which: ColumnElement[bool]) -> int:
        if not await self._is_any(*unanswered(request_id), *which):
            return 0
        return await self._put(request_id, await write(self._connection, request_id, texts), now, *which)

    async def _is_any(self, *which: ColumnElement[bool]) -> bool:
        return await self._connection.scalar(select(literal(1)).where(*which).limit(1)) is not None

    async def _put(self, request_id: int, ids: Mapping[str, int], now: dt.datetime, *which: ColumnElement[bool]) -> int:
        """Those that show it already have had their edit: Telegram would only say that it changes nothing."""
        letter = letter_for(people.c.language, ids)
        is_shown = shows(select(letters.c.payload).where(letters.c.id == letter).scalar_subquery())
        edits = select(
            literal(Lane.BULK.value),
            case((is_shown, DeliveryState.SENT.value), else_=_PENDING),
            case((is_shown, NOT_MODIFIED), else_=""),
            case((is_shown, literal(now, Moment()))),
            newer_waits_until(),
            outbox.c.chat_id,
            literal(Kind.COPY.value),
            literal("editMessageText"),
            letter,
            outbox.c.message_id,
            literal(now, Moment()),
        ).join(people, people.c.id == outbox.c.chat_id)
        columns = ["lane", "state", "reason", "finished_at", "not_before"]
        columns += ["chat_id", "kind", "method", "letter_id", "edits", "created_at"]
        chosen = edits.where(*unanswered(request_id), *which)
        made = await self._connection.execute(insert(outbox).from_select(columns, keeping(chosen)))
        if made.rowcount:
            await self._supersede_older(request_id, now)
        return made.rowcount

    async def _renew_unsent(self, request_id: int, ids: Mapping[str, int]) -> None:
        """Copies that have not left yet say the new thing at once."""
        language = select(people.c.language).where(people.c.id == outbox.c.chat_id).scalar_subquery()
        await self._connection.execute(
            update(outbox)
            .where(outbox.c.state == _PENDING, IS_CALL, outbox.c.request_id == request_id)
            .values(letter_id=letter_for(language, ids))
        )

    async def _supersede_older(self, request_id: int, now: dt.datetime) -> None:
        """Of several edits of one copy only the newest is sent; one that is on its way is not tried again."""
        ours, newer = select(letters.c.id).where(letters.c.request_id == request_id), outbox.alias("newer")
        is_older = exists().where(
            newer.c.chat_id == outbox.c.chat_id,
            newer.c.edits == outbox.c.edits,
            newer.c.kind == Kind.COPY.value,
            newer.c.id > outbox.c.id,
        )
        waits = outbox.c.state == _PENDING
        await self._connection.execute(
            update(outbox)
            .where(
                *self._is_under_way(),
                IS_EDIT,
                outbox.c.letter_id.in_(ours),
                is_older,
            )
            .values(
                state=case((waits, DeliveryState.SUPERSEDED.value), else_=outbox.c.state),
                finished_at=case((waits, literal(now, Moment()))),
                is_called_off=case((waits, outbox.c.is_called_off), else_=True),
            )
        )

    def _is_under_way(self) -> list[ColumnElement[bool]]:
        """Whether a message waits or is on its way; SQLite has an index for each of the two, and none for both."""
        states, each = (_PENDING, _SENDING), outbox.alias("each")
        is_either = outbox.c.state.in_(states)
        if self._connection.dialect.name != "sqlite":
            return [is_either]
        return [
            is_either,
            outbox.c.id.in_(union_all(*(select(each.c.id).where(each.c.state == one) for one in states))),
        ]


def _of(request_id: int, person_id: int) -> tuple[ColumnElement[bool], ...]:
    return outbox.c.request_id == request_id, outbox.c.chat_id == person_id, IS_CALL
