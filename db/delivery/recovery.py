"""Messages that were claimed and never marked: taken over from a sender that ended, or taken back after an outage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.delivery.marks import WAITS_AGAIN, WITHOUT_THE_ERASED
from db.delivery.outbox import outbox
from db.locks import free
from domain.delivery import DeliveryState
from domain.letters import RESENT_WHEN_UNCLEAR
from domain.moments import later
from domain.pacing import GROUP_WINDOW

GROUP_SPAN: Final = dt.timedelta(seconds=GROUP_WINDOW)


@dataclass(frozen=True, slots=True)
class Left:
    """What an ended sender left."""

    messages: int  #: How many were on their way.
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
        to_groups = [*await self._to_groups(later(now, -GROUP_SPAN)), *to_groups]
        return Left(given_up.rowcount + again.rowcount, to_groups)

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

    async def wait_no_longer(self, owner: str) -> None:
        """Let go what an ended sender put off by the clock, which may have been set back since; it waited seconds.

        Where Telegram asked for longer, nothing leaves anyway; what it asked for in a group stays.
        """
        put_off = (outbox.c.state == DeliveryState.PENDING.value, outbox.c.owner.not_in(["", owner]))
        await self._connection.execute(
            update(outbox)
            .where(*free(self._connection, outbox, *put_off, outbox.c.chat_id > 0))
            .values(not_before=None, owner="")
        )

    async def _to_groups(self, recent: dt.datetime) -> list[tuple[int, dt.datetime]]:
        """What groups were sent since a moment, as (chat, moment)."""
        found = await self._connection.execute(
            select(outbox.c.chat_id, outbox.c.finished_at)
            .where(outbox.c.chat_id < 0, outbox.c.finished_at > recent)
            .order_by(outbox.c.finished_at)
        )
        return [(chat, at) for chat, at in found]
