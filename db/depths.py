"""How much waits in the inbox and the outbox, for watchdogs, readiness and metrics."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.delivery.inbox import InboxState, inbox
from db.delivery.outbox import outbox
from domain.delivery import ON_THE_WAY
from domain.letters import Lane


class Depths:
    """Measures inbox and outbox, inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def oldest_update(self) -> dt.datetime | None:
        """When the update was received that has waited longest; None when none waits."""
        oldest: dt.datetime | None = await self._connection.scalar(
            select(func.min(inbox.c.received_at)).where(inbox.c.state == InboxState.NEW.value)
        )
        return oldest

    async def on_the_way(self) -> dict[tuple[str, str], int]:
        """How many messages wait or are being sent, by (lane, state), both in lower case; none where there are none."""
        depths: dict[tuple[str, str], int] = {}
        for state in ON_THE_WAY:  # one at a time: each has an index of its own
            found = await self._connection.execute(
                select(outbox.c.lane, func.count()).where(outbox.c.state == state.value).group_by(outbox.c.lane)
            )
            depths |= {(Lane(lane).name.lower(), state.value): number for lane, number in found}
        return depths
