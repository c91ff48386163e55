"""What becomes of a request after it was sent: changed, cancelled, worded anew; each by one conditional UPDATE."""

from __future__ import annotations

from typing import Final

import orjson
from sqlalchemy import case, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.delivery.letters import letters
from db.requests.requests import requests
from domain.request_changes import LIVE
from domain.requests import Request, RequestStatus

_OPEN, _FULL = RequestStatus.OPEN.value, RequestStatus.FULL.value
_LIVE = [status.value for status in sorted(LIVE)]
_UNSENT: Final = ""
"""The language of a text that is being written: nobody reads it yet."""


class RequestChanges:
    """Changes sent requests inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def change(self, before: Request, after: Request) -> bool:
        """Keep what can change in a sent request; False when it is no longer as it was, or not live any more."""
        changed = await self._connection.execute(
            update(requests)
            .where(
                requests.c.id == before.id,
                requests.c.status.in_(_LIVE),
                requests.c.day == before.day,
                requests.c.starts == before.starts,
                requests.c.ends == before.ends,
                requests.c.needed == before.needed,
            )
            .values(
                day=after.day,
                starts=after.starts,
                ends=after.ends,
                needed=after.needed,
                text=after.text,
                private_text=after.private_text,
                reason=after.reason,
            )
        )
        return changed.rowcount == 1

    async def settle(self, request_id: int, *, reopens: bool) -> None:
        """Let the status follow from the numbers; `reopens` lets a stopped request ask again where places are free."""
        open_again = (_OPEN, _FULL, RequestStatus.STOPPED.value) if reopens else (_OPEN, _FULL)
        status = case((requests.c.accepted >= requests.c.needed, _FULL), else_=_OPEN)
        await self._connection.execute(
            update(requests).where(requests.c.id == request_id, requests.c.status.in_(open_again)).values(status=status)
        )

    async def cancel(self, request_id: int, reason: str) -> bool:
        """Keep that a request does not take place; False when it was cancelled before. No place is kept any more."""
        changed = await self._connection.execute(
            update(requests)
            .where(requests.c.id == request_id, requests.c.status.in_(_LIVE))
            .values(status=RequestStatus.CANCELLED.value, reason=reason, offered=0)
        )
        return changed.rowcount == 1

    async def write(self, request_id: int, part: str, text: str) -> int:
        """Keep a text that a coordinator is writing for a part of a request; returns its number."""
        await self.discard(request_id)
        values = {"request_id": request_id, "language": _UNSENT, "payload": orjson.dumps({part: text}).decode()}
        written = await self._connection.execute(insert(letters).values(values).returning(letters.c.id))
        number: int = written.scalar_one()
        return number

    async def written(self, request_id: int, number: int) -> dict[str, str] | None:
        """What is being written, by part; None when it was discarded or another was begun since."""
        payload = await self._connection.scalar(
            select(letters.c.payload).where(
                letters.c.id == number, letters.c.request_id == request_id, letters.c.language == _UNSENT
            )
        )
        return None if payload is None else orjson.loads(payload)

    async def discard(self, request_id: int) -> None:
        """Let go of what is being written."""
        await self._connection.execute(
            delete(letters).where(letters.c.request_id == request_id, letters.c.language == _UNSENT)
        )
