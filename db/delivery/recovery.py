"""Messages that were claimed and never marked: taken over from a sender that ended, or taken back after an outage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.delivery.marks import FLOOD, WAITS_AGAIN, WITHOUT_THE_ERASED
from db.delivery.outbox import outbox
from domain.delivery import DeliveryState
from domain.letters import RESENT_WHEN_UNCLEAR
from domain.pacing import GROUP_WINDOW

GROUP_SPAN: Final = dt.timedelta(seconds=GROUP_WINDOW)


@dataclass(frozen=True, slots=True)
class Left:
    """What an ended sender left."""

    messages: int  #: How many were on their way.
    peace_until: dt.datetime | None  #: When flood control lets messages go again; None where it has asked for nothing.
    to_groups: Sequence[tuple[int, dt.datetime]]  #: What groups were sent within their window, as (chat, moment).


class Recovery:
    """Takes over and takes back, inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def take_over(self, owner: str, now: dt.datetime) -> Left:
        """Take over what an ended sender had claimed: it may have arrived, and is sent once more at most.

        News is never sent again: two copies of it are worse than none.
        """
        stale = (outbox.c.state == DeliveryState.SENDING.value, outbox.c.owner != owner)
        on_their_way = await self._connection.scalars(select(outbox.c.chat_id).where(*stale, outbox.c.chat_id < 0))
        to_groups = [(chat, now) for chat in on_their_way]
        once_only = outbox.c.kind.not_in([kind.value for kind in RESENT_WHEN_UNCLEAR])
        given_up = await self._connection.execute(
            update(outbox)
            .where(*stale, or_(outbox.c.unclear >= 1, once_only))
            .values(
                state=DeliveryState.UNCERTAIN.value,
                reason="the sender ended meanwhile",
                owner="",
                payload="",
                unclear=outbox.c.unclear + 1,
                finished_at=now,
                chat_id=WITHOUT_THE_ERASED,
            )
        )
        again = await self._connection.execute(
            update(outbox).where(*stale).values(state=WAITS_AGAIN, unclear=outbox.c.unclear + 1, owner="")
        )
        to_groups = [*await self._to_groups(now - GROUP_SPAN), *to_groups]
        return Left(given_up.rowcount + again.rowcount, await self._peace_until(), to_groups)

    async def take_back(self, owner: str, flying: Collection[int]) -> int:
        """Let wait again what was claimed for this owner while an outage kept it from hearing so; returns how many.

        `flying` are the messages that it does know of, by id.
        """
        taken = await self._connection.execute(
            update(outbox)
            .where(
                outbox.c.state == DeliveryState.SENDING.value,
                outbox.c.owner == owner,
                outbox.c.id.not_in(list(flying)),
            )
            .values(state=WAITS_AGAIN)
        )
        return taken.rowcount

    async def _peace_until(self) -> dt.datetime | None:
        """Until when Telegram's flood control had asked the ended sender to be quiet, also at what was called off.

        Where it asked for peace in a group, only that waits.
        """
        until: dt.datetime | None = await self._connection.scalar(
            select(func.max(outbox.c.not_before)).where(outbox.c.reason == FLOOD, outbox.c.chat_id > 0)
        )
        return until

    async def _to_groups(self, recent: dt.datetime) -> list[tuple[int, dt.datetime]]:
        """What groups were sent since a moment, as (chat, moment)."""
        found = await self._connection.execute(
            select(outbox.c.chat_id, outbox.c.finished_at)
            .where(outbox.c.chat_id < 0, outbox.c.finished_at > recent)
            .order_by(outbox.c.finished_at)
        )
        return [(chat, at) for chat, at in found]
