"""Who a change of a request concerns: who has a place, waits or said no, and who is asked whether it still suits."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.commitments.commitments import commitments
from db.people.people import people
from domain.people import Person
from domain.requests import Answer

_of = commitments.c


class AskedAgain:
    """Reads and writes, inside a unit of work, who is asked once more."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def people(self, request_id: int, *answers: Answer) -> list[Person]:
        """Those who gave one of these answers, first come first."""
        return await self._people(_of.request_id == request_id, _gave(answers))

    async def unconfirmed(self, request_id: int) -> list[Person]:
        """Those who have a place and have not said whether the new time suits."""
        is_open = _of.is_asked_again
        return await self._people(_of.request_id == request_id, _gave([Answer.YES]), is_open)

    async def _people(self, *which: ColumnElement[bool]) -> list[Person]:
        found = await self._connection.execute(
            select(people.c.id, people.c.name, people.c.language)
            .join(commitments, _of.person_id == people.c.id)
            .where(*which)
            .order_by(_of.answered_at, people.c.id)
        )
        return [Person(row.id, row.name, row.language) for row in found]

    async def ask(self, request_id: int, *answers: Answer) -> None:
        """Note that those who gave these answers are asked once more."""
        await self._connection.execute(
            update(commitments).where(_of.request_id == request_id, _gave(answers)).values(is_asked_again=True)
        )

    async def confirm(self, request_id: int, person_id: int) -> bool:
        """Note that somebody has answered; False for whoever was not asked again."""
        answered = await self._connection.execute(
            update(commitments)
            .where(_of.request_id == request_id, _of.person_id == person_id, _of.is_asked_again)
            .values(is_asked_again=False)
        )
        return answered.rowcount == 1

    def decliners(self, request_id: int) -> Select[Any]:
        """A SELECT of (id, language) of those who said no and were not asked again, for INSERT … SELECT."""
        return (
            select(people.c.id, people.c.language)
            .join(commitments, _of.person_id == people.c.id)
            .where(_of.request_id == request_id, _gave([Answer.NO]), _of.is_asked_again.is_(False))
        )

    async def wait_on(self, request_id: int, person_id: int) -> None:
        """Put whoever had an offer back where they stood in the line."""
        await self._connection.execute(
            update(commitments)
            .where(_of.request_id == request_id, _of.person_id == person_id)
            .values(answer=Answer.WAITING.value, lapses_at=None)
        )

    async def put_first(self, request_id: int, person_id: int) -> None:
        """Let whoever was released wait before all others."""
        first = select(func.coalesce(func.min(_of.line), 0)).where(_of.request_id == request_id)
        line = (await self._connection.scalar(first) or 0) - 1
        await self._connection.execute(
            update(commitments).where(_of.request_id == request_id, _of.person_id == person_id).values(line=line)
        )


def _gave(answers: Collection[Answer]) -> ColumnElement[bool]:
    return _of.answer.in_([answer.value for answer in answers])
