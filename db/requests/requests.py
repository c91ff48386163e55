"""Requests for help: drafts, what was sent, and the count of accepted places."""

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
    delete,
    false,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from db.choices import ChoiceKind, Choices
from db.metadata import METADATA, Moment, RowId, TelegramId
from db.requests.asked_for import values_of
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
        return None if row is None else await self._read(row)

    async def draft_of(self, coordinator_id: int) -> Request | None:
        """The draft a coordinator is writing; there is at most one."""
        found = await self._connection.execute(
            select(requests)
            .where(requests.c.coordinator_id == coordinator_id, requests.c.status == RequestStatus.DRAFT.value)
            .order_by(requests.c.id.desc())
            .limit(1)
        )
        row = found.one_or_none()
        return None if row is None else await self._read(row)

    async def drafts_of(self, coordinator_id: int) -> list[Request]:
        """What a coordinator is writing, the oldest first; two while one of them is to be chosen."""
        found = await self._connection.execute(
            select(requests)
            .where(requests.c.coordinator_id == coordinator_id, requests.c.status == RequestStatus.DRAFT.value)
            .order_by(requests.c.id)
        )
        return [await self._read(row) for row in found.all()]

    async def give_up(self, request_id: int) -> None:
        """Empty a draft and let go of it; its number stays taken, so that no old button means a newer draft."""
        nothing = {"hub": None, "activity": "", "day": None, "role": None, "text": "", "private_text": ""}
        await self._connection.execute(
            update(requests)
            .where(requests.c.id == request_id, requests.c.status == RequestStatus.DRAFT.value)
            .values(coordinator_id=None, status=RequestStatus.STOPPED.value, interests=0, needed=None, **nothing)
        )

    async def sent_by(self, coordinator_id: int, most: int, hubs: Collection[str] = ()) -> list[Request]:
        """The newest requests that a coordinator has sent, and of others at these hubs."""
        followed = or_(requests.c.coordinator_id == coordinator_id, requests.c.hub.in_(list(hubs)))
        found = await self._connection.execute(
            select(requests).where(followed, requests.c.status.in_(_LIVE)).order_by(requests.c.id.desc()).limit(most)
        )
        return [await self._read(row) for row in found.all()]

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
        return [await self._read(row) for row in found.all()]

    async def of_coordinator(self, coordinator_id: int) -> list[Request]:
        """Everything a coordinator has written, drafts too."""
        found = await self._connection.execute(
            select(requests).where(requests.c.coordinator_id == coordinator_id).order_by(requests.c.id)
        )
        return [await self._read(row) for row in found.all()]

    async def forget_drafts(self, coordinator_id: int) -> None:
        """Remove what a coordinator has written and not sent."""
        await self._connection.execute(
            delete(requests).where(
                requests.c.coordinator_id == coordinator_id, requests.c.status == RequestStatus.DRAFT.value
            )
        )

    async def renumber(self, gap: int, now: dt.datetime) -> None:
        """Leave out at least `gap` numbers, and give drafts new ones beyond them.

        No button that was made before then means a draft, nor any request that is still to come.
        """
        highest = await self._connection.scalar(select(func.max(requests.c.id))) or 0
        first = (highest // gap + 1) * gap
        drafts = select(requests.c.id).where(requests.c.status == RequestStatus.DRAFT.value).order_by(requests.c.id)
        numbers = (await self._connection.execute(drafts)).scalars().all()
        for number, draft in enumerate(numbers, start=first + 1):
            await self._connection.execute(update(requests).where(requests.c.id == draft).values(id=number))
        stopped = {"id": first, "status": RequestStatus.STOPPED.value, "created_at": now}
        await self._connection.execute(insert(requests).values(stopped))  # holds the place: SQLite counts from the rows

    async def begin(self, coordinator_id: int | None, now: dt.datetime) -> Request:
        """A fresh draft."""
        made = await self._connection.execute(
            insert(requests)
            .values(coordinator_id=coordinator_id, status=RequestStatus.DRAFT.value, created_at=now)
            .returning(requests.c.id)
        )
        request_id: int = made.scalar_one()
        return Request(request_id, coordinator_id, RequestStatus.DRAFT)

    async def save(self, request: Request) -> bool:
        """Keep a draft as it is now; False when it is no draft any more."""
        values = await values_of(request, self._choices) | {
            "day": request.day,
            "is_urgent": request.is_urgent,
            "reach": request.reach.value,
            "series_id": request.series_id,
        }
        changed = await self._connection.execute(
            update(requests)
            .where(requests.c.id == request.id, requests.c.status == RequestStatus.DRAFT.value)
            .values(values)
        )
        return changed.rowcount == 1

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
        return [await self._read(row) for row in found.all()]

    async def _read(self, row: Row[Any]) -> Request:
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
            interests=await self._choices.slugs(ChoiceKind.INTEREST, row.interests),
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
