"""Calls: who was asked for which request, in which wave, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Select,
    SmallInteger,
    Table,
    and_,
    delete,
    exists,
    func,
    not_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from db.agenda import agenda
from db.commitments.commitments import commitments
from db.delivery.outbox import outbox
from db.metadata import METADATA, Moment, TelegramId
from db.people.people import is_erased_meanwhile, people
from db.requests.requests import requests
from db.upserts import insert_into
from domain.agenda import Due
from domain.delivery import DeliveryState
from domain.letters import Kind
from domain.requests import Reach, RequestStatus

calls = Table(
    "calls",
    METADATA,
    Column("request_id", ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", TelegramId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("wave", SmallInteger, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("held_until", Moment),  # waits for the message that this person wants once a day
    Column("nudged_at", Moment),
    sqlite_with_rowid=False,  # a request's calls lie side by side, and are written once instead of twice
)
Index("ix_calls_person_id", calls.c.person_id)
_HAS_NOT_LEFT = (DeliveryState.PENDING.value, DeliveryState.SENDING.value)
_NEVER_ARRIVED = (DeliveryState.STOPPED.value, DeliveryState.FAILED.value)
_ASKING = (Kind.CALL.value, Kind.NUDGE.value)
_IS_HELD = calls.c.held_until.is_not(None)
Index("ix_calls_held_until", calls.c.held_until, sqlite_where=_IS_HELD)


class Calls:
    """Reads and writes calls inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def was_asked(self, request_id: int, person_id: int) -> bool:
        """Whether a request was meant for this person."""
        found = await self._connection.scalar(
            select(func.count())
            .select_from(calls)
            .where(calls.c.request_id == request_id, calls.c.person_id == person_id)
        )
        return bool(found)

    async def add(self, request_id: int, person_id: int, wave: int, now: dt.datetime) -> None:
        """Keep that somebody was asked; nothing changes for whoever was asked before."""
        values = {"request_id": request_id, "person_id": person_id, "wave": wave, "asked_at": now}
        adding = insert_into(calls, self._connection).values(values)
        await self._connection.execute(adding.on_conflict_do_nothing())

    def of_wave(
        self,
        request_id: int,
        wave: int,
        first: int = 0,
        beyond: int | None = None,
        *,
        have_answered: bool | None = None,
    ) -> Select[Any]:
        """A SELECT of (id, language) of those a wave goes to at once; not carried out, for INSERT … SELECT.

        Only people from the id `first` on, and before `beyond`; those who have answered, or have not, where it counts.
        """
        which = [*_at_once(request_id, wave), calls.c.person_id >= first]
        if beyond is not None:
            which.append(calls.c.person_id < beyond)
        if have_answered is not None:
            answered = select(commitments.c.person_id).where(commitments.c.request_id == request_id)
            which.append(calls.c.person_id.in_(answered) if have_answered else calls.c.person_id.not_in(answered))
        return _readers(*which).order_by(calls.c.person_id)

    async def first_after(self, request_id: int, wave: int, first: int, most: int) -> int | None:
        """Who comes after `most` people of a wave, counted from the id `first` on; None when it has no more.

        Nobody erases this person before the unit of work ends.
        """
        following = (
            select(calls.c.person_id)
            .where(*_at_once(request_id, wave), calls.c.person_id >= first)
            .order_by(calls.c.person_id)
            .offset(most)
            .limit(1)
        )
        found: int | None = await self._connection.scalar(following)
        while found is not None and await is_erased_meanwhile(self._connection, found):
            found = await self._connection.scalar(following)
        return found

    async def count_from(self, request_id: int, wave: int, first: int) -> int:
        """How many people a wave goes to at once, from the id `first` on."""
        found = await self._connection.scalar(
            select(func.count()).select_from(calls).where(*_at_once(request_id, wave), calls.c.person_id >= first)
        )
        return found or 0

    async def nudge(self, request_id: int, now: dt.datetime, unwritten: Sequence[tuple[int, int]] = ()) -> int:
        """Note that those who have not answered are reminded now; whoever was before is not again. Returns how many.

        Whoever has not got the call yet is not reminded of it.
        `unwritten` names waves, each with the person from whom on nobody has a letter yet that could be answered.
        """
        answered = select(commitments.c.person_id).where(commitments.c.request_id == request_id)
        waits = select(outbox.c.chat_id).where(outbox.c.request_id == request_id, outbox.c.state.in_(_HAS_NOT_LEFT))
        has_letter = [not_(and_(calls.c.wave == wave, calls.c.person_id >= first)) for wave, first in unwritten]
        nudged = await self._connection.execute(
            update(calls)
            .where(
                calls.c.request_id == request_id,
                calls.c.held_until.is_(None),
                calls.c.nudged_at.is_(None),
                calls.c.person_id.not_in(answered),
                calls.c.person_id.not_in(waits),
                *has_letter,
            )
            .values(nudged_at=now)
        )
        return nudged.rowcount

    async def is_anybody_silent(self, request_id: int) -> bool:
        """Whether somebody has not answered who may still be reminded, or waits for their message of the day."""
        answered = select(commitments.c.person_id).where(commitments.c.request_id == request_id)
        silent = select(calls.c.person_id).where(
            calls.c.request_id == request_id, calls.c.nudged_at.is_(None), calls.c.person_id.not_in(answered)
        )
        return await self._connection.scalar(silent.limit(1)) is not None

    def nudged(self, request_id: int, now: dt.datetime) -> Select[Any]:
        """A SELECT of (id, language) of those nudged at a moment, for INSERT … SELECT."""
        return _readers(calls.c.request_id == request_id, calls.c.nudged_at == now)

    async def count(self, request_id: int) -> tuple[int, int]:
        """How many were asked for a request, and how many of those wait for their message of the day."""
        found = await self._connection.execute(
            select(func.count(), func.count(calls.c.held_until)).where(calls.c.request_id == request_id)
        )
        asked, held = found.one()
        return asked, held

    async def held(self, now: dt.datetime, most: int) -> dict[int, list[int]]:
        """Whose message of the day is due: person ids, each with the requests that waited for it.

        While letters of such a request are still being written it waits: whoever is held is known by that to need none.
        """
        is_held = calls.c.held_until <= now
        is_in_writing = exists().where(agenda.c.request_id == calls.c.request_id, agenda.c.kind == Due.LETTERS.value)
        too_early = select(calls.c.person_id).where(is_held, is_in_writing)
        whose = select(calls.c.person_id).where(is_held, calls.c.person_id.not_in(too_early)).distinct().limit(most)
        found = await self._connection.execute(
            select(calls.c.person_id, calls.c.request_id)
            .where(is_held, calls.c.person_id.in_(whose))
            .order_by(calls.c.person_id, calls.c.request_id)
        )
        requests_of: dict[int, list[int]] = {}
        for person_id, request_id in found:
            requests_of.setdefault(person_id, []).append(request_id)
        return requests_of

    async def next_held_until(self) -> dt.datetime | None:
        """When the next message of the day is due; None while no call waits for one."""
        found: dt.datetime | None = await self._connection.scalar(select(func.min(calls.c.held_until)).where(_IS_HELD))
        return found

    async def unanswered(self, person_id: int, since: dt.date) -> list[int]:
        """Ids of the open requests from a day on that a person was asked for and has not answered, soonest first."""
        answered = select(commitments.c.request_id).where(commitments.c.person_id == person_id)
        found = await self._connection.execute(
            select(requests.c.id)
            .join(calls, calls.c.request_id == requests.c.id)
            .where(
                calls.c.person_id == person_id,
                calls.c.held_until.is_(None),
                requests.c.id.not_in(answered),
                requests.c.status == RequestStatus.OPEN.value,
                requests.c.day >= since,
            )
            .order_by(requests.c.day, requests.c.starts, requests.c.id)
        )
        return list(found.scalars())

    async def take_back_unsent(self, request_id: int) -> None:
        """Let nobody count as called whose every message was stopped or refused, and who has not answered.

        What became of those messages is told no more: whoever is called anew gets others.
        """
        never = outbox.c.state.in_(_NEVER_ARRIVED) & (outbox.c.unclear == 0)
        of_request = (outbox.c.request_id == request_id, outbox.c.kind.in_(_ASKING))
        messages = select(outbox.c.chat_id).where(*of_request)
        answered = select(commitments.c.person_id).where(commitments.c.request_id == request_id)
        await self._connection.execute(
            delete(calls).where(
                calls.c.request_id == request_id,
                calls.c.person_id.in_(messages.where(never)),
                calls.c.person_id.not_in(messages.where(~never)),
                calls.c.person_id.not_in(answered),
            )
        )
        called = select(calls.c.person_id).where(calls.c.request_id == request_id)
        await self._connection.execute(
            update(outbox)
            .where(*of_request, never, outbox.c.chat_id > 0, outbox.c.chat_id.not_in(called))
            .values(state=DeliveryState.SUPERSEDED.value)
        )

    async def take_back_held(self, now: dt.datetime) -> None:
        """Let nobody count as called whose message of the day is due, for a request that goes to nobody more."""
        halted = select(requests.c.id).where(
            requests.c.id == calls.c.request_id, requests.c.reach == Reach.NOBODY.value
        )
        await self._connection.execute(delete(calls).where(calls.c.held_until <= now, halted.exists()))

    async def let_go(self, person_id: int, now: dt.datetime) -> None:
        """Note that somebody gets the message of the day now."""
        await self._connection.execute(
            update(calls).where(calls.c.person_id == person_id, calls.c.held_until <= now).values(held_until=None)
        )

    async def let_all_go(self, now: dt.datetime) -> None:
        """Note that whoever waited for a message of the day that is due by now may have got it."""
        await self._connection.execute(update(calls).where(calls.c.held_until <= now).values(held_until=None))


def _at_once(request_id: int, wave: int) -> tuple[ColumnElement[bool], ...]:
    return calls.c.request_id == request_id, calls.c.wave == wave, calls.c.held_until.is_(None)


def _readers(*which: ColumnElement[bool]) -> Select[Any]:
    return select(people.c.id, people.c.language).join(calls, calls.c.person_id == people.c.id).where(*which)
