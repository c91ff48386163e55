"""Candidates for a request: counted by verdict, and taken wave by wave. `domain/dispatch.py` in SQL.

Everything is decided inside the database, so that a million volunteers need no more memory than ten.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    case,
    exists,
    func,
    insert,
    literal,
    null,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from db.choices import ChoiceKind, Choices
from db.commitments.calls import calls
from db.commitments.commitments import commitments
from db.metadata import Moment
from db.people.volunteers import BLOCKED, volunteer_hubs
from domain.dispatch import Fit, LeftOut, Rules, Verdict
from domain.people import Digest
from domain.requests import Answer

_PLACES: Final = (Answer.YES.value, Answer.OFFERED.value)


@dataclass(frozen=True, slots=True)
class Search:
    """Whom a request looks for, and what holds for all of them."""

    request_id: int
    hub: str
    neighbours: Collection[str]
    role: str
    interests: Collection[str]  #: None at all: everybody shares them.
    times: int  #: The parts of the week it takes; bits as in `Volunteer.times`.
    clashing: Collection[int]  #: Ids of requests at the same time.
    rules: Rules
    week_ago: dt.datetime


class Candidates:
    """Looks for people inside a unit of work."""

    def __init__(self, connection: AsyncConnection, choices: Choices) -> None:
        self._connection = connection
        self._choices = choices

    async def count(self, search: Search) -> dict[Verdict, int]:
        """How many come to each verdict; those called for this request already are not counted."""
        judged = (await self._judged(search, volunteer_hubs.c.person_id)).subquery()
        found = await self._connection.execute(select(judged.c.verdict, func.count()).group_by(judged.c.verdict))
        return {_verdict(number): count for number, count in found}

    async def call(
        self, search: Search, wave: int, widest: Fit, most: int | None, now: dt.datetime, held_until: dt.datetime | None
    ) -> int:
        """Call up to `most` of those who fit at least so well, in their order; returns how many.

        Those who want one message a day are held until then, where `held_until` says when that is.
        """
        hubs = volunteer_hubs.c
        judged = (await self._judged(search, hubs.person_id, hubs.last_asked_at, hubs.digest)).subquery()
        wants_digest = judged.c.digest == Digest.DAILY.value if held_until else literal(value=False)
        chosen = select(
            literal(search.request_id),
            judged.c.person_id,
            literal(wave),
            literal(now, Moment()),
            case((wants_digest, literal(held_until, Moment())), else_=null()),
        ).where(judged.c.verdict <= widest.value)
        if most is not None:
            in_turn = (judged.c.verdict, judged.c.last_asked_at.nulls_first(), judged.c.person_id)
            chosen = chosen.order_by(*in_turn).limit(most)
        columns = ["request_id", "person_id", "wave", "asked_at", "held_until"]
        called = (await self._connection.execute(insert(calls).from_select(columns, chosen))).rowcount
        await self._note_asked(search.request_id, wave, now)
        return called

    async def _note_asked(self, request_id: int, wave: int, now: dt.datetime) -> None:
        asked = select(calls.c.person_id).where(calls.c.request_id == request_id, calls.c.wave == wave)
        await self._connection.execute(
            update(volunteer_hubs).where(volunteer_hubs.c.person_id.in_(asked)).values(last_asked_at=now)
        )

    async def _judged(self, search: Search, *columns: ColumnElement[Any]) -> Select[Any]:
        """Everybody with the role at the hub or nearby: these columns, and the verdict."""
        role = await self._choices.mask(ChoiceKind.ROLE, {search.role})
        interests = await self._choices.mask(ChoiceKind.INTEREST, search.interests)
        here = _there(volunteer_hubs, role, search).where(volunteer_hubs.c.hub == search.hub)
        shares = volunteer_hubs.c.interests.op("&")(interests) != 0 if search.interests else true()
        of_hub = here.with_only_columns(*columns, _verdict_in_sql(search, is_best=and_(shares, _has_time(search))))
        if not search.neighbours:
            return of_hub
        home = volunteer_hubs.alias("home")
        is_of_hub = exists().where(
            home.c.hub == search.hub,
            home.c.person_id == volunteer_hubs.c.person_id,
            home.c.roles.op("&")(role) != 0,
        )
        near = (
            _there(volunteer_hubs, role, search)
            .where(volunteer_hubs.c.hub.in_(list(search.neighbours)), volunteer_hubs.c.is_nearby, ~is_of_hub)
            .with_only_columns(*columns, _verdict_in_sql(search, is_best=None))
            .distinct()  # whoever is at two neighbouring hubs is asked once
        )
        return of_hub.union_all(near)  # type: ignore[return-value]  # a union selects as well


def _there(table: Any, role: int, search: Search) -> Select[Any]:
    called = select(calls.c.person_id).where(calls.c.request_id == search.request_id)
    return select(table).where(
        table.c.standing <= BLOCKED,
        table.c.roles.op("&", return_type=Integer())(role) != 0,
        table.c.person_id.not_in(called),
    )


def _has_time(search: Search) -> ColumnElement[bool]:
    times = volunteer_hubs.c.times
    return or_(times == 0, times.op("&", return_type=Integer())(search.times) == search.times)


def _verdict_in_sql(search: Search, *, is_best: ColumnElement[bool] | None) -> ColumnElement[int]:
    """The first reason that holds, else how well somebody fits; `is_best` is None for those nearby."""
    rules, hubs = search.rules, volunteer_hubs.c
    reasons = [
        (hubs.standing == BLOCKED, LeftOut.BLOCKED),
        (and_(hubs.paused_until.is_not(None), hubs.paused_until >= rules.today), LeftOut.PAUSED),
    ]
    if not rules.is_urgent:
        peaceful = [Digest.URGENT.value, *([] if rules.is_digest_in_time else [Digest.DAILY.value])]
        reasons += [
            (hubs.digest.in_(peaceful), LeftOut.PEACE),
            (hubs.person_id.in_(_capped(search)), LeftOut.CAPPED),
        ]
    if search.clashing:
        reasons.append((hubs.person_id.in_(_busy(search)), LeftOut.BUSY))
    if is_best is not None:
        reasons.append((is_best, Fit.BEST))  # type: ignore[arg-type]  # a verdict like those before
    otherwise = Fit.NEARBY if is_best is None else Fit.ROLE
    verdicts = [(holds, literal(verdict.value)) for holds, verdict in reasons]
    return case(*verdicts, else_=literal(otherwise.value)).label("verdict")


def _capped(search: Search) -> Select[Any]:
    person = calls.c.person_id + 0  # no bare column: SQLite would walk all calls ever made in their order by person
    return (
        select(person)
        .where(calls.c.asked_at > search.week_ago)
        .group_by(person)
        .having(func.count() >= search.rules.calls_per_week)
    )


def _busy(search: Search) -> Select[Any]:
    return select(commitments.c.person_id).where(
        commitments.c.request_id.in_(list(search.clashing)), commitments.c.answer.in_(_PLACES)
    )


def _verdict(number: int) -> Verdict:
    return Fit(number) if number <= Fit.NEARBY else LeftOut(number)
