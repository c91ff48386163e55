"""What became of the messages of a request."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.delivery.outbox import REASON_LENGTH, outbox
from db.people.people import people
from domain.delivery import DeliveryState
from domain.letters import Kind
from domain.requests import Progress


class Deliveries:
    """Tells how the messages of a request stand, inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def progress(self, request_id: int) -> Progress:
        """How the calls of a request stand."""
        again = func.count(case((outbox.c.unclear > 0, 1)))
        found = await self._connection.execute(
            select(outbox.c.state, func.count(), again)
            .where(outbox.c.request_id == request_id, outbox.c.kind == Kind.CALL.value)
            .group_by(outbox.c.state)
        )
        by_state = {DeliveryState(state): (number, doubled) for state, number, doubled in found}

        def of(state: DeliveryState) -> int:
            return int(by_state.get(state, (0, 0))[0])

        return Progress(
            waiting=of(DeliveryState.PENDING) + of(DeliveryState.SENDING),
            sent=of(DeliveryState.SENT),
            unreachable=of(DeliveryState.UNREACHABLE),
            failed=of(DeliveryState.FAILED),
            stopped=of(DeliveryState.STOPPED),
            expired=of(DeliveryState.EXPIRED),
            uncertain=of(DeliveryState.UNCERTAIN),
            doubled=by_state.get(DeliveryState.SENT, (0, 0))[1],
        )

    async def refusals(self, request_id: int, reason: str) -> int:
        """How many messages of a request Telegram has refused for one and the same reason.

        Those of a letter that somebody got do not count: they were refused for whom they went to, not for what it says.
        """
        of_request = outbox.c.request_id == request_id
        got = select(outbox.c.letter_id).where(
            of_request, outbox.c.state == DeliveryState.SENT.value, outbox.c.letter_id.is_not(None)
        )
        found = await self._connection.scalar(
            select(func.count())
            .select_from(outbox)
            .where(
                of_request,
                outbox.c.state == DeliveryState.FAILED.value,
                outbox.c.reason == reason[:REASON_LENGTH],
                outbox.c.letter_id.not_in(got.distinct()),
            )
        )
        return found or 0

    async def names(self, request_id: int, states: Collection[DeliveryState]) -> list[str]:
        """The names of those whose message of a request came to one of these ends."""
        found = await self._connection.execute(
            select(people.c.name)
            .join(outbox, outbox.c.chat_id == people.c.id)
            .where(outbox.c.request_id == request_id, outbox.c.state.in_([state.value for state in states]))
            .order_by(people.c.name)
        )
        return list(found.scalars())
