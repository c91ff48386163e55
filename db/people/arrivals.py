"""Somebody writes: everything a turn has to know about who it is, in one look."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.metadata import UNANSWERED
from db.people.appointments import appointments
from db.people.people import people
from db.register.hubs import registers
from domain.people import Cursor, Person

_REGISTER: Final = select(func.coalesce(func.max(registers.c.version), 0)).scalar_subquery()
_LOOK: Final = (
    select(people, appointments.c.hub, _REGISTER.label("register"))
    .outerjoin(appointments, appointments.c.person_id == people.c.id)
    .where(people.c.id == bindparam("person"))
)
_KNOW: Final = insert(people).execution_options(**UNANSWERED)
_RENAME: Final = (
    update(people)
    .where(people.c.id == bindparam("person"))
    .values(name=bindparam("new_name"), language=bindparam("new_language"), is_reachable=True)
    .execution_options(**UNANSWERED)
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who writes, where typed words belong, and the version of what is registered now."""

    person: Person
    cursor: Cursor | None
    register: int
    is_back: bool = False  #: Messages had not reached this person any more.


class Arrivals:
    """Meets people inside a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def meet(self, person_id: int, name: str, language: str, now: dt.datetime) -> Arrival:
        """The person who writes, with the hubs that person coordinates; a newcomer is kept.

        `language` is the client's, and counts as long as the person has chosen none.
        """
        rows = (await self._connection.execute(_LOOK, {"person": person_id})).all()
        if not rows:
            new = {"id": person_id, "name": name, "language": language, "first_seen": now}
            await self._connection.execute(_KNOW, new)
            return Arrival(Person(person_id, name, language, is_new=True), None, await self._register())
        row = rows[0]
        spoken = row.language if row.chose_language else language
        if (row.name, row.language, row.is_reachable) != (name, spoken, True):
            changed = {"person": person_id, "new_name": name, "new_language": spoken}
            await self._connection.execute(_RENAME, changed)
        coordinates = frozenset(row.hub for row in rows if row.hub is not None)
        return Arrival(
            Person(person_id, name, spoken, coordinates=coordinates),
            _cursor(row),
            row.register,
            is_back=not row.is_reachable,
        )

    async def _register(self) -> int:
        return int(await self._connection.scalar(select(_REGISTER)) or 0)


def _cursor(row: Row[Any]) -> Cursor | None:
    return Cursor(row.cursor_flow, row.cursor_step, row.cursor_subject) if row.cursor_flow else None
