"""Candidates for a request: counted by verdict, and called wave by wave.

Everything is decided inside the database, so that a million volunteers need no more memory than ten.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, exists, func, insert, literal, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.choices import ChoiceKind, Choices
from db.commitments.calls import calls
from db.commitments.verdicts import Masks, Search, judged
from db.locks import free
from db.metadata import Moment
from db.people.people import keeping, people
from db.people.volunteers import volunteer_hubs
from domain.dispatch import Fit, LeftOut, Verdict
from domain.people import Digest

__all__ = ["Candidates", "Search"]

_VERDICTS: Final[tuple[Verdict, ...]] = (*Fit, *LeftOut)


class Candidates:
    """Looks for people inside a unit of work."""

    def __init__(self, connection: AsyncConnection, choices: Choices) -> None:
        self._connection = connection
        self._choices = choices

    async def count(self, search: Search) -> dict[Verdict, int]:
        """How many come to each verdict; those called for this request already are not counted."""
        # OFFSET keeps SQLite from working the verdict out anew for each number
        everybody = (await self._judged(search, volunteer_hubs.c.person_id)).offset(0).subquery()
        numbers = [func.count().filter(everybody.c.verdict == verdict.value) for verdict in _VERDICTS]
        found = (await self._connection.execute(select(*numbers).select_from(everybody))).one()
        return {verdict: number for verdict, number in zip(_VERDICTS, found, strict=True) if number}

    async def is_anybody(self, search: Search, widest: Fit) -> bool:
        """Whether anybody fits at least so well who has not been called for this request."""
        everybody = (await self._judged(search, volunteer_hubs.c.person_id)).subquery()
        fits = select(everybody.c.person_id).where(everybody.c.verdict <= widest.value).limit(1)
        return await self._connection.scalar(fits) is not None

    async def call(
        self, search: Search, wave: int, widest: Fit, most: int | None, now: dt.datetime, held_until: dt.datetime | None
    ) -> int:
        """Call up to `most` of those who fit at least so well, in their order; returns how many.

        Those who want one message a day are held until then, where `held_until` says when that is.
        """
        hubs = volunteer_hubs.c
        everybody = (await self._judged(search, hubs.person_id, hubs.last_asked_at, hubs.digest)).subquery()
        wants_digest = everybody.c.digest == Digest.DAILY.value if held_until else literal(value=False)
        chosen = select(
            literal(search.request_id),
            everybody.c.person_id,
            literal(wave),
            literal(now, Moment()),
            case((wants_digest, literal(held_until, Moment())), else_=null()),
        ).where(everybody.c.verdict <= widest.value)
        if most is not None:
            in_turn = (everybody.c.verdict, everybody.c.last_asked_at.nulls_first(), everybody.c.person_id)
            chosen = chosen.order_by(*in_turn).limit(most)
        if self._connection.dialect.name != "sqlite":
            chosen = keeping(chosen.join(people, people.c.id == everybody.c.person_id))
        columns = ["request_id", "person_id", "wave", "asked_at", "held_until"]
        return (await self._connection.execute(insert(calls).from_select(columns, chosen))).rowcount

    async def note_asked(self, request_id: int, wave: int, now: dt.datetime) -> None:
        """Note on everybody called in a wave that they were asked now: others come before them next time.

        Whoever is just changing what they chose goes without: a wave waits for nobody.
        """
        asked = select(calls.c.person_id).where(calls.c.request_id == request_id, calls.c.wave == wave)
        await self._connection.execute(
            update(volunteer_hubs)
            .where(*free(self._connection, volunteer_hubs, volunteer_hubs.c.person_id.in_(asked)))
            .values(last_asked_at=now)
        )

    async def _judged(self, search: Search, *columns: ColumnElement[Any]) -> Select[Any]:
        masks = Masks(
            role=await self._choices.mask(ChoiceKind.ROLE, {search.role}),
            with_role=await self._choices.masks_with(ChoiceKind.ROLE, search.role),
            interests=await self._choices.mask(ChoiceKind.INTEREST, search.interests),
        )
        is_called = select(exists().where(calls.c.request_id == search.request_id))
        is_anyone_called = bool(await self._connection.scalar(is_called))
        return judged(search, masks, *columns, is_anyone_called=is_anyone_called)
