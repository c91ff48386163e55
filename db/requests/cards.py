"""Cards: the message that shows a request to its coordinator, and what it shows."""

from __future__ import annotations

import datetime as dt
from typing import Final

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.requests.requests import requests

_COVERED: Final = "covered"


class Cards:
    """Remembers cards inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def place(self, request_id: int, message_id: int | None) -> None:
        """Remember the message that shows a request to its coordinator."""
        await self._connection.execute(
            update(requests).where(requests.c.id == request_id).values(card_message_id=message_id, card_shows="")
        )

    async def cover(self, coordinator_id: int, message_id: int) -> None:
        """Note that something else is shown where a card was: nothing may take its place until the card is back."""
        is_theirs = (requests.c.coordinator_id == coordinator_id, requests.c.card_message_id == message_id)
        covered = update(requests).where(*is_theirs, requests.c.card_shows != _COVERED).values(card_shows=_COVERED)
        await self._connection.execute(covered)

    async def note_shown(self, request_id: int, shows: str) -> bool:
        """Remember what the card shows; False when it showed just that before, or something else is in its place."""
        is_news = requests.c.card_shows.not_in([shows, _COVERED])
        changed = await self._connection.execute(
            update(requests).where(requests.c.id == request_id, is_news).values(card_shows=shows)
        )
        return changed.rowcount == 1

    async def to_look_after(self, since: dt.datetime, today: dt.date) -> list[int]:
        """Ids of the requests that have a card to keep up to date: sent since a moment, or still to come."""
        may_move = or_(requests.c.sent_at >= since, (requests.c.sent_at.is_not(None)) & (requests.c.day >= today))
        found = await self._connection.execute(
            select(requests.c.id).where(may_move, requests.c.card_message_id.is_not(None))
        )
        return list(found.scalars())
