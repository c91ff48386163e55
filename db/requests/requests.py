"""Requests for help: how they are found, sent and stopped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    Time,
    case,
    false,
    or_,
    select,
    update,
)
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from db.choices import ChoiceKind, Choices
from db.metadata import METADATA, Moment, RowId, TelegramId
from domain.requests import Reach, Request, RequestStatus

requests = Table(
    "requests",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("coordinator_id", TelegramId, ForeignKey("people.id", ondelete="SET NULL")),
    Column("status", String(8), nullable=False),
    Column("hub", String(24)),
    Column("activity", String(100), nullable=False, server_default=""),
    Column("day", Date),
    Column("starts", Time),
    Column("ends", Time),
    Column("role", String(24)),
    Column("interests", BigInteger, nullable=False, server_default="0"),
    Column("needed", Integer),
    Column("accepted", Integer, nullable=False, server_default="0"),
    Column("text", Text, nullable=False, server_default=""),
    Column("card_message_id", TelegramId),
    Column("card_shows", String(128), nullable=False, server_default=""),
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("reach", String(8), nullable=False, server_default=Reach.WAVES.value),
    Column("is_urgent", Boolean, nullable=False, server_default=false()),
    Column("private_text", Text, nullable=False, server_default=""),  # told to those who have a place
    Column("reason", String(200), nullable=False, server_default=""),  # why it was changed or cancelled
    Column("wave", Integer, nullable=False, server_default="0"),  # the last one that went out
    Column("offered", Integer, nullable=False, server_default="0"),  # places kept for those on the waiting list
    Column("filled_at", Moment),
    Column("reviewed_at", Moment),  # the coordinator has said who was there
    Column("current_letter", RowId),  # a copy that shows a letter before this one is out of date
    Column("series_id", RowId),
    Column("code", String(8), nullable=False, server_default=""),  # to check in with
)
Index("ix_requests_coordinator_id", requests.c.coordinator_id, requests.c.status)
Index("ix_requests_series_id", requests.c.series_id)
Index("ix_requests_day", requests.c.day)

_LIVE = (RequestStatus.OPEN.value, RequestStatus.FULL.value, RequestStatus.STOPPED.value)


class Requests:
    """Reads and writes requests inside a unit of work."""

    def __init__(self, connection: AsyncConnection, choices: Choices) -> None:
        self._connection = connection
        self._choices = choices

    async def get(self, request_id: int) -> Request | None:
        """One request, in whatever state."""
        found = await self._connection.execute(select(requests).where(requests.c.id == request_id))
        row = found.one_or_none()
        return None if row is None else await request_of(row, self._choices)

    async def sent_by(self, coordinator_id: int, most: int, hubs: Collection[str] = ()) -> list[Request]:
        """The newest requests that a coordinator has sent, and of others at these hubs."""
        followed = or_(requests.c.coordinator_id == coordinator_id, requests.c.hub.in_(list(hubs)))
        found = await self._connection.execute(
            select(requests).where(followed, requests.c.status.in_(_LIVE)).order_by(requests.c.id.desc()).limit(most)
        )
        return [await request_of(row, self._choices) for row in found.all()]

    async def followed(
        self, coordinator_id: int, hubs: Collection[str], today: dt.date, *, most: int, after: int = 0
    ) -> list[Request]:
        """What a coordinator has sent, and others at these hubs: the soonest first, then what is past, newest first."""
        is_ahead = requests.c.day >= today
        found = await self._connection.execute(
            select(requests)
            .where(
                or_(requests.c.coordinator_id == coordinator_id, requests.c.hub.in_(list(hubs))),
                requests.c.status.in_(_LIVE),
            )
            .order_by(
                case((is_ahead, 0), else_=1),
                case((is_ahead, requests.c.day)),
                requests.c.day.desc(),
                requests.c.starts,
                requests.c.id.desc(),
            )
            .limit(most)
            .offset(after)
        )
        return [await request_of(row, self._choices) for row in found.all()]

    async def of_coordinator(self, coordinator_id: int) -> list[Request]:
        """Everything a coordinator has written, drafts too."""
        found = await self._connection.execute(
            select(requests).where(requests.c.coordinator_id == coordinator_id).order_by(requests.c.id)
        )
        return [await request_of(row, self._choices) for row in found.all()]

    async def open(self, request_id: int, card_message_id: int | None, now: dt.datetime) -> bool:
        """Turn a draft into a sent request; False for whoever comes second."""
        changed = await self._connection.execute(
            update(requests)
            .where(requests.c.id == request_id, requests.c.status == RequestStatus.DRAFT.value)
            .values(status=RequestStatus.OPEN.value, card_message_id=card_message_id, sent_at=now)
        )
        return changed.rowcount == 1

    async def stop(self, request_id: int) -> bool:
        """Stop a request; False when it was not running."""
        running = (RequestStatus.OPEN.value, RequestStatus.FULL.value)
        changed = await self._connection.execute(
            update(requests)
            .where(requests.c.id == request_id, requests.c.status.in_(running))
            .values(status=RequestStatus.STOPPED.value, offered=0)
        )
        return changed.rowcount == 1

    async def give_code(self, request_id: int, code: str) -> bool:
        """Keep the code to check in with; False when there is one already."""
        changed = await self._connection.execute(
            update(requests).where(requests.c.id == request_id, requests.c.code == "").values(code=code)
        )
        return changed.rowcount == 1

    async def note_wave(self, request_id: int, wave: int) -> None:
        """Keep which wave was the last to go out."""
        await self._connection.execute(update(requests).where(requests.c.id == request_id).values(wave=wave))

    async def set_reach(self, request_id: int, reach: Reach) -> None:
        """Keep how a request goes out from now on."""
        await self._connection.execute(update(requests).where(requests.c.id == request_id).values(reach=reach.value))

    async def around(self, day: dt.date) -> list[Request]:
        """The requests that take place on a day, or begin or end beside it."""
        near = (day - dt.timedelta(days=1), day + dt.timedelta(days=1))
        found = await self._connection.execute(
            select(requests).where(requests.c.day.between(*near), requests.c.status.in_(_LIVE))
        )
        return [await request_of(row, self._choices) for row in found.all()]


async def request_of(row: Row[Any], choices: Choices) -> Request:
    """The request that a row keeps."""
    return Request(
        id=row.id,
        coordinator_id=row.coordinator_id,
        status=RequestStatus(row.status),
        hub=row.hub,
        activity=row.activity,
        day=row.day,
        starts=row.starts,
        ends=row.ends,
        role=row.role,
        interests=await choices.slugs(ChoiceKind.INTEREST, row.interests),
        needed=row.needed,
        accepted=row.accepted,
        text=row.text,
        card_message_id=row.card_message_id,
        reach=Reach(row.reach),
        is_urgent=row.is_urgent,
        private_text=row.private_text,
        reason=row.reason,
        wave=row.wave,
        offered=row.offered,
        sent_at=row.sent_at,
        filled_at=row.filled_at,
        reviewed_at=row.reviewed_at,
        series_id=row.series_id,
        code=row.code,
    )
